namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Subscribes values and portfolio of one account; one account at a time.</summary>
/// <param name="Account">The account.</param>
public sealed record AccountUpdatesRequest(string Account) : TwsRequest;
