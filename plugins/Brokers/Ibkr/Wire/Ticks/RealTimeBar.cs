namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A bar of five seconds (id 50).</summary>
/// <param name="RequestId">Number of the subscription.</param>
/// <param name="Time">Unix seconds of its start.</param>
/// <param name="Open">First price in points; null when not told, as all that follow.</param>
/// <param name="High">Highest price.</param>
/// <param name="Low">Lowest price.</param>
/// <param name="Close">Last price.</param>
/// <param name="Volume">In contracts.</param>
/// <param name="Wap">Volume weighted price.</param>
/// <param name="Count">Number of trades.</param>
public readonly record struct RealTimeBar(
    int RequestId, long Time, double? Open, double? High, double? Low, double? Close, decimal? Volume, double? Wap, int? Count);
