using System.Globalization;

namespace MiaIa.Host.Configuration;

/// <summary>Reads numbers with what may stand behind them: <c>500 USD</c>, <c>5 %</c>, <c>50ms</c>.</summary>
internal static class NumberText
{
    private const decimal Largest = 1e15m; // beyond it a change of unit could overflow
    private const NumberStyles Written =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>The number of a text in the unit of its option; false when it is none, or of another unit.</summary>
    /// <param name="text">The text.</param>
    /// <param name="unit">The unit that the option's name tells.</param>
    /// <param name="isMoney">Whether USD may stand behind it.</param>
    /// <param name="value">The number.</param>
    public static bool TryRead(string text, Unit unit, bool isMoney, out decimal value)
    {
        int end = text.Length;
        while (end > 0 && (char.IsAsciiLetter(text[end - 1]) || text[end - 1] == '%'))
        {
            end--;
        }

        string suffix = text[end..];
        string number = text[..end].TrimEnd(' ');
        return decimal.TryParse(number, Written, CultureInfo.InvariantCulture, out value)
            && (suffix.Length == 0 || Math.Abs(value) <= Largest)
            && TryConvert(suffix, unit, isMoney, ref value);
    }

    /// <summary>Whether a text is a number with nothing behind it.</summary>
    public static bool IsBare(string text) => decimal.TryParse(text, Written, CultureInfo.InvariantCulture, out _);

    /// <summary>A length of time: a number with its unit, or 0.</summary>
    public static bool TryReadDuration(string text, out TimeSpan duration)
    {
        duration = default;
        if (!TryRead(text, Unit.Nanoseconds, isMoney: false, out decimal nanoseconds)
            || (nanoseconds != 0 && IsBare(text))
            || nanoseconds % 100 != 0
            || Math.Abs(nanoseconds) > long.MaxValue)
        {
            return false;
        }

        duration = TimeSpan.FromTicks((long)(nanoseconds / 100));
        return true;
    }

    private static bool TryConvert(string suffix, Unit unit, bool isMoney, ref decimal value)
    {
        switch (suffix)
        {
            case "":
                return true;
            case "USD":
                return isMoney && unit is Unit.None;
            case "%":
                value = unit is Unit.Percent ? value : value / 100;
                return unit is Unit.Percent or Unit.None;
            default:
                decimal length = Units.NanosecondsOf(suffix);
                decimal own = Units.NanosecondsOf(unit);
                value = length == 0 || own == 0 ? 0 : value * length / own;
                return length != 0 && own != 0;
        }
    }
}
