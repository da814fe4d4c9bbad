using MiaIa.Engine.Market;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Market;

public sealed class BarStageTests
{
    [Fact]
    public void Shorter_bars_close_first_and_the_longer_one_contains_them()
    {
        BarStage stage = Begin(isBuiltFromPrints: true);
        stage.Add(new Trade(100, 2, Side.Buy), Clock.At(10, 13));
        Close(stage, Clock.At(10, 14)).Should().Equal((60, 2));
        stage.Add(new Trade(101, 3, Side.Buy), Clock.At(10, 14, 59, 999));
        stage.NextEndNs.Should().Be(Clock.At(10, 15));

        Close(stage, Clock.At(10, 15)).Should().Equal((60, 3), (300, 5), (900, 5));
    }

    [Fact]
    public void Periods_given_twice_or_not_longer_than_the_base_are_built_once_or_not_at_all()
    {
        BarStage stage = new(0, new BarPeriod(60), [new(900), new(300), new(60), new(30), new(300)], true);
        stage.OnSession(Events.Session(Clock.At(18, 0), SessionWindow.AfterHours).Session);
        stage.Add(new Trade(100, 1, Side.Buy), Clock.At(10, 14));
        Close(stage, Clock.At(10, 15)).Should().Equal((60, 1), (300, 1), (900, 1));
    }

    [Fact]
    public void Bars_without_delta_get_an_estimated_one_from_the_21st_on()
    {
        // Closes alternate 100, 102, 100, ...: after 20 changes of +-2 ticks the population deviation is 2 (mean 0). The
        // 20th change is -2, so the share bought is Phi(-1) = 0.158655254, delta = 10 * (2 * 0.158655254 - 1).
        BarStage stage = Begin(isBuiltFromPrints: false);
        for (int i = 0; i <= 20; i++)
        {
            MarketEvent bar = Complete(stage, Events.Bar(Clock.At(10, i), 100, 102, 100, i % 2 == 0 ? 100 : 102));
            bar.Bar.DeltaKind.Should().Be(i < 20 ? DeltaKind.None : DeltaKind.Estimated);
            if (i == 20)
            {
                bar.Bar.Delta.Should().BeApproximately(-6.826895, 1e-5);
                bar.Bar.DeltaStatus.Should().Be(FeatureStatus.Estimated);
            }
        }
    }

    [Fact]
    public void A_measured_delta_is_kept_and_its_bar_counts_as_the_close_before_the_next()
    {
        // 20 changes of +2 and -2, then a measured bar that jumps 50 ticks, then one that does not move: its change is 0, so
        // half of it was bought and delta is 0. Against the close before the jump it would be far beyond every deviation.
        BarStage stage = Begin(isBuiltFromPrints: false);
        for (int i = 0; i <= 20; i++)
        {
            Complete(stage, Events.Bar(Clock.At(10, i), 100, 102, 100, i % 2 == 0 ? 100 : 102));
        }

        Bar measured = new(60, 150, 150, 150, 150, 10, 7, 3, 4, DeltaKind.Exact);
        Complete(stage, MarketEvent.Of(Clock.At(10, 22), 0, in measured, Clock.At(10, 21))).Bar.Should().Be(measured);
        MarketEvent still = Complete(stage, Events.Bar(Clock.At(10, 22), 150, 150, 150, 150));
        still.Bar.DeltaKind.Should().Be(DeltaKind.Estimated);
        still.Bar.Delta.Should().BeApproximately(0, 1e-9);
    }

    [Fact]
    public void A_roll_forgets_open_bars_and_the_changes_of_closes()
    {
        BarStage stage = Begin(isBuiltFromPrints: false);
        for (int i = 0; i <= 20; i++)
        {
            Complete(stage, Events.Bar(Clock.At(10, i), 100, 102, 100, i % 2 == 0 ? 100 : 102));
        }

        stage.Reset();
        stage.NextEndNs.Should().Be(long.MaxValue);
        Complete(stage, Events.Bar(Clock.At(11, 0), 100, 100, 100, 100)).Bar.HasDelta.Should().BeFalse();
    }

    private static MarketEvent Complete(BarStage stage, MarketEvent bar)
    {
        MarketEvent complete = stage.TryEstimate(in bar, out MarketEvent estimated) ? estimated : bar;
        stage.AddToLonger(in complete);
        return complete;
    }

    private static BarStage Begin(bool isBuiltFromPrints)
    {
        BarStage stage = new(0, new BarPeriod(60), [new(300), new(900)], isBuiltFromPrints);
        stage.OnSession(Events.Session(Clock.At(18, 0), SessionWindow.AfterHours).Session);
        return stage;
    }

    private static List<(int Seconds, int Volume)> Close(BarStage stage, long endNs)
    {
        List<(int, int)> closed = [];
        while (stage.NextEndNs <= endNs && stage.TryClose(endNs, out MarketEvent bar))
        {
            closed.Add((bar.Bar.PeriodSeconds, bar.Bar.Volume));
        }

        return closed;
    }
}
