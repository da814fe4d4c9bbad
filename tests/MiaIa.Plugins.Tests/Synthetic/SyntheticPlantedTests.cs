using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using Bars = System.Collections.Generic.SortedDictionary<long, MiaIa.Plugins.Tests.Synthetic.MinuteBar>;

namespace MiaIa.Plugins.Tests.Synthetic;

/// <summary>Each label tells the truth: what it names is found in the events, by what SPEC 6 and 7 say of it.</summary>
public sealed class SyntheticPlantedTests(SyntheticPlantedTests.NineDays market) : IClassFixture<SyntheticPlantedTests.NineDays>
{
    [Fact]
    public void EveryEffectIsPlantedOnSomeDay() =>
        market.Labels.Select(l => l.Effect).Distinct().Should().BeEquivalentTo(Enum.GetValues<PlantedEffect>());

    [Fact]
    public void LabelsLieInTheRegularHoursInOrderOfTheirEnds()
    {
        market.Labels.Should().OnlyContain(l => l.FromNs <= l.ToNs && l.LowTicks <= l.HighTicks);
        market.Labels.Should().OnlyContain(l => market.Days.Any(d => d.IsRegularHours(l.FromNs) && l.ToNs <= d.RegularCloseNs));
        market.Labels.Select(l => l.ToNs).Should().BeInAscendingOrder();
    }

    [Fact]
    public void ABaseIsNarrowAndEnteredFromItsSide()
    {
        foreach (PlantedLabel label in Of(PlantedEffect.Base))
        {
            MinuteBar[] bars = BarsOf(label);
            bars.Should().HaveCount(8);
            (bars.Max(b => b.High) - bars.Min(b => b.Low)).Should().BeLessThanOrEqualTo(
                (int)(1.5 * TrueRange(label.ToNs / EventTimes.Minute)), "SPEC 6.1: at most 1.5 of the average true range");
            double before = Enumerable.Range(1, 5).Average(i => market.Bars[(label.FromNs / EventTimes.Minute) - i].Close);
            (((int)label.Direction) * (label.LevelTicks - before)).Should().BePositive("the price came from below a green base");
        }
    }

    [Fact]
    public void AGoldenRuleBreakClosesThroughTheBaseAgainstItsTrend()
    {
        foreach (PlantedLabel label in Of(PlantedEffect.GoldenRuleBreak))
        {
            MinuteBar bar = BarsOf(label).Single();
            int sign = (int)label.Direction;
            (sign * (bar.Close - label.LevelTicks)).Should().BeGreaterThanOrEqualTo(1);
            (sign * (bar.Close - bar.Open)).Should().BePositive("a red bar breaks a green base");
            PlantedLabel @base = Of(PlantedEffect.Base).Last(b => b.ToNs < label.FromNs);
            ((int)@base.Direction).Should().Be(-sign);
            IEnumerable<MinuteBar> between = market.Bars.Where(b => b.Key * EventTimes.Minute >= @base.ToNs && b.Key * EventTimes.Minute < label.FromNs)
                .Select(b => b.Value);
            between.Should().Contain(b => -sign * (b.Close - (sign > 0 ? @base.LowTicks : @base.HighTicks)) >= 1, "it had left with its trend");
        }
    }

    [Fact]
    public void AHeadfakeBreaksTheExtremeOf20BarsAndClosesBack()
    {
        PlantedLabel[] fakes = Of(PlantedEffect.Headfake);
        fakes.Should().Contain(f => f.Direction == Side.Buy).And.Contain(f => f.Direction == Side.Sell);
        foreach (PlantedLabel label in fakes)
        {
            long b = label.FromNs / EventTimes.Minute;
            MinuteBar[] before = [.. Enumerable.Range(1, 20).Select(i => market.Bars[b - i])];
            MinuteBar bar = market.Bars[b];
            bool isUpper = label.Direction is Side.Sell;
            int extreme = isUpper ? before.Max(x => x.High) : before.Min(x => x.Low);
            int beyond = isUpper ? bar.High - extreme : extreme - bar.Low;
            beyond.Should().BeInRange(1, 8);
            (isUpper ? bar.Close <= extreme : bar.Close >= extreme).Should().BeTrue("it closes back inside");
        }
    }

    [Fact]
    public void ASweepTakesSixLevelsAtOneMoment()
    {
        foreach (PlantedLabel label in Of(PlantedEffect.Sweep))
        {
            (long TimeNs, Trade Trade)[] prints = [.. market.Trades.Where(t => t.TimeNs == label.FromNs)];
            prints.Should().HaveCount(6).And.OnlyContain(t => t.Trade.Aggressor == label.Direction);
            prints.Select(t => t.Trade.PriceTicks).Should().Equal(
                Enumerable.Range(0, 6).Select(i => label.LevelTicks + (i * (int)label.Direction)));
            prints.Sum(t => t.Trade.Size).Should().Be(label.Contracts);
        }
    }

    [Fact]
    public void BlocksComeFromOneSideAndThePriceHolds()
    {
        foreach (PlantedLabel label in Of(PlantedEffect.BlockAccumulation))
        {
            Trade[] blocks = [.. market.Trades
                .Where(t => t.TimeNs >= label.FromNs && t.TimeNs < label.ToNs && t.Trade.Size > 500).Select(t => t.Trade)];
            blocks.Count(t => t.Aggressor == label.Direction).Should().BeGreaterThan(15);
            blocks.Where(t => t.Aggressor == label.Direction).Sum(t => t.Size).Should().BeGreaterThanOrEqualTo(label.Contracts);
            (label.HighTicks - label.LowTicks).Should().BeLessThan(20, "a third of what 15 free minutes do");
        }
    }

    [Fact]
    public void APinEndsAtTheStrikeWithTheGreatestInterest()
    {
        foreach (PlantedLabel label in Of(PlantedEffect.Pin))
        {
            int day = Array.FindIndex(market.Days, d => d.IsRegularHours(label.FromNs));
            double strike = market.GreatestInterest[day].Strike;
            double points = label.LevelTicks * 0.25;
            (points - strike).Should().BeInRange(0, 60, "the strike and what the future costs more than the index");
            strike.Should().BeApproximately(Math.Round(strike / 25) * 25, 1e-9);
            label.LowTicks.Should().BeGreaterThan(label.LevelTicks - 30);
            label.HighTicks.Should().BeLessThan(label.LevelTicks + 30);
        }
    }

    [Fact]
    public void ATrendDayGoesOneWayAndARangeDayStays()
    {
        const double Deviation = 240; // ticks: 1 % of 6000 points
        foreach (PlantedLabel label in Of(PlantedEffect.TrendDay))
        {
            int change = market.Bars[(label.ToNs / EventTimes.Minute) - 1].Close - market.Bars[label.FromNs / EventTimes.Minute].Open;
            ((int)label.Direction * change).Should().BeGreaterThan((int)(1.1 * Deviation));
        }

        foreach (PlantedLabel label in Of(PlantedEffect.RangeDay))
        {
            (label.HighTicks - label.LowTicks).Should().BeLessThan((int)(0.8 * Deviation));
        }
    }

    [Fact]
    public void AStaleFeedSaysNothingAndALostOneSaysSo()
    {
        foreach (PlantedLabel label in Of(PlantedEffect.StaleFeed))
        {
            market.Times.Count(t => t > label.FromNs && t < label.ToNs).Should().Be(0);
            (label.ToNs - label.FromNs).Should().BeGreaterThanOrEqualTo(10 * EventTimes.Minute / 60);
        }

        PlantedLabel[] lost = Of(PlantedEffect.Disconnect);
        market.Lost.Should().Equal(lost.Select(l => l.FromNs));
        market.Restored.Should().Equal(lost.Select(l => l.ToNs));
        foreach (PlantedLabel label in lost)
        {
            market.Times.Count(t => t > label.FromNs && t < label.ToNs).Should().Be(0);
        }
    }

    [Fact]
    public void OnlyWhatIsNamedIsPlanted()
    {
        SyntheticOptions options = new() { Days = 2, Activity = 0.1, Planted = "sweep, stale" };
        IReadOnlyList<PlantedLabel> labels = SyntheticRun.ForEach(options, SyntheticRun.Es, SyntheticRun.Days(2), _ => { });
        labels.Select(l => l.Effect).Distinct().Should().BeEquivalentTo([PlantedEffect.Sweep, PlantedEffect.StaleFeed]);
        SyntheticRun.ForEach(options with { Planted = "off" }, SyntheticRun.Es, SyntheticRun.Days(2), _ => { }).Should().BeEmpty();
    }

    [Fact]
    public void AShortDayLeavesOutWhatWouldNotBeOver()
    {
        Session day = SyntheticRun.Day(new DateTime(2025, 7, 3), regularHours: 3.5);
        IReadOnlyList<PlantedLabel> labels = SyntheticRun.ForEach(
            new SyntheticOptions { Activity = 0.1, Planted = "all" }, SyntheticRun.Es, [day], _ => { });
        labels.Should().Contain(l => l.Effect == PlantedEffect.Pin).And.OnlyContain(l => l.ToNs <= day.RegularCloseNs);
    }

    private PlantedLabel[] Of(PlantedEffect effect)
    {
        PlantedLabel[] found = [.. market.Labels.Where(l => l.Effect == effect)];
        found.Should().NotBeEmpty();
        return found;
    }

    /// <summary>Mean true range of the 14 bars before a minute.</summary>
    private double TrueRange(long minute) => Enumerable.Range(1, 14).Average(i =>
    {
        MinuteBar bar = market.Bars[minute - i];
        int last = market.Bars[minute - i - 1].Close;
        return Math.Max(bar.High, last) - Math.Min(bar.Low, last);
    });

    /// <summary>The bars that begin in a label's time.</summary>
    private MinuteBar[] BarsOf(PlantedLabel label) =>
        [.. market.Bars.Where(b => b.Key * EventTimes.Minute >= label.FromNs && b.Key * EventTimes.Minute < label.ToNs).Select(b => b.Value)];

    public sealed class NineDays
    {
        public NineDays()
        {
            double most = 0;
            int day = -1;
            Labels = SyntheticRun.ForEach(
                new SyntheticOptions { Days = 9, Activity = 0.5, Planted = "all" }, SyntheticRun.All, Days, e =>
                {
                    int now = Array.FindLastIndex(Days, d => e.TimeNs >= d.OpenNs);
                    if (now != day)
                    {
                        day = now;
                        most = 0;
                        GreatestInterest.Add(default);
                    }

                    if (e.Kind is EventKind.OptionRow && e.OptionRow.SettlementNs == Days[day].RegularCloseNs && e.OptionRow.OpenInterest > most)
                    {
                        most = e.OptionRow.OpenInterest;
                        GreatestInterest[^1] = e.OptionRow;
                    }

                    See(e);
                });
        }

        internal Session[] Days { get; } = SyntheticRun.Days(9);

        internal IReadOnlyList<PlantedLabel> Labels { get; }

        internal Bars Bars { get; } = [];

        internal List<(long TimeNs, Trade Trade)> Trades { get; } = [];

        internal List<long> Times { get; } = [];

        internal List<long> Lost { get; } = [];

        internal List<long> Restored { get; } = [];

        internal List<OptionRow> GreatestInterest { get; } = [];

        private void See(in MarketEvent e)
        {
            if (Times.Count == 0 || Times[^1] != e.TimeNs)
            {
                Times.Add(e.TimeNs);
            }

            if (e.Kind is EventKind.FeedLost)
            {
                Lost.Add(e.TimeNs);
            }
            else if (e.Kind is EventKind.FeedRestored)
            {
                Restored.Add(e.TimeNs);
            }
            else if (e is { Instrument: 0, Kind: EventKind.Trade })
            {
                Trades.Add((e.TimeNs, e.Trade));
                long minute = e.TimeNs / EventTimes.Minute;
                int price = e.Trade.PriceTicks;
                Bars[minute] = Bars.TryGetValue(minute, out MinuteBar bar)
                    ? new MinuteBar(bar.Open, Math.Max(bar.High, price), Math.Min(bar.Low, price), price)
                    : new MinuteBar(price, price, price, price);
            }
        }
    }
}
