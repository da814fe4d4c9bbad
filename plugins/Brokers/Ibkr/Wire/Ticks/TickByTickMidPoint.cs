namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>One change of the middle of bid and ask (id 99, kind 4).</summary>
/// <param name="RequestId">Number of the subscription.</param>
/// <param name="Time">Unix seconds; several ticks share one.</param>
/// <param name="MidPoint">In points; null when not told.</param>
public readonly record struct TickByTickMidPoint(int RequestId, long Time, double? MidPoint);
