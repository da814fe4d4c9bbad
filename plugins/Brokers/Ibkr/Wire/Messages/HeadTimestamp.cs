namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Since when there are data (id 88).</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="Time">Time as text or unix seconds; see <see cref="TwsTime"/>.</param>
public sealed record HeadTimestamp(int RequestId, string Time);
