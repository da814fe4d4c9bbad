namespace MiaIa.Host.Recovery;

/// <summary>
/// Where an answer of the broker was taken: at which call, and whether it was announced by the market event before. One that comes between
/// the two is taken at the same call without having been announced.
/// </summary>
internal static class CallKey
{
    /// <summary>The key of a call.</summary>
    /// <param name="call">Number of the call, from 1.</param>
    /// <param name="isOpened">Whether the call before was a market event that announced an answer.</param>
    public static long Of(long call, bool isOpened) => (2 * call) + (isOpened ? 1 : 0);

    /// <summary>The number of the call.</summary>
    public static long CallOf(long key) => key / 2;
}
