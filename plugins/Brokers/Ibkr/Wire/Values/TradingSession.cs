namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>One piece of trading hours, in the instrument's zone.</summary>
/// <param name="Day">Date the piece is listed under.</param>
/// <param name="Open">Local time of the open; null for a closed day.</param>
/// <param name="Close">Local time of the close; null for a closed day.</param>
public readonly record struct TradingSession(DateOnly Day, DateTime? Open, DateTime? Close)
{
    /// <summary>Whether the market stays closed that day.</summary>
    public bool IsClosed => Open is null;
}
