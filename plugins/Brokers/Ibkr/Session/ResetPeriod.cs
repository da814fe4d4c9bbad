namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>A time in which IB is expected to be away.</summary>
/// <param name="Kind">Which; None outside all of them.</param>
/// <param name="EndNs">When it is over, UTC nanoseconds; later than that it is no longer normal. 0 for None.</param>
public readonly record struct ResetPeriod(ResetKind Kind, long EndNs);
