namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Asks for the orders completed since midnight.</summary>
/// <param name="IsApiOnly">Leaves out orders entered by hand; default false.</param>
public sealed record CompletedOrdersRequest(bool IsApiOnly = false) : TwsRequest;
