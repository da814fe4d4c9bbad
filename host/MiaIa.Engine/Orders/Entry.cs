using MiaIa.Sdk;

namespace MiaIa.Engine.Orders;

/// <summary>An entry that passed every step: what the router builds a bracket from.</summary>
/// <param name="Side">Buy or Sell.</param>
/// <param name="Quantity">Contracts.</param>
/// <param name="ReferenceTicks">Price the distances are planned from, in ticks.</param>
/// <param name="LimitTicks">Limit of the entry; 0 for the market.</param>
/// <param name="StopTicks">Distance of the stop, in ticks.</param>
/// <param name="TargetTicks">Distance of the target, in ticks; 0 for none.</param>
/// <param name="ExpiresNs">When a limit entry expires; 0 for never.</param>
/// <param name="Strategy">Place of the strategy.</param>
/// <param name="Setup">Place of its setup.</param>
internal readonly record struct Entry(
    Side Side,
    int Quantity,
    int ReferenceTicks,
    int LimitTicks,
    int StopTicks,
    int TargetTicks,
    long ExpiresNs,
    int Strategy,
    int Setup);
