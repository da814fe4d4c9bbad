namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Asks for the accounts of the login.</summary>
public sealed record ManagedAccountsRequest : TwsRequest;
