using MiaIa.Plugins.Strategies;
using MiaIa.Plugins.Tests.Strategies;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.Trend;

/// <summary>What stands against an entry, known or not known.</summary>
public sealed class TrendRefusalTests
{
    [Theory]
    [InlineData(MarketRegime.TrendBullish, true)]
    [InlineData(MarketRegime.TrendBearish, false)]
    [InlineData(MarketRegime.RangeTight, false)]
    [InlineData(MarketRegime.RangeWide, false)]
    [InlineData(MarketRegime.Transition, false)]
    [InlineData(MarketRegime.Unknown, false)]
    public void The_regime_must_be_a_trend_on_its_side(MarketRegime regime, bool isSetup) =>
        ForBoth(d => d.Inputs.SetRegime(regime), isSetup);

    [Fact]
    public void A_regime_that_cannot_be_told_is_no_trend()
    {
        ForBoth(d => d.Inputs.SetMissing("regime"), isSetup: false);
        ForBoth(d => d.Inputs.Set("regime", 1, FeatureStatus.Stale), isSetup: false);
    }

    [Theory]
    [InlineData(1, FeatureStatus.Ok, true)]
    [InlineData(0, FeatureStatus.Ok, true)]
    [InlineData(-0.1, FeatureStatus.Ok, false)]
    [InlineData(1, FeatureStatus.Missing, false)] // a rule that cannot be told stands against both sides
    public void The_golden_rule_must_not_stand_against_it(double trend, FeatureStatus status, bool isSetup) =>
        ForBoth(d => d.Inputs.SetSigned("trend", trend, status), isSetup);

    [Theory]
    [InlineData(24041, false)] // 6 ticks ahead of the close at 24035
    [InlineData(24041.1, true)]
    [InlineData(24035, false)]
    [InlineData(24034.9, true)] // behind
    public void A_wall_ahead_within_six_ticks_refuses(double wall, bool isSetup) =>
        ForBoth(d => d.Inputs.SetTicks("call-wall", wall), isSetup);

    [Fact]
    public void The_wall_of_the_other_side_does_not_refuse() => ForBoth(d => d.Inputs.SetTicks("put-wall", 24037), isSetup: true);

    [Theory]
    [InlineData(RunMode.Live, 1, false)]
    [InlineData(RunMode.Sim, 1, true)] // no chain in the data: there is no wall to ask for
    [InlineData(RunMode.Backtest, 1, true)]
    [InlineData(RunMode.Backtest, 0, false)] // a chain, but too little of it is seen, or it is old
    [InlineData(RunMode.Backtest, 6, false)] // a chain without a basis
    public void A_wall_that_cannot_be_told_refuses(RunMode mode, double reason, bool isSetup) => ForBoth(
        d =>
        {
            d.Mode = mode;
            d.Inputs.Set("reason", reason);
            d.Inputs.SetMissing("call-wall");
        },
        isSetup);

    [Fact]
    public void A_wall_whose_reason_is_not_known_either_refuses() => ForBoth(
        d =>
        {
            d.Mode = RunMode.Backtest;
            d.Inputs.SetMissing("reason");
            d.Inputs.SetMissing("call-wall");
        },
        isSetup: false);

    [Theory]
    [InlineData(0.3, FeatureStatus.Ok, false)]
    [InlineData(-0.7, FeatureStatus.Ok, false)]
    [InlineData(0, FeatureStatus.Missing, false)]
    [InlineData(0, FeatureStatus.Partial, true)]
    public void A_false_break_or_one_that_cannot_be_told_refuses_a_breakout_only(double value, FeatureStatus status, bool isSetup)
    {
        ForBoth(d => d.Inputs.SetSigned("headfake", value, status), isSetup, d => d.Breakout());
        ForBoth(d => d.Inputs.SetSigned("headfake", value, status), isSetup: true);
    }

    [Fact]
    public void Features_that_the_configuration_does_not_name_add_nothing_and_refuse_nothing()
    {
        string[] optional =
        [
            "trend", "method-stop-long", "method-stop-short", "green-violated", "red-violated", "exit-long", "exit-short", "score",
            "headfake", "call-wall", "put-wall", "reason", "vwap", "poc", "moderate-above", "moderate-below", "trend-score",
        ];
        foreach (Side side in MirroredInputs.Both)
        {
            TrendDesk pullback = new(side);
            pullback.Inputs.Leave(optional);
            pullback.Inputs.SetRegime(MarketRegime.TrendBullish);
            Proposal graded = pullback.Pullback().Run.Graded(0.9)!.Value;
            (graded.Quality, graded.Setup).Should().Be((0.4, (byte)TrendSetup.Weak));
            TrendDesk breakout = new(side);
            breakout.Inputs.Leave(optional);
            breakout.Inputs.SetRegime(MarketRegime.TrendBullish);
            breakout.Breakout().Run.Ask()!.Value.Quality.Should().BeApproximately(0.7, 1e-12);
        }
    }

    [Fact]
    public void Exploring_needs_no_regime_and_keeps_the_other_rules()
    {
        ForBoth(Explore, isSetup: true);
        ForBoth(
            d =>
            {
                Explore(d);
                d.Inputs.SetSigned("trend", -1);
            },
            isSetup: false);

        static void Explore(TrendDesk desk)
        {
            desk.Inputs.SetMissing("regime");
            (desk.Options, desk.Mode) = (new TrendOptions { Explore = true }, RunMode.Backtest);
        }
    }

    [Theory]
    [InlineData(RunMode.Sim)]
    [InlineData(RunMode.Live)]
    public void Exploring_is_for_back_tests(RunMode mode)
    {
        Action build = () => new TrendDesk(Side.Buy) { Options = new TrendOptions { Explore = true }, Mode = mode }.Build();
        build.Should().Throw<ArgumentException>().WithMessage("explore is for back-tests*");
    }

    [Fact]
    public void Bounds_in_the_wrong_order_are_refused()
    {
        Action pullback = () => new TrendDesk(Side.Buy) { Options = new TrendOptions { Pullback = [0.618, 0.382] } }.Build();
        Action stop = () => new TrendDesk(Side.Buy) { Options = new TrendOptions { StopTicks = [8, 4, 15] } }.Build();
        pullback.Should().Throw<ArgumentException>();
        stop.Should().Throw<ArgumentException>();
    }

    private static void ForBoth(Action<TrendDesk> change, bool isSetup, Action<TrendDesk>? market = null)
    {
        foreach (Side side in MirroredInputs.Both)
        {
            TrendDesk desk = new TrendDesk(side).Open();
            change(desk);
            (market ?? (d => d.Pullback()))(desk);
            (desk.Run.Ask() is not null).Should().Be(isSetup, "for {0}", side);
        }
    }
}
