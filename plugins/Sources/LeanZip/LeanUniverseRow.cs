using System.Globalization;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>Reads the rows of a universe by the names of its columns.</summary>
internal sealed class LeanUniverseRow(LeanUniverse universe)
{
    private readonly int _strike = universe.Column("strike");
    private readonly int _right = universe.Column("right");
    private readonly int _close = universe.Column("close");
    private readonly int _volume = universe.Column("volume");
    private readonly int _interest = universe.Column("open_interest");
    private readonly int _volatility = universe.Column("implied_volatility");
    private readonly int _delta = universe.Column("delta");
    private readonly int _gamma = universe.Column("gamma");

    /// <summary>Whether the universe has gammas.</summary>
    public bool HasGamma => _gamma > 0;

    /// <summary>Expiry date; false for the row of the underlying and for what is no date.</summary>
    public static bool TryExpiry(NumberRow row, ReadOnlySpan<byte> line, out DateOnly expiry)
    {
        expiry = default;
        ReadOnlySpan<byte> text = row.Text(line, 0);
        return text.Length == 8 && row.IsNumber(0) && row.FractionDigits(0) == 0 && row.Digits(0) is > 19_000_000 and < 30_000_000
            && TryDate((int)row.Digits(0), out expiry);
    }

    /// <summary>Right and strike; false when they cannot be read.</summary>
    public bool TryOption(NumberRow row, ReadOnlySpan<byte> line, out bool isCall, out double strike)
    {
        isCall = false;
        strike = 0;
        if (row.Count <= Math.Max(_right, _strike) || !row.TryDouble(_strike, out strike) || strike <= 0)
        {
            return false;
        }

        ReadOnlySpan<byte> right = row.Text(line, _right);
        isCall = right.SequenceEqual("C"u8) || right.SequenceEqual("call"u8) || right.SequenceEqual("Call"u8);
        return isCall || right.SequenceEqual("P"u8) || right.SequenceEqual("put"u8) || right.SequenceEqual("Put"u8);
    }

    /// <summary>Value of the underlying; false when there is none.</summary>
    public bool TryClose(NumberRow row, out double close)
    {
        close = 0;
        return _close >= 0 && _close < row.Count && row.TryDouble(_close, out close) && close > 0;
    }

    /// <summary>The closing price as it is written.</summary>
    public string CloseText(NumberRow row, ReadOnlySpan<byte> line) => Text(row, line, _close);

    /// <summary>Open interest as it is written.</summary>
    public string InterestText(NumberRow row, ReadOnlySpan<byte> line) => Text(row, line, _interest);

    /// <summary>Open interest; null when there is none.</summary>
    public int? Interest(NumberRow row) => Count(row, _interest);

    /// <summary>Contracts traded; null when there is no such number.</summary>
    public int? Volume(NumberRow row) => Count(row, _volume);

    /// <summary>Implied volatility; NaN when there is none, or when it could not be computed.</summary>
    public double Volatility(NumberRow row, ReadOnlySpan<byte> line) =>
        Number(row, line, _volatility) is > 0 and var volatility ? volatility : double.NaN;

    /// <summary>Delta; NaN when there is none.</summary>
    public double Delta(NumberRow row, ReadOnlySpan<byte> line) => Number(row, line, _delta);

    /// <summary>Gamma; NaN when there is none.</summary>
    public double Gamma(NumberRow row, ReadOnlySpan<byte> line) => Number(row, line, _gamma);

    private static string Text(NumberRow row, ReadOnlySpan<byte> line, int column) =>
        column >= 0 && column < row.Count ? System.Text.Encoding.UTF8.GetString(row.Text(line, column)) : "";

    private static int? Count(NumberRow row, int column) =>
        column >= 0 && column < row.Count && row.TryInteger(column, out int count) && count >= 0 ? count : null;

    /// <summary>Small numbers may be written with an exponent.</summary>
    private static double Number(NumberRow row, ReadOnlySpan<byte> line, int column)
    {
        if (column < 0 || column >= row.Count)
        {
            return double.NaN;
        }

        return double.TryParse(row.Text(line, column), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && double.IsFinite(value)
            ? value
            : double.NaN;
    }

    private static bool TryDate(int digits, out DateOnly date)
    {
        (int year, int month, int day) = (digits / 10_000, digits / 100 % 100, digits % 100);
        bool isDate = month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = isDate ? new DateOnly(year, month, day) : default;
        return isDate && year is >= 1970 and <= 2200;
    }
}
