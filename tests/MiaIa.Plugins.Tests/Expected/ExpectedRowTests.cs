using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Expected;

/// <summary>The features against rows that an independent implementation computed from the same real data.</summary>
public sealed class ExpectedRowTests
{
    private static readonly BarPeriod Minute = new(60);
    private static readonly BarPeriod FiveMinutes = new(300);

    [RealDataFact]
    public void FiveMinuteBars_OfFiveDays_GiveTheReferenceRows()
    {
        Comparison comparison = BarFeatures(FiveMinutes);
        CompareAtBars(comparison, MarketHistory.SierraFiveMinutes(), "features_sierra_5m_ESM17_2017-05-01_2017-05-05.csv.gz");
        comparison.Compared.Should().HaveCount(15).And.OnlyContain(c => c.Value == 1366);
    }

    [RealDataFact]
    public void OneMinuteBars_WithEstimatedDelta_GiveTheReferenceRows()
    {
        Comparison comparison = BarFeatures(Minute);
        CompareAtBars(comparison, MarketHistory.LeanMinutes(), "features_lean_1m_ES_2013-10-08.csv.gz");
        comparison.Compared.Should().HaveCount(16).And.OnlyContain(c => c.Value == 1366);
    }

    [RealDataFact]
    public void PrintsAndBook_GiveTheReferenceRows_AfterEachInstant()
    {
        Comparison comparison = BarFeatures(Minute);
        comparison.Add("tick-momentum", new TickMomentum(new TickMomentumOptions()));
        comparison.Add("order-book-imbalance", new OrderBookImbalance(new OrderBookImbalanceOptions(), TestInstruments.Es));
        List<MarketEvent> ticks = MarketHistory.SierraTickByTick();
        List<MarketEvent> events = MarketHistory.WithSessions([.. ticks, .. MinuteBars.Of(ticks, Minute)], newYorkHours: 5);
        CompareAtInstants(comparison, events, "features_sierra_tbt_ES_2022-01-24.csv.gz");
        comparison.Compared["tick-momentum.score"].Should().Be(2026);
        comparison.Compared["order-book-imbalance.score"].Should().Be(2026);
        comparison.Compared["order-book-imbalance.micro-price"].Should().Be(2026);
        comparison.Compared["order-book-imbalance.ofi"].Should().Be(2026);
        comparison.Compared["vwap.sigma"].Should().Be(2);
    }

    private static Comparison BarFeatures(BarPeriod period)
    {
        Comparison comparison = new(period);
        comparison.Add("vwap-trend", new VwapTrend(new VwapTrendOptions(), period, TestInstruments.Es));
        comparison.Add("volume-confirmation", new VolumeConfirmation(new VolumeConfirmationOptions(), period));
        comparison.Add("session", new SessionFactor(new SessionOptions()));
        comparison.Add("volatility-regime", new VolatilityRegime(new VolatilityRegimeOptions()));
        comparison.Add(null, new IndicatorProbe(period, TestInstruments.Es.PointsPerTick));
        return comparison;
    }

    /// <summary>The reference has a row at the end of each base bar of the days it covers.</summary>
    private static void CompareAtBars(Comparison comparison, List<MarketEvent> events, string file)
    {
        ILookup<long, ExpectedRow> rows = ExpectedRow.Read(file).ToLookup(r => r.TimeNs);
        foreach (MarketEvent e in events)
        {
            comparison.Send(in e);
            if (e.Kind is EventKind.Bar)
            {
                CompareAll(comparison, rows[e.TimeNs]);
            }
        }

        comparison.Differences.Should().BeEmpty();
    }

    private static void CompareAtInstants(Comparison comparison, List<MarketEvent> events, string file)
    {
        ILookup<long, ExpectedRow> rows = ExpectedRow.Read(file).ToLookup(r => r.TimeNs);
        for (int i = 0; i < events.Count; i++)
        {
            MarketEvent e = events[i];
            comparison.Send(in e);
            bool isLastOfInstant = i + 1 == events.Count || events[i + 1].TimeNs != e.TimeNs;
            if (isLastOfInstant && e.Kind is not EventKind.Session)
            {
                comparison.Send(MarketEvent.Of(EventKind.Decision, e.TimeNs));
                CompareAll(comparison, rows[e.TimeNs]);
            }
        }

        comparison.Differences.Should().BeEmpty();
    }

    private static void CompareAll(Comparison comparison, IEnumerable<ExpectedRow> rows)
    {
        foreach (ExpectedRow row in rows)
        {
            comparison.Compare(row);
        }
    }
}
