using MiaIa.Engine;
using MiaIa.Sdk;

namespace MiaIa.Host.Comparison;

/// <summary>The round trips of two runs laid side by side: those with the same time of entry and side are common.</summary>
/// <param name="Common">Round trips that both have.</param>
/// <param name="SameExit">Those of them that ended at the same time and price.</param>
/// <param name="CommonNetA">Net result of the common ones in A, in dollars.</param>
/// <param name="CommonNetB">Net result of the common ones in B, in dollars.</param>
/// <param name="OnlyA">Round trips that A alone has.</param>
/// <param name="OnlyNetA">Their net result, in dollars.</param>
/// <param name="OnlyB">Round trips that B alone has.</param>
/// <param name="OnlyNetB">Their net result, in dollars.</param>
internal sealed record TripMatch(
    int Common, int SameExit, decimal CommonNetA, decimal CommonNetB, int OnlyA, decimal OnlyNetA, int OnlyB, decimal OnlyNetB)
{
    /// <summary>Matches them.</summary>
    public static TripMatch Of(IReadOnlyList<RoundTrip> a, IReadOnlyList<RoundTrip> b)
    {
        Dictionary<(long EntryNs, Side Side), RoundTrip> others = [];
        foreach (RoundTrip trip in b)
        {
            others.TryAdd((trip.EntryNs, trip.Side), trip);
        }

        (int common, int same, decimal netA, decimal netB) = (0, 0, 0, 0);
        foreach (RoundTrip trip in a)
        {
            if (others.Remove((trip.EntryNs, trip.Side), out RoundTrip other))
            {
                common++;
                same += trip.ExitNs == other.ExitNs && trip.ExitTicks == other.ExitTicks ? 1 : 0;
                netA += trip.Net;
                netB += other.Net;
            }
        }

        return new TripMatch(
            common, same, netA, netB, a.Count - common, a.Sum(t => t.Net) - netA, b.Count - common, b.Sum(t => t.Net) - netB);
    }
}
