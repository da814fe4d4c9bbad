namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A step of prices.</summary>
/// <param name="LowEdge">Valid from this price upward, in points.</param>
/// <param name="Increment">The step in points.</param>
public readonly record struct PriceIncrement(decimal LowEdge, decimal Increment);
