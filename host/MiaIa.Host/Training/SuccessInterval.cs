using MiaIa.Host.Runs;
using MiaIa.Sdk.Learning;

namespace MiaIa.Host.Training;

/// <summary>Where the true share of successes lies with 95 % confidence.</summary>
/// <param name="Low">Lower end, [0, 1].</param>
/// <param name="High">Upper end, [0, 1].</param>
internal readonly record struct SuccessInterval(double Low, double High)
{
    /// <summary>
    /// By Wilson (1927), with as many independent candidates as the error clustered by session is worth (Kish 1965), never more than there
    /// are: candidates of one session overlap and hang together. Null when the error is not known.
    /// </summary>
    /// <param name="share">The share with its clustered error.</param>
    /// <param name="count">Candidates.</param>
    public static SuccessInterval? Of(ClusteredMean? share, int count)
    {
        if (share is not { } known)
        {
            return null;
        }

        double variance = known.StandardError * known.StandardError;
        double worth = variance > 0 ? Math.Min(count, known.Mean * (1 - known.Mean) / variance) : count;
        (double low, double high) = TradeStatistics.Wilson(known.Mean * worth, worth);
        return new SuccessInterval(low, high);
    }
}
