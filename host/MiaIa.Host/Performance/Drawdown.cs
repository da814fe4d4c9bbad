using MiaIa.Engine;

namespace MiaIa.Host.Performance;

/// <summary>The largest fall of the equity after ended round trips from its peak; the equity begins at the capital.</summary>
/// <param name="Dollars">In dollars; 0 when it never fell.</param>
/// <param name="Share">The largest as a share of its peak, which may be another fall; null when a peak was not above 0.</param>
/// <param name="DurationNs">From the peak of the largest fall in dollars to its recovery, or to the end when it did not recover, in nanoseconds; null when it never fell.</param>
/// <param name="IsRecovered">Whether that peak was reached again.</param>
internal readonly record struct Drawdown(decimal Dollars, double? Share, long? DurationNs, bool IsRecovered)
{
    /// <summary>Computes it.</summary>
    /// <param name="trips">Round trips in order of their end.</param>
    /// <param name="capital">Equity at the beginning, in dollars.</param>
    public static Drawdown Of(IReadOnlyList<RoundTrip> trips, decimal capital)
    {
        decimal equity = capital;
        decimal peak = capital;
        long peakNs = trips.Count > 0 ? trips[0].EntryNs : 0;
        long worstPeakNs = 0;
        long? recoveredNs = null;
        decimal worst = 0;
        decimal worstPeak = 0;
        double? share = capital > 0 ? 0 : null;
        foreach (RoundTrip trip in trips)
        {
            equity += trip.Net;
            if (equity >= peak)
            {
                recoveredNs = worst > 0 && recoveredNs is null && equity >= worstPeak ? trip.ExitNs : recoveredNs;
                (peak, peakNs) = (equity, trip.ExitNs);
            }
            else if (peak - equity > worst)
            {
                (worst, worstPeak, worstPeakNs, recoveredNs) = (peak - equity, peak, peakNs, null);
            }

            share = peak > 0 ? Math.Max(share ?? 0, (double)((peak - equity) / peak)) : null;
        }

        long? durationNs = worst == 0 ? null : (recoveredNs ?? trips[^1].ExitNs) - worstPeakNs;
        return new Drawdown(worst, share, durationNs, recoveredNs is not null);
    }
}
