namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>When tick-by-tick streams of one instrument were requested.</summary>
/// <param name="LatestNs">The last request, nanoseconds of the session's clock.</param>
/// <param name="BeforeNs">The one before it, on whatever connection.</param>
/// <param name="Connection">The connection of the last one, counted.</param>
internal readonly record struct TickByTickTimes(long LatestNs, long BeforeNs, int Connection)
{
    /// <summary>None so far.</summary>
    public static readonly TickByTickTimes None = new(long.MinValue, long.MinValue, -1);
}
