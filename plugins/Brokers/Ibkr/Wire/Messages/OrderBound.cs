namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>An order entered by hand got a number (id 100).</summary>
/// <param name="PermId">IB's lasting number of the order.</param>
/// <param name="ClientId">The client it is bound to.</param>
/// <param name="OrderId">Its number there.</param>
public sealed record OrderBound(long PermId, int ClientId, int OrderId);
