using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;
using MiaIa.Sdk.Testing;

namespace MiaIa.Plugins.Tests.Synthetic;

/// <summary>The option chain of SPX: when it comes, what is in it, and that its numbers belong together.</summary>
public sealed class SyntheticChainTests(SyntheticChainTests.OneDay day) : IClassFixture<SyntheticChainTests.OneDay>
{
    private static readonly Session Today = SyntheticRun.Days(1)[0];

    [Fact]
    public void ASnapshotComesEveryQuarterOfAnHourFromAMinuteAfterTheOpening()
    {
        day.Ends.Should().HaveCount(26);
        day.Ends.Should().Equal(Enumerable.Range(0, 26).Select(i => Today.RegularOpenNs + ((1 + (15 * i)) * EventTimes.Minute)));
    }

    [Fact]
    public void TheDaysExpiryAndTheMonthlyOneAreInIt()
    {
        // Monday 10 March 2025; third Friday 21 March, settled at 09:30 New York, 13:30 UTC.
        long[] expected = [Today.RegularCloseNs, EventTimes.Utc(2025, 3, 21) + (((13 * 60) + 30) * EventTimes.Minute)];
        foreach (Row[] snapshot in day.Snapshots)
        {
            snapshot.Select(r => r.Option.SettlementNs).Distinct().Should().Equal(expected);
        }
    }

    [Fact]
    public void TheMonthlyExpiryIsTheCalendarsWhereItTellsIt()
    {
        Session[] calendar = SyntheticRun.Days(8);
        calendar[6] = calendar[6] with { DaysToExpiry = 0 }; // told to be Tuesday 18 March instead of the third Friday
        HashSet<long> settlements = [];
        SyntheticRun.ForEach(new SyntheticOptions { Activity = 0.1 }, SyntheticRun.All, calendar, e =>
        {
            if (e.Kind is EventKind.OptionRow)
            {
                settlements.Add(e.OptionRow.SettlementNs);
            }
        });
        settlements.Should().Equal(calendar[0].RegularCloseNs, calendar[6].RegularOpenNs);
    }

    [Fact]
    public void CallsAndPutsOfEachStrikeStandAroundTheIndex()
    {
        foreach (Row[] snapshot in day.Snapshots)
        {
            foreach (IGrouping<long, Row> expiry in snapshot.GroupBy(r => r.Option.SettlementNs))
            {
                double[] calls = [.. expiry.Where(r => r.Option.IsCall).Select(r => r.Option.Strike)];
                double[] puts = [.. expiry.Where(r => !r.Option.IsCall).Select(r => r.Option.Strike)];
                calls.Should().Equal(puts).And.BeInAscendingOrder().And.OnlyHaveUniqueItems();
                calls[0].Should().BeLessThan(snapshot[0].Spot * 0.975);
                calls[^1].Should().BeGreaterThan(snapshot[0].Spot * 1.025);
            }
        }
    }

    [Fact]
    public void TheSmileRisesToBothSidesAndMoreBelow()
    {
        Row[] monthly = [.. day.Snapshots[0].Where(r => r.Option.SettlementNs != Today.RegularCloseNs && r.Option.IsCall)];
        double atTheMoney = monthly.MinBy(r => Math.Abs(r.Option.Strike - r.Spot)).Option.ImpliedVolatility;
        atTheMoney.Should().BeApproximately(day.Snapshots[0][0].Vix / 100, 0.01);
        monthly[0].Option.ImpliedVolatility.Should().BeGreaterThan(monthly[^1].Option.ImpliedVolatility);
        monthly[^1].Option.ImpliedVolatility.Should().BeGreaterThan(monthly.Min(r => r.Option.ImpliedVolatility));
    }

    [Fact]
    public void DeltaGammaAndPricesFollowBlackAndScholes()
    {
        foreach (Row row in day.Snapshots.SelectMany(s => s))
        {
            OptionRow o = row.Option;
            double years = (o.SettlementNs - row.TimeNs) / (365.0 * 24 * 60 * EventTimes.Minute);
            double deviation = o.ImpliedVolatility * Math.Sqrt(years);
            double d1 = (Math.Log(row.Spot / o.Strike) / deviation) + (deviation / 2);
            double callDelta = StandardNormal.Cumulative(d1);
            double call = (row.Spot * callDelta) - (o.Strike * StandardNormal.Cumulative(d1 - deviation));
            double price = o.IsCall ? call : call - row.Spot + o.Strike;
            ((double)o.Delta).Should().BeApproximately(o.IsCall ? callDelta : callDelta - 1, 1e-6);
            o.Gamma.Should().BeApproximately(StandardNormal.Density(d1) / (row.Spot * deviation), 1e-9);
            ((double)o.Ask).Should().BeInRange(price - 0.001, price + (price * 0.02) + 0.11);
            (float.IsNaN(o.Bid) ? 0 : (double)o.Bid).Should().BeInRange(price - (price * 0.02) - 0.11, price + 0.001);
        }
    }

    [Fact]
    public void OpenInterestIsConcentratedOnRoundStrikesAndStaysForTheDay()
    {
        OptionRow[] first = [.. day.Snapshots[0].Select(r => r.Option)];
        double round = first.Where(o => o.Strike % 100 == 0).Average(o => o.OpenInterest);
        double others = first.Where(o => o.Strike % 25 != 0).Average(o => o.OpenInterest);
        round.Should().BeGreaterThan(4 * others);

        Dictionary<(long, double, bool), int> interest = first.ToDictionary(o => (o.SettlementNs, o.Strike, o.IsCall), o => o.OpenInterest);
        foreach (OptionRow o in day.Snapshots[^1].Select(r => r.Option))
        {
            if (interest.TryGetValue((o.SettlementNs, o.Strike, o.IsCall), out int open))
            {
                o.OpenInterest.Should().Be(open);
            }
        }

        day.Snapshots[^1].Sum(r => r.Option.Volume).Should().BeGreaterThan(day.Snapshots[0].Sum(r => r.Option.Volume));
    }

    /// <summary>A row with what was known at its moment.</summary>
    internal readonly record struct Row(long TimeNs, double Spot, double Vix, OptionRow Option);

    public sealed class OneDay
    {
        public OneDay()
        {
            double spot = 0;
            double vix = 0;
            List<Row> rows = [];
            SyntheticRun.ForEach(new SyntheticOptions { Activity = 0.1 }, SyntheticRun.All, [Today], e =>
            {
                switch (e.Kind)
                {
                    case EventKind.Index when e.Instrument == 3:
                        spot = e.Index.Value;
                        break;
                    case EventKind.Index:
                        vix = e.Index.Value;
                        break;
                    case EventKind.OptionRow:
                        rows.Add(new Row(e.TimeNs, spot, vix, e.OptionRow));
                        break;
                    case EventKind.ChainEnd:
                        Snapshots.Add([.. rows]);
                        Ends.Add(e.TimeNs);
                        rows.Clear();
                        break;
                }
            });
        }

        internal List<Row[]> Snapshots { get; } = [];

        internal List<long> Ends { get; } = [];
    }
}
