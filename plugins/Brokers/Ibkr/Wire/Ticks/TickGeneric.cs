namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A number of level 1 (id 45).</summary>
/// <param name="RequestId">Number of the subscription.</param>
/// <param name="TickType">Such as 49 halted.</param>
/// <param name="Value">The number; null when not told.</param>
public readonly record struct TickGeneric(int RequestId, int TickType, double? Value);
