namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Ends an <see cref="AccountUpdatesRequest"/>.</summary>
/// <param name="Account">The account.</param>
public sealed record CancelAccountUpdates(string Account) : TwsRequest;
