namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>An exchange behind a letter of a quote.</summary>
/// <param name="BitNumber">Its bit.</param>
/// <param name="Exchange">The exchange.</param>
/// <param name="Letter">Its letter.</param>
public sealed record SmartComponent(int BitNumber, string Exchange, string Letter);
