using System.Globalization;

namespace MiaIa.Plugins.Sources;

/// <summary>What the symbol of an option tells.</summary>
/// <param name="Root">Everything before the date: SPX, SPXW.</param>
/// <param name="Expiry">Expiry date.</param>
/// <param name="IsCall">Whether it is a call.</param>
/// <param name="Strike">Strike, in points.</param>
internal readonly record struct ChainSymbol(string Root, DateOnly Expiry, bool IsCall, decimal Strike)
{
    private const int OccTail = 15;
    private const decimal OccScale = 1000;
    private const int Century = 2000;
    private const int LongestRoot = 6;

    /// <summary>Reads a symbol: SPXW230405C04000000, or the older spelling 23 Apr 4000.00 (SPXW2305D4000-E).</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ChainSymbol symbol)
    {
        text = text.Trim();
        int open = text.LastIndexOf('(');
        if (open >= 0)
        {
            text = text[(open + 1)..].TrimEnd(')').Trim();
            return TryParseOld(text, out symbol) || TryParseOcc(text, out symbol);
        }

        return TryParseOcc(text, out symbol) || TryParseOld(text, out symbol);
    }

    private static bool TryParseOcc(ReadOnlySpan<char> text, out ChainSymbol symbol)
    {
        symbol = default;
        if (text.Length <= OccTail || !TryRoot(text[..^OccTail].TrimEnd(), out string root))
        {
            return false;
        }

        ReadOnlySpan<char> tail = text[^OccTail..];
        if (tail[6] is not ('C' or 'P')
            || !TryNumber(tail[..2], out int year) || !TryNumber(tail[2..4], out int month) || !TryNumber(tail[4..6], out int day)
            || !TryNumber(tail[7..], out int strike) || strike == 0
            || !TryDate(year, month, day, out DateOnly expiry))
        {
            return false;
        }

        symbol = new ChainSymbol(root, expiry, tail[6] == 'C', strike / OccScale);
        return true;
    }

    /// <summary>Root, year, day, a letter for month and right (A to L calls, M to X puts), strike, and perhaps an exchange.</summary>
    private static bool TryParseOld(ReadOnlySpan<char> text, out ChainSymbol symbol)
    {
        symbol = default;
        int dash = text.LastIndexOf('-');
        text = dash > 0 ? text[..dash] : text;
        int strikeAt = text.Length;
        while (strikeAt > 0 && (char.IsAsciiDigit(text[strikeAt - 1]) || text[strikeAt - 1] == '.'))
        {
            strikeAt--;
        }

        int letterAt = strikeAt - 1;
        int dateAt = letterAt - 4;
        if (dateAt <= 0 || text[letterAt] is < 'A' or > 'X' || !TryRoot(text[..dateAt], out string root)
            || !TryNumber(text[dateAt..(dateAt + 2)], out int year) || !TryNumber(text[(dateAt + 2)..letterAt], out int day)
            || !decimal.TryParse(text[strikeAt..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal strike)
            || strike is <= 0 or > 1_000_000)
        {
            return false;
        }

        int letter = text[letterAt] - 'A';
        if (!TryDate(year, (letter % 12) + 1, day, out DateOnly expiry))
        {
            return false;
        }

        symbol = new ChainSymbol(root, expiry, letter < 12, strike);
        return true;
    }

    private static bool TryRoot(ReadOnlySpan<char> text, out string root)
    {
        text = text.TrimStart('^');
        bool isGood = text.Length is > 0 and <= LongestRoot;
        foreach (char c in text)
        {
            isGood &= char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c);
        }

        root = isGood ? text.ToString() : "";
        return isGood;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static bool TryDate(int year, int month, int day, out DateOnly date)
    {
        bool isGood = month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(Century + year, month);
        date = isGood ? new DateOnly(Century + year, month, day) : default;
        return isGood;
    }
}
