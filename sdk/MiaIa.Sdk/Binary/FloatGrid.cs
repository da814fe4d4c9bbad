using System.Runtime.CompilerServices;

namespace MiaIa.Sdk.Binary;

/// <summary>
/// Turns prices that are stored as 32-bit floats into whole ticks. A price is on the grid when it is the float nearest to a
/// multiple of the tick; so nothing is rounded unnoticed.
/// </summary>
public sealed class FloatGrid
{
    // Beyond this many ticks two neighbouring ones may be the same float.
    private const double MostTicks = 1 << 23;
    private const int MostDecimals = 15;

    private readonly double _numerator;
    private readonly double _denominator;
    private readonly double _tick;
    private readonly double _ticksPerUnit;

    /// <summary>Prepares a grid.</summary>
    /// <param name="tickSize">Smallest price step as the file counts it, positive, with at most 15 decimals.</param>
    public FloatGrid(decimal tickSize)
    {
        decimal numerator = tickSize;
        decimal denominator = 1;
        for (int i = 0; i < MostDecimals && numerator != decimal.Truncate(numerator); i++)
        {
            numerator *= 10;
            denominator *= 10;
        }

        if (numerator <= 0 || numerator != decimal.Truncate(numerator))
        {
            throw new ArgumentOutOfRangeException(
                nameof(tickSize), tickSize, "A tick is positive and has at most 15 decimals.");
        }

        _numerator = (double)numerator;
        _denominator = (double)denominator;
        _tick = _numerator / _denominator;
        _ticksPerUnit = _denominator / _numerator;
    }

    /// <summary>The ticks of a price; false when it is off the grid, no number, or beyond what a float can tell apart.</summary>
    /// <param name="price">As it is stored.</param>
    /// <param name="ticks">Whole ticks, when the answer is true.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryToTicks(float price, out int ticks)
    {
        double whole = Math.Round(price * _ticksPerUnit);
        ticks = double.ConvertToIntegerNative<int>(whole);
        return Math.Abs(whole) <= MostTicks && ((float)(whole * _tick) == price || IsNearest(whole, price));
    }

    /// <summary>The same with a division, which rounds once where the tick itself is no double.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsNearest(double whole, float price) => (float)(whole * _numerator / _denominator) == price;
}
