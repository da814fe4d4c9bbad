namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A point in time read from a text.</summary>
/// <param name="TimeNs">UTC nanoseconds since 1970.</param>
/// <param name="IsCertain">False when the zone was assumed, or the hour comes twice that day.</param>
public readonly record struct TwsMoment(long TimeNs, bool IsCertain);
