using System.Globalization;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>How the feed fares, for a person.</summary>
/// <param name="IsLost">Whether it counts as lost.</param>
/// <param name="Reason">Why; empty when it does not.</param>
/// <param name="LinesUsed">Market data lines in use by this program.</param>
/// <param name="MostLines">Lines that it may use.</param>
/// <param name="Events">Events told so far.</param>
/// <param name="Waiting">Events that wait for the engine.</param>
/// <param name="Capacity">Events that may wait.</param>
/// <param name="Overflows">Times the engine fell behind.</param>
/// <param name="IsAggregated">Whether prints or quotes are those of level 1, summed up.</param>
/// <param name="Problems">What was wrong with data so far.</param>
/// <param name="Ages">Each stream with the seconds since it last said something; -1 before.</param>
internal sealed record FeedStatus(
    bool IsLost, string Reason, int LinesUsed, int MostLines, long Events, int Waiting, int Capacity, int Overflows, bool IsAggregated,
    long Problems, IReadOnlyList<(string Name, double Seconds)> Ages)
{
    private const double NsPerSecond = 1e9;

    /// <summary>All of it in a line.</summary>
    public string ToText() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(IsLost ? $"LOST ({Reason})" : "live")}{(IsAggregated ? ", aggregated" : "")}; lines {LinesUsed}/{MostLines}; events {Events}; ring {Waiting}/{Capacity}; overflows {Overflows}; problems {Problems}; {string.Join(", ", Ages.Select(a => a.Seconds < 0 ? $"{a.Name} -" : string.Create(CultureInfo.InvariantCulture, $"{a.Name} {a.Seconds:0.0} s")))}");

    /// <summary>Looks. Under the gate.</summary>
    internal static FeedStatus Of(
        FeedStream stream, FeedLosses losses, int used, int most, bool isAggregated, long problems, IReadOnlyList<FeedLine> lines)
    {
        long nowNs = stream.Stamp();
        return new FeedStatus(
            losses.Current != FeedLoss.None, losses.Text, used, most, stream.Written, stream.Waiting, stream.Capacity, stream.Overflows,
            isAggregated, problems, [.. lines.Select(l => (l.Name, l.LatestNs == 0 ? -1 : (nowNs - l.LatestNs) / NsPerSecond))]);
    }
}
