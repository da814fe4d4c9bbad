namespace MiaIa.TwsSimulator;

/// <summary>A stretch of time in which a position was larger than its working stops.</summary>
/// <param name="Account">Account.</param>
/// <param name="Contract">Instrument.</param>
/// <param name="From">First instant.</param>
/// <param name="Quantity">Contracts without a stop, signed like the position.</param>
public sealed record Exposure(string Account, Contract Contract, DateTimeOffset From, decimal Quantity)
{
    /// <summary>Last instant; null while it lasts.</summary>
    public DateTimeOffset? To { get; internal set; }
}
