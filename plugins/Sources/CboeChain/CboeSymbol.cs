using System.Globalization;

namespace MiaIa.Plugins.Sources;

/// <summary>An option by the symbol of its clearing house: <c>SPXW230405C04000000</c>.</summary>
/// <param name="Root">Root: SPX settles in the morning, SPXW in the afternoon.</param>
/// <param name="Expiry">Last day.</param>
/// <param name="IsCall">Whether it is a call; else a put.</param>
/// <param name="Strike">Strike, in points.</param>
internal readonly record struct CboeSymbol(string Root, DateOnly Expiry, bool IsCall, decimal Strike)
{
    private const int TailLength = 15;
    private const decimal StrikeScale = 1000;

    private static readonly string[] IndexRoots = ["SPX", "VIX", "NDX", "RUT", "DJX", "OEX", "XSP", "XEO", "MRUT"];

    /// <summary>Whether it settles by the opening prices of its last day: the plain roots of indexes do.</summary>
    public bool IsMorningSettled => Root is "SPX" or "VIX" or "NDX" or "RUT" or "DJX";

    /// <summary>The index or fund of a root: SPXW is about SPX.</summary>
    public static string Underlying(string root) =>
        root.Length > 1 && root[^1] is 'W' or 'P' && IndexRoots.Contains(root[..^1], StringComparer.Ordinal) ? root[..^1] : root;

    /// <summary>Reads a symbol.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CboeSymbol symbol)
    {
        symbol = default;
        text = text.Trim();
        if (text.Length <= TailLength)
        {
            return TryParseOld(text, out symbol);
        }

        ReadOnlySpan<char> tail = text[^TailLength..];
        if (!DateOnly.TryParseExact(tail[..6], "yyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly expiry)
            || tail[6] is not ('C' or 'P')
            || !int.TryParse(tail[7..], NumberStyles.None, CultureInfo.InvariantCulture, out int strike)
            || strike == 0)
        {
            return TryParseOld(text, out symbol);
        }

        symbol = new CboeSymbol(text[..^TailLength].Trim().ToString(), expiry, tail[6] == 'C', strike / StrikeScale);
        return true;
    }

    /// <summary>
    /// The older writing: <c>23 Apr 4000.00 (SPXW2305D4000-E)</c>, with year, day, a letter of the month (A to L calls, M to X
    /// puts) and the strike.
    /// </summary>
    private static bool TryParseOld(ReadOnlySpan<char> text, out CboeSymbol symbol)
    {
        symbol = default;
        int open = text.IndexOf('(');
        int close = text.LastIndexOf('-');
        if (open < 0 || close < open + 6)
        {
            return false;
        }

        ReadOnlySpan<char> inner = text[(open + 1)..close];
        int letters = 0;
        while (letters < inner.Length && char.IsAsciiLetter(inner[letters]))
        {
            letters++;
        }

        if (letters == 0 || inner.Length < letters + 6
            || !int.TryParse(inner.Slice(letters, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            || !int.TryParse(inner.Slice(letters + 2, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int day)
            || inner[letters + 4] is not (>= 'A' and <= 'X')
            || !decimal.TryParse(inner[(letters + 5)..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal strike)
            || strike is <= 0 or > 1_000_000)
        {
            return false;
        }

        int code = inner[letters + 4] - 'A';
        int month = (code % 12) + 1;
        if (day < 1 || day > DateTime.DaysInMonth(2000 + year, month))
        {
            return false;
        }

        symbol = new CboeSymbol(inner[..letters].ToString(), new DateOnly(2000 + year, month, day), code < 12, strike);
        return true;
    }
}
