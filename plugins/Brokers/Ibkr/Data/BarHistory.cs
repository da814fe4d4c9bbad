using System.Globalization;
using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>One-minute bars of the past, as events with their own times.</summary>
/// <param name="requests">Asks TWS, at IB's pace.</param>
/// <param name="problems">What is wrong with what comes.</param>
internal sealed class BarHistory(RequestTable requests, FeedProblems problems)
{
    /// <summary>Length of a bar, nanoseconds.</summary>
    public const long BarNs = 60_000_000_000;

    private const long NsPerSecond = 1_000_000_000;
    private const long SecondsPerDay = 86_400;
    private const int BarSeconds = 60;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Asks for the bars of some futures.</summary>
    /// <param name="futures">The futures; the traded one first.</param>
    /// <param name="fromNs">Start of the first bar wanted, a whole minute, UTC nanoseconds.</param>
    /// <param name="toNs">End of the last one.</param>
    /// <returns>The bars in order of their ends, each once, the traded one's last; null when those of the traded one could not be had.</returns>
    public async Task<List<MarketEvent>?> AskAsync(IReadOnlyList<FutureMarket> futures, long fromNs, long toNs)
    {
        List<MarketEvent> all = [];
        foreach (FutureMarket future in futures)
        {
            if (future.Contract is not { } contract)
            {
                continue;
            }

            HistoricalBarsRequest request = new(0, contract, "1 min", Duration(fromNs, toNs)) { EndTime = Utc(toNs) };
            RequestResult<HistoricalBars> answer = await requests.HistoricalBarsAsync(request, Limit).ConfigureAwait(false);
            if (answer.IsCompleted)
            {
                Add(all, answer.Items, future, fromNs, toNs);
            }
            else if (future.Instrument.Id == 0)
            {
                return null;
            }
            else
            {
                problems.Add(ProblemKind.BadRecord, $"{future.Instrument.Symbol} history");
            }
        }

        all.Sort(static (a, b) => a.TimeNs != b.TimeNs ? a.TimeNs.CompareTo(b.TimeNs) : b.Instrument.CompareTo(a.Instrument));
        return all;
    }

    private static string Duration(long fromNs, long toNs)
    {
        long seconds = (toNs - fromNs) / NsPerSecond;
        return seconds <= SecondsPerDay
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds} S")
            : string.Create(CultureInfo.InvariantCulture, $"{(seconds + SecondsPerDay - 1) / SecondsPerDay} D");
    }

    private static string Utc(long ns) =>
        DateTime.UnixEpoch.AddTicks(ns / 100).ToString("yyyyMMdd-HH:mm:ss", CultureInfo.InvariantCulture);

    private void Add(List<MarketEvent> all, IReadOnlyList<HistoricalBars> answers, FutureMarket future, long fromNs, long toNs)
    {
        string name = $"{future.Instrument.Symbol} history";
        long nextNs = fromNs;
        foreach (HistoricalBar bar in answers.SelectMany(a => a.Bars))
        {
            if (!TwsTime.TryParse(bar.Time, _ => null, assumed: null, out TwsMoment start))
            {
                problems.Add(ProblemKind.BadRecord, name);
            }
            else if (start.TimeNs >= fromNs && start.TimeNs + BarNs <= toNs && Made(bar, future, name) is { } made)
            {
                if (start.TimeNs < nextNs)
                {
                    problems.Add(ProblemKind.TimeBackwards, name);
                    continue;
                }

                nextNs = start.TimeNs + BarNs;
                all.Add(MarketEvent.Of(nextNs, future.Instrument.Id, in made, start.TimeNs));
            }
        }
    }

    // What is broken is left out: a bar is never mended.
    private Bar? Made(in HistoricalBar bar, FutureMarket future, string name)
    {
        PriceGrid grid = future.Grid;
        if (!grid.TryToTicks(bar.Open, out int open) || !grid.TryToTicks(bar.High, out int high)
            || !grid.TryToTicks(bar.Low, out int low) || !grid.TryToTicks(bar.Close, out int close))
        {
            problems.Add(ProblemKind.OffGrid, name);
            return null;
        }

        if (!PriceGrid.TryToSize(bar.Volume, out int volume))
        {
            problems.Add(ProblemKind.BadRecord, name);
            return null;
        }

        Bar made = new(BarSeconds, open, high, low, close, volume, 0, 0, 0, DeltaKind.None, Trades: Math.Max(0, bar.Count ?? 0));
        if (!made.IsValid)
        {
            problems.Add(ProblemKind.ImpossibleBar, name);
            return null;
        }

        return made;
    }
}
