using System.Globalization;
using MiaIa.Plugins.Brokers.Ibkr.Session;

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
/// <param name="State">State of the connection.</param>
/// <param name="Rate">Events a second since the look before.</param>
/// <param name="OptionStreams">Options that have a line now; -1 when no chain is watched.</param>
/// <param name="ChainSeconds">Age of the last snapshot of the chain, in seconds; -1 before the first.</param>
/// <param name="Ages">Each stream with the seconds since it last said something; -1 before.</param>
internal sealed record FeedStatus(
    bool IsLost, string Reason, int LinesUsed, int MostLines, long Events, int Waiting, int Capacity, int Overflows, bool IsAggregated,
    long Problems, SessionState State, double Rate, int OptionStreams, double ChainSeconds, IReadOnlyList<(string Name, double Seconds)> Ages)
{
    private const double NsPerSecond = 1e9;

    /// <summary>All of it in a line.</summary>
    public string ToText() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(IsLost ? $"LOST ({Reason})" : "live")}{(IsAggregated ? ", aggregated" : "")}; connection {State}; {Rate:0} events/s; lines {LinesUsed}/{MostLines}{ChainText}; events {Events}; ring {Waiting}/{Capacity}; overflows {Overflows}; problems {Problems}; {string.Join(", ", Ages.Select(a => a.Name + Age(a.Seconds)))}");

    private string ChainText => OptionStreams < 0 ? "" : $", {OptionStreams.ToString(CultureInfo.InvariantCulture)} of them options; chain{Age(ChainSeconds)}";

    private static string Age(double seconds) => seconds < 0 ? " -" : string.Create(CultureInfo.InvariantCulture, $" {seconds:0.0} s");

    /// <summary>The time since a moment, in seconds; -1 for one that never was.</summary>
    /// <param name="thenNs">The moment, UTC nanoseconds; 0 for none.</param>
    /// <param name="nowNs">Now, UTC nanoseconds.</param>
    internal static double SecondsSince(long thenNs, long nowNs) => thenNs == 0 ? -1 : (nowNs - thenNs) / NsPerSecond;
}
