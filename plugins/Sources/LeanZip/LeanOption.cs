using System.Globalization;

namespace MiaIa.Plugins.Sources;

/// <summary>The option that an entry is about.</summary>
/// <param name="IsCall">Whether it is a call.</param>
/// <param name="Strike">Strike, in points.</param>
/// <param name="Expiry">Expiry date.</param>
internal sealed record LeanOption(bool IsCall, decimal Strike, DateOnly Expiry)
{
    private const decimal StrikeScale = 10_000;

    /// <summary>Reads right, strike and expiry, the last parts of a name; null when they are none.</summary>
    public static LeanOption? Parse(string[] parts, int place) =>
        parts.Length == place + 3
        && parts[place] is ("CALL" or "PUT")
        && long.TryParse(parts[place + 1], NumberStyles.None, CultureInfo.InvariantCulture, out long strike)
        && DateOnly.TryParseExact(parts[place + 2], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly expiry)
            ? new LeanOption(parts[place] is "CALL", strike / StrikeScale, expiry)
            : null;
}
