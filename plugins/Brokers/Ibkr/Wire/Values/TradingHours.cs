namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Reads trading and liquid hours of an instrument (PROTOCOL 6.3).</summary>
public static class TradingHours
{
    /// <summary>
    /// Reads pieces parted by <c>;</c> and <c>,</c>, each <c>20260405:1700-20260406:1600</c> or <c>20260411:CLOSED</c>; empty ones are skipped.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="sessions">The pieces in their order; empty when it cannot be read.</param>
    /// <returns>False when any piece cannot be read.</returns>
    public static bool TryParse(string text, out IReadOnlyList<TradingSession> sessions)
    {
        sessions = [];
        return false;
    }
}
