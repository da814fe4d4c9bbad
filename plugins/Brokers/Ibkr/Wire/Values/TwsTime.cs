namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Reads the times of the TWS (PROTOCOL 14.1).</summary>
public static class TwsTime
{
    /// <summary>
    /// Reads <c>20260413 15:27:04 US/Eastern</c>, the same with two blanks, without seconds or without zone, <c>20260413-15:27:04</c>
    /// (UTC), a date alone (its midnight) and unix seconds.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="zones">Finds a zone by its name; null for one it does not know.</param>
    /// <param name="assumed">The zone of a text without one, or with one unknown; null when none may be assumed.</param>
    /// <param name="moment">The time.</param>
    /// <returns>False for any other text, for a local time that does not exist, and when a zone is needed and missing.</returns>
    public static bool TryParse(string text, Func<string, TimeZoneInfo?> zones, TimeZoneInfo? assumed, out TwsMoment moment)
    {
        moment = default;
        return false;
    }

    /// <summary>Reads a date <c>yyyyMMdd</c>, alone or before a time.</summary>
    public static bool TryParseDate(string text, out DateOnly date)
    {
        date = default;
        return false;
    }
}
