using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Plugins.Tests.Synthetic;

/// <summary>What is watched beside the traded instrument: NQ, VIX, SPX.</summary>
public sealed class SyntheticWatchedTests
{
    private const int Days = 5;

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.5)]
    public void NasdaqIsCorrelatedAsConfigured(double correlation)
    {
        List<double> es = [];
        List<double> nq = [];
        Minutes(new SyntheticOptions { Days = Days, Activity = 0.3, NasdaqCorrelation = correlation }, (e, n, _) =>
        {
            es.Add(e);
            nq.Add(n);
        });

        // The error of a correlation r is (1 - r^2) / root n, 0.005 and 0.02 here; clusters double it, and quotes lag a little.
        Statistics.Correlation(es, nq).Should().BeApproximately(correlation, 0.06);
        (Statistics.Deviation(nq) / Statistics.Deviation(es)).Should().BeApproximately(1.25 / correlation, 0.15);
    }

    [Fact]
    public void VixFallsWhenThePriceRises()
    {
        // Every fourth value, a minute apart, with the price at that moment; not over nights.
        List<double> es = [];
        List<double> vix = [];
        double mid = 0;
        (double Mid, double Vix, long TimeNs) last = default;
        int count = 0;
        SyntheticRun.ForEach(new SyntheticOptions { Days = Days, Activity = 0.3 }, SyntheticRun.All, SyntheticRun.Days(Days), e =>
        {
            mid = e is { Instrument: 0, Kind: EventKind.Quote } ? e.Quote.MidTicks : mid;
            if (e.Instrument != 2 || ++count % 4 != 0)
            {
                return;
            }

            if (e.TimeNs - last.TimeNs == EventTimes.Minute)
            {
                es.Add((mid / last.Mid) - 1);
                vix.Add((e.Index.Value / last.Vix) - 1);
            }

            last = (mid, e.Index.Value, e.TimeNs);
        });
        Statistics.Correlation(es, vix).Should().BeApproximately(-0.78, 0.06); // -5 / root(5^2 + 4^2)
    }

    [Fact]
    public void NeitherForetellsTheTradedInstrument()
    {
        List<double> es = [];
        List<double> nq = [];
        List<double> vix = [];
        Minutes(new SyntheticOptions { Days = 10, Activity = 0.3 }, (e, n, v) =>
        {
            es.Add(Math.Sign(e)); // signs, so that a few wild minutes do not decide
            nq.Add(n);
            vix.Add(v);
        });
        double limit = 3 / Math.Sqrt(es.Count);
        Statistics.Correlation(nq[..^1], es[1..]).Should().BeInRange(-limit, limit);
        Statistics.Correlation(vix[..^1], es[1..]).Should().BeInRange(-limit, limit);
    }

    [Fact]
    public void TheTradedInstrumentIsTheSameWhateverIsWatched()
    {
        SyntheticOptions options = new() { Activity = 0.2 };
        List<(long, Trade)> alone = [];
        List<(long, Trade)> watched = [];
        SyntheticRun.ForEach(options, SyntheticRun.Days(1), e => AddTrade(e, alone));
        SyntheticRun.ForEach(options, SyntheticRun.All, SyntheticRun.Days(1), e => AddTrade(e, watched));
        watched.Should().HaveCountGreaterThan(10_000);
        watched.SequenceEqual(alone).Should().BeTrue();
    }

    [Fact]
    public void TimeAndSequenceGoForwardWithAllOfThem()
    {
        long time = 0;
        uint sequence = 0;
        long errors = 0;
        HashSet<(short, EventKind)> seen = [];
        SyntheticRun.ForEach(new SyntheticOptions { Days = 2, Activity = 0.2, Planted = "all" }, SyntheticRun.All, SyntheticRun.Days(2), e =>
        {
            errors += e.TimeNs < time || e.Sequence != sequence + 1 ? 1 : 0;
            time = e.TimeNs;
            sequence = e.Sequence;
            seen.Add((e.Instrument, e.Kind));
        });
        errors.Should().Be(0);
        seen.Should().BeEquivalentTo([
            ((short)0, EventKind.Trade), (0, EventKind.Quote), (0, EventKind.Depth), (1, EventKind.Trade), (1, EventKind.Quote),
            (2, EventKind.Index), (3, EventKind.Index), (3, EventKind.OptionRow), (3, EventKind.ChainEnd),
            (-1, EventKind.FeedLost), (-1, EventKind.FeedRestored),
        ]);
    }

    [Fact]
    public void NasdaqTradesOnItsQuotesWhichNeverCross()
    {
        Quote quote = default;
        int errors = 0;
        int trades = 0;
        SyntheticRun.ForEach(new SyntheticOptions { Activity = 0.2 }, SyntheticRun.All, SyntheticRun.Days(1), e =>
        {
            if (e.Instrument == 1 && e.Kind is EventKind.Quote)
            {
                quote = e.Quote;
                errors += quote.SpreadTicks > 0 && quote.IsTwoSided ? 0 : 1;
            }
            else if (e.Instrument == 1 && quote.IsTwoSided)
            {
                trades++;
                errors += e.Trade.PriceTicks == (e.Trade.Aggressor is Side.Buy ? quote.AskTicks : quote.BidTicks) ? 0 : 1;
            }
        });
        errors.Should().Be(0);
        trades.Should().BeGreaterThan(1000);
    }

    [Fact]
    public void TheIndexStandsBelowTheFutureByWhatTheMoneyCosts()
    {
        // 10 March 2025: June is the front contract from 13 March on, March until then. Third Fridays: 21 March, 20 June.
        Session[] days = SyntheticRun.Days(4);
        double mid = 0;
        List<double>[] basis = [[], [], [], []];
        SyntheticRun.ForEach(new SyntheticOptions { Days = 4, Activity = 0.1 }, SyntheticRun.All, days, e =>
        {
            mid = e.Instrument == 0 && e.Kind is EventKind.Quote ? e.Quote.MidTicks / 4 : mid;
            if (e.Instrument == 3 && e.Kind is EventKind.Index)
            {
                basis[Array.FindIndex(days, d => d.IsRegularHours(e.TimeNs))].Add(mid - e.Index.Value);
            }
        });
        basis[0].Should().HaveCount(23_400); // every second of the regular hours
        Statistics.Mean(basis[0]).Should().BeApproximately(6000 * 0.025 * 11 / 365, 0.5);
        Statistics.Mean(basis[2]).Should().BeApproximately(6000 * 0.025 * 9 / 365, 0.5);
        Statistics.Mean(basis[3]).Should().BeApproximately(6000 * 0.025 * 99 / 365, 2.5);
        Statistics.Deviation(basis[0]).Should().BeLessThan(0.3);
    }

    private static void AddTrade(in MarketEvent e, List<(long TimeNs, Trade Trade)> trades)
    {
        if (e.Instrument == 0 && e.Kind is EventKind.Trade)
        {
            trades.Add((e.TimeNs, e.Trade));
        }
    }

    /// <summary>Returns of ES, NQ and VIX by minute of the regular hours.</summary>
    private static void Minutes(SyntheticOptions options, Action<double, double, double> see)
    {
        Session[] days = SyntheticRun.Days(options.Days);
        double[] now = new double[3];
        double[] last = new double[3];
        long minute = 0;
        bool wasRegular = false;
        SyntheticRun.ForEach(options, SyntheticRun.All, days, e =>
        {
            if (e.TimeNs / EventTimes.Minute != minute)
            {
                minute = e.TimeNs / EventTimes.Minute;
                if (wasRegular)
                {
                    see((now[0] / last[0]) - 1, (now[1] / last[1]) - 1, (now[2] / last[2]) - 1);
                }

                now.CopyTo(last, 0);
                wasRegular = days.Any(d => d.IsRegularHours(e.TimeNs));
            }

            if (e.Kind is EventKind.Quote)
            {
                now[e.Instrument] = e.Quote.MidTicks;
            }
            else if (e is { Kind: EventKind.Index, Instrument: 2 })
            {
                now[2] = e.Index.Value;
            }
        });
    }
}
