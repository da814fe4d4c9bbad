namespace MiaIa.Sdk;

/// <summary>An entry on its way to the broker, as a risk rule sees it.</summary>
/// <param name="TimeNs">Event time, nanoseconds UTC.</param>
/// <param name="Side">Buy or Sell.</param>
/// <param name="Quantity">Contracts asked for, at least 1.</param>
/// <param name="PriceTicks">Reference price, in ticks.</param>
/// <param name="StopTicks">Distance of the stop, in ticks.</param>
/// <param name="TargetTicks">Distance of the target, in ticks; 0 for none.</param>
public readonly record struct EntryRequest(
    long TimeNs, Side Side, int Quantity, int PriceTicks, int StopTicks, int TargetTicks);
