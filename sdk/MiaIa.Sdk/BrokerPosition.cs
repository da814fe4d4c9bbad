namespace MiaIa.Sdk;

/// <summary>The position in the traded instrument, as the broker has it.</summary>
/// <param name="Quantity">Contracts, signed.</param>
/// <param name="AverageTicks">Average price of its entries, in ticks; 0 when flat or not told.</param>
public readonly record struct BrokerPosition(int Quantity, double AverageTicks);
