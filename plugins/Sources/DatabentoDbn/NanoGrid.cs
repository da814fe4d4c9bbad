using System.Runtime.CompilerServices;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Turns prices in units of 1e-9 points into whole ticks. The quotient comes from a multiplication in floating point and is
/// then proved with integers, so that nothing is rounded and a price off the grid is noticed.
/// </summary>
/// <param name="tickSize">Smallest price step, in points, with at most 9 decimals.</param>
internal sealed class NanoGrid(decimal tickSize)
{
    private readonly long _tick = (long)(tickSize * DbnFlags.UnitsPerPoint);
    private readonly double _perUnit = 1 / (double)(long)(tickSize * DbnFlags.UnitsPerPoint);

    /// <summary>The ticks of a price; false when it is off the grid, absent, or does not fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryToTicks(long price, out int ticks)
    {
        double quotient = price * _perUnit;
        ticks = (int)(quotient + (quotient < 0 ? -0.5 : 0.5));
        return ticks * _tick == price && ticks != int.MinValue;
    }
}
