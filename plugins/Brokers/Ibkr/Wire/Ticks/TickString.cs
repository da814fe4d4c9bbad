namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A text of level 1 (id 46); the text itself is passed beside it.</summary>
/// <param name="RequestId">Number of the subscription.</param>
/// <param name="TickType">Such as 45 last timestamp in unix seconds.</param>
public readonly record struct TickString(int RequestId, int TickType);
