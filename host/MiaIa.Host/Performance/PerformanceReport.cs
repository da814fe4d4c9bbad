using System.Globalization;
using MiaIa.Engine;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Performance;

/// <summary>What the round trips and the session dates of a run amount to, all in all and in groups.</summary>
/// <param name="All">All round trips.</param>
/// <param name="Daily">The session dates.</param>
/// <param name="Fall">The largest fall of the equity.</param>
/// <param name="Calmar">Annual growth over the largest fall as a share; null without one of them.</param>
/// <param name="BySession">By the session window of the entry.</param>
/// <param name="ByRegime">By the market regime at the entry.</param>
/// <param name="BySetup">By strategy and setup.</param>
/// <param name="ByHour">By the hour of the entry, New York.</param>
internal sealed record PerformanceReport(
    TradeStatistics All,
    DailyFigures Daily,
    Drawdown Fall,
    double? Calmar,
    IReadOnlyList<KeyValuePair<string, TradeStatistics>> BySession,
    IReadOnlyList<KeyValuePair<string, TradeStatistics>> ByRegime,
    IReadOnlyList<KeyValuePair<string, TradeStatistics>> BySetup,
    IReadOnlyList<KeyValuePair<string, TradeStatistics>> ByHour)
{
    private const string Unknown = "unknown";

    /// <summary>How sure the results are.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>The Sharpe ratio after allowing for what else was tried.</summary>
    public Deflation Deflation { get; init; } = Deflation.Uncounted("the configurations that were tried are counted for back-tests only");

    /// <summary>Computes it.</summary>
    /// <param name="trips">Round trips in order of their end.</param>
    /// <param name="tickValue">Value of a tick of one contract, in dollars.</param>
    /// <param name="capital">Equity at the beginning, in dollars.</param>
    /// <param name="dates">The session dates, yyyyMMdd, in order; those without a round trip count with 0.</param>
    public static PerformanceReport Of(IReadOnlyList<TaggedTrip> trips, decimal tickValue, decimal capital, IReadOnlyList<int> dates)
    {
        RoundTrip[] all = [.. trips.Select(t => t.Trip)];
        DailyFigures daily = DailyFigures.Of(ByDate(all, dates), (double)capital);
        Drawdown fall = Drawdown.Of(all, capital);
        double? calmar = fall.Share is > 0 and { } share ? daily.AnnualGrowth / share : null;
        TradeStatistics statistics = TradeStatistics.Of(all, tickValue);
        return new PerformanceReport(
            statistics, daily, fall, calmar,
            Groups(trips, tickValue, t => t.Session), Groups(trips, tickValue, t => t.Regime ?? Unknown),
            Groups(trips, tickValue, t => t.Setup), Groups(trips, tickValue, t => t.Hour.ToString("00", CultureInfo.InvariantCulture)))
        {
            Certainty = Certainty.Of(all, statistics),
        };
    }

    /// <summary>Net result of each date, in dollars.</summary>
    internal static double[] ByDate(IReadOnlyList<RoundTrip> trips, IReadOnlyList<int> dates)
    {
        SortedDictionary<int, decimal> results = new(dates.Distinct().ToDictionary(d => d, _ => 0m));
        foreach (RoundTrip trip in trips)
        {
            results[trip.DateNumber] = results.GetValueOrDefault(trip.DateNumber) + trip.Net;
        }

        return [.. results.Values.Select(r => (double)r)];
    }

    private static KeyValuePair<string, TradeStatistics>[] Groups(
        IReadOnlyList<TaggedTrip> trips, decimal tickValue, Func<TaggedTrip, string> key) =>
    [
        .. trips.GroupBy(key, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => KeyValuePair.Create(g.Key, TradeStatistics.Of([.. g.Select(t => t.Trip)], tickValue))),
    ];
}
