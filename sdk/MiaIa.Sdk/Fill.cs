namespace MiaIa.Sdk;

/// <summary>An execution of one of our orders, whole or in part. Its execution id counts once.</summary>
/// <param name="OrderId">Our id of the order.</param>
/// <param name="ExecutionId">The broker's id of this execution.</param>
/// <param name="Side">Buy or Sell.</param>
/// <param name="Quantity">Contracts.</param>
/// <param name="PriceTicks">Price, in ticks.</param>
/// <param name="FeeMicros">Fees of this execution, in millionths of a dollar.</param>
/// <param name="SlippageTicks">Ticks of modelled slippage inside the price; 0 at a real broker.</param>
public readonly record struct Fill(
    long OrderId, long ExecutionId, Side Side, int Quantity, int PriceTicks, long FeeMicros, int SlippageTicks);
