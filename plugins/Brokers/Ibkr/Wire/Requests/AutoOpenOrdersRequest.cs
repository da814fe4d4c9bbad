namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Binds orders entered by hand to client 0.</summary>
/// <param name="IsBinding">Whether to bind.</param>
public sealed record AutoOpenOrdersRequest(bool IsBinding) : TwsRequest;
