namespace MiaIa.Sdk.Indicators;

/// <summary>
/// A hole in the market's time: 30 minutes or more between the end of one thing and the start of the next.
/// </summary>
public static class MarketGap
{
    /// <summary>The length from which on it counts, in nanoseconds.</summary>
    public const long LeastNs = 30 * 60 * 1_000_000_000L;

    /// <summary>Whether there is a gap between two moments.</summary>
    /// <param name="endNs">End of the previous bar, or time of the previous print; nanoseconds UTC.</param>
    /// <param name="startNs">Start of the next one.</param>
    public static bool Lies(long endNs, long startNs) => startNs - endNs >= LeastNs;
}
