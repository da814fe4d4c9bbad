namespace MiaIa.Sdk.Text;

/// <summary>
/// Turns written prices into whole ticks with integer arithmetic: a price is its digits and how many of them stand after the
/// decimal point, so that nothing is rounded and a price off the grid is noticed.
/// </summary>
public sealed class TickGrid
{
    private readonly long[] _multipliers = new long[PowersOfTen.MaxExponent + 1];
    private readonly long[] _divisors = new long[PowersOfTen.MaxExponent + 1];

    /// <summary>Prepares a grid.</summary>
    /// <param name="tickSize">Smallest price step, in points, positive, with at most 9 decimals.</param>
    /// <param name="scaleDigits">Written prices are points times this power of ten, [0, 9]; default 0.</param>
    public TickGrid(decimal tickSize, int scaleDigits = 0)
    {
        int tickDigits = 0;
        while (tickDigits < 9 && tickSize != decimal.Truncate(tickSize))
        {
            tickSize *= 10;
            tickDigits++;
        }

        long tick = (long)tickSize;
        if (tick <= 0 || tick != tickSize || scaleDigits is < 0 or > 9)
        {
            throw new ArgumentOutOfRangeException(
                nameof(tickSize), tickSize, "A tick is positive and has at most 9 decimals; a scale lies between 0 and 9.");
        }

        // ticks = digits / 10^(fraction + scale) / (tick / 10^tickDigits); negative exponents go to the other side.
        for (int fraction = 0; fraction < _divisors.Length; fraction++)
        {
            int exponent = tickDigits - fraction - scaleDigits;
            _multipliers[fraction] = exponent > 0 ? PowersOfTen.Of(exponent) : 1;
            _divisors[fraction] = exponent < 0 ? DivisorOrZero(tick, -exponent) : tick;
        }
    }

    /// <summary>The ticks of a written price; false when it is off the grid, or does not fit.</summary>
    /// <param name="digits">Its digits without the decimal point, signed.</param>
    /// <param name="fractionDigits">How many of them stand after the decimal point; negative means that there is no price.</param>
    /// <param name="ticks">Whole ticks, when the answer is true.</param>
    public bool TryToTicks(long digits, int fractionDigits, out int ticks)
    {
        ticks = 0;
        if ((uint)fractionDigits > PowersOfTen.MaxExponent || _divisors[fractionDigits] == 0)
        {
            return false;
        }

        long multiplier = _multipliers[fractionDigits];
        long scaled = unchecked(digits * multiplier);
        return (multiplier == 1 || scaled / multiplier == digits)
            && Divide(scaled, _divisors[fractionDigits], out ticks);
    }

    private static bool Divide(long digits, long divisor, out int ticks)
    {
        // Dividing 32 bits is several times as fast, and nearly every price fits.
        if ((ulong)digits <= uint.MaxValue && (ulong)divisor <= uint.MaxValue)
        {
            uint quotient = (uint)digits / (uint)divisor;
            ticks = (int)quotient;
            return quotient <= int.MaxValue && quotient * (uint)divisor == (uint)digits;
        }

        long whole = digits / divisor;
        ticks = (int)whole;
        return whole == ticks && whole * divisor == digits;
    }

    private static long DivisorOrZero(long tick, int exponent) =>
        exponent <= PowersOfTen.MaxExponent && (Int128)tick * PowersOfTen.Of(exponent) <= long.MaxValue
            ? tick * PowersOfTen.Of(exponent)
            : 0;
}
