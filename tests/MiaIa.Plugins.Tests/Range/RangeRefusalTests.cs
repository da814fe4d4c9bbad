using MiaIa.Plugins.Strategies;
using MiaIa.Plugins.Tests.Strategies;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.Range;

/// <summary>What stands against a bounce, known or not known.</summary>
public sealed class RangeRefusalTests
{
    private const long Minute = 60_000_000_000;

    [Theory]
    [InlineData(MarketRegime.RangeTight, true)]
    [InlineData(MarketRegime.RangeWide, true)]
    [InlineData(MarketRegime.TrendBullish, false)]
    [InlineData(MarketRegime.TrendBearish, false)]
    [InlineData(MarketRegime.Transition, false)]
    [InlineData(MarketRegime.Unknown, false)]
    public void The_regime_must_be_a_range(MarketRegime regime, bool isSetup) => ForBoth(d => d.Inputs.SetRegime(regime), isSetup);

    [Theory]
    [InlineData("regime")]
    [InlineData("trend-score")] // whether the range leans is not known
    [InlineData("support")]
    [InlineData("resistance")]
    [InlineData("bn")] // whether a base is protected is not known
    [InlineData("volatility")]
    public void What_is_needed_and_cannot_be_told_refuses(string input)
    {
        ForBoth(
            d =>
            {
                d.Inputs.Set("ldu", 0.9);
                d.Inputs.SetMissing(input);
            },
            isSetup: false);
        ForBoth(
            d =>
            {
                d.Inputs.Set("ldu", 0.9);
                d.Inputs.Set(input, 0, FeatureStatus.Stale);
            },
            isSetup: false);
    }

    [Theory]
    [InlineData("green-height")]
    [InlineData("method-stop-long")]
    public void A_protected_base_of_which_only_a_part_is_told_refuses(string told)
    {
        ForBoth(d => d.Inputs.Set(told, 8), isSetup: false);
        ForBoth(
            d =>
            {
                d.Inputs.Set("green-height", 8);
                d.Inputs.Set("method-stop-long", 10);
            },
            isSetup: true);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(2, true)]
    [InlineData(3, false)] // extreme
    public void Volatility_must_not_be_extreme(double volatility, bool isSetup) =>
        ForBoth(d => d.Inputs.Set("volatility", volatility), isSetup);

    [Theory]
    [InlineData(NewsImpact.High, 30, false)]
    [InlineData(NewsImpact.High, 31, true)]
    [InlineData(NewsImpact.High, 0, false)]
    [InlineData(NewsImpact.High, -30, false)]
    [InlineData(NewsImpact.High, -31, true)]
    [InlineData(NewsImpact.Medium, 0, true)]
    public void Strong_news_must_be_half_an_hour_away(NewsImpact impact, int minutes, bool isSetup) => ForBoth(
        _ => { },
        isSetup,
        d =>
        {
            // 21 bars of a minute follow the announcement.
            d.Run.Announce(impact, d.Run.NowNs + ((21 + minutes) * Minute));
            d.Fall();
        });

    [Theory]
    [InlineData(23997, true)]
    [InlineData(23996, false)] // 4 ticks outside
    [InlineData(24043, true)]
    [InlineData(24044, false)]
    public void A_close_outside_since_the_range_was_formed_ends_it(int close, bool isSetup) =>
        ForBoth(_ => { }, isSetup, d => Leave(d, close).Fall());

    [Fact]
    public void A_close_outside_before_the_range_was_formed_does_not_count() => ForBoth(
        _ => { },
        isSetup: true,
        d =>
        {
            d.Inputs.SetRegime(MarketRegime.Transition);
            Leave(d, 23990);
            d.Inputs.SetRegime(MarketRegime.RangeWide);
            d.Fall();
        });

    [Fact]
    public void A_range_that_is_formed_anew_has_no_past() => ForBoth(
        _ => { },
        isSetup: true,
        d =>
        {
            Leave(d, 23990);
            d.Inputs.SetRegime(MarketRegime.Unknown);
            d.Run.Bar(24010, 24012, 24008, 24010);
            d.Inputs.SetRegime(MarketRegime.RangeWide);
            d.Fall();
        });

    [Theory]
    [InlineData(24004, 24044, false)] // both edges within 4 ticks: the same range
    [InlineData(24004.5, 24040, true)]
    [InlineData(24000, 24035.5, true)]
    public void A_range_whose_edge_moved_by_more_than_four_ticks_is_another_one(double support, double resistance, bool isSetup) => ForBoth(
        _ => { },
        isSetup,
        d =>
        {
            Leave(d, 23990);
            d.Edges(support, resistance);
            d.Run.Bars(20, 24010, 24012, 24008, 24010).Bar(24008, 24008, 24003, (int)support + 1);
        });

    [Fact]
    public void While_the_regime_is_not_known_a_close_outside_counts() => ForBoth(
        _ => { },
        isSetup: false,
        d =>
        {
            d.Run.Bars(5, 24010, 24012, 24008, 24010);
            d.Inputs.SetMissing("regime");
            Leave(d, 23990);
            d.Inputs.SetRegime(MarketRegime.RangeWide);
            d.Fall();
        });

    [Theory]
    [InlineData(new[] { true, true }, 24000, 24040, false)]
    [InlineData(new[] { true }, 24000, 24040, true)]
    [InlineData(new[] { true, false, true }, 24000, 24040, true)] // not in a row
    [InlineData(new[] { false, true, true }, 24000, 24040, false)]
    [InlineData(new[] { true, true }, 23997, 24037, false)] // the same range
    [InlineData(new[] { true, true }, 24000, 24044.5, true)]
    public void Two_stopped_trades_in_a_row_close_the_range(bool[] stops, double support, double resistance, bool isSetup) => ForBoth(
        _ => { },
        isSetup,
        d =>
        {
            foreach (bool isStopped in stops)
            {
                d.Fall().Run.Ask().Should().NotBeNull();
                d.Run.End(isStopped);
            }

            d.Edges(support, resistance);
            d.Fall((int)support + 1);
        });

    [Fact]
    public void Stopped_trades_in_different_ranges_do_not_add_up() => ForBoth(
        _ => { },
        isSetup: true,
        d =>
        {
            d.Fall().Run.Ask().Should().NotBeNull();
            d.Run.End(isStopped: true);
            d.Edges(24000, 24050);
            d.Fall().Run.Ask().Should().NotBeNull();
            d.Run.End(isStopped: true);
            d.Fall();
        });

    [Fact]
    public void It_says_nothing_before_it_has_its_bars()
    {
        ForBoth(_ => { }, isSetup: true, d => d.Fall(history: 14));
        ForBoth(_ => { }, isSetup: false, d => d.Fall(history: 13));
    }

    [Fact]
    public void It_says_nothing_in_a_position()
    {
        RangeDesk desk = new RangeDesk(Side.Buy).Open().Fall();
        desk.Run.Ask(1).Should().BeNull();
        desk.Run.Ask(-1).Should().BeNull();
        desk.Run.Ask().Should().NotBeNull();
    }

    [Fact]
    public void A_roll_forgets_the_bars_and_the_stopped_range()
    {
        ForBoth(_ => { }, isSetup: false, d => d.Fall().Run.Roll());
        ForBoth(
            _ => { },
            isSetup: true,
            d =>
            {
                for (int i = 0; i < 2; i++)
                {
                    d.Fall().Run.Ask().Should().NotBeNull();
                    d.Run.End(isStopped: true);
                }

                d.Run.Roll();
                d.Fall();
            });
    }

    [Fact]
    public void Features_that_the_configuration_does_not_name_add_nothing_and_refuse_nothing()
    {
        string[] optional =
        [
            "bn", "method-stop-long", "method-stop-short", "green-height", "red-height", "green-violated", "red-violated", "exit-long",
            "exit-short", "headfake", "pattern", "volatility", "call-wall", "put-wall", "vwap", "vah", "val", "pvah", "pval", "cus", "cds",
            "range-quality",
        ];
        foreach (Side side in MirroredInputs.Both)
        {
            RangeDesk desk = new(side);
            desk.Inputs.Leave(optional);
            desk.Inputs.SetRegime(MarketRegime.RangeTight);
            desk.Inputs.Set("trend-score", 0);
            desk.Inputs.Set("ldu", 0.5);
            desk.Edges(24000, 24020);
            Proposal proposal = desk.Fall().Run.Ask()!.Value;
            (proposal.Quality, proposal.StopTicks, proposal.TargetTicks).Should().Be((0.5, 4, 19));
        }
    }

    [Fact]
    public void Exploring_needs_no_regime_and_is_for_back_tests()
    {
        ForBoth(
            d =>
            {
                d.Inputs.SetRegime(MarketRegime.TrendBullish);
                (d.Options, d.Mode) = (new RangeOptions { Explore = true }, RunMode.Backtest);
            },
            isSetup: true);
        foreach (RunMode mode in (RunMode[])[RunMode.Sim, RunMode.Live])
        {
            Action build = () => new RangeDesk(Side.Buy) { Options = new RangeOptions { Explore = true }, Mode = mode }.Build();
            build.Should().Throw<ArgumentException>().WithMessage("explore is for back-tests*");
        }
    }

    // A bar that closes there, among others that do not.
    private static RangeDesk Leave(RangeDesk desk, int close)
    {
        desk.Run.Bar(24010, 24012, 24008, 24010)
            .Bar(24010, Math.Max(close, 24010), Math.Min(close, 24010), close)
            .Bar(close, Math.Max(close, 24010), Math.Min(close, 24010), 24010);
        return desk;
    }

    private static void ForBoth(Action<RangeDesk> change, bool isSetup, Action<RangeDesk>? market = null)
    {
        foreach (Side side in MirroredInputs.Both)
        {
            RangeDesk desk = new RangeDesk(side).Open();
            change(desk);
            (market ?? (d => d.Fall()))(desk);
            (desk.Run.Ask() is not null).Should().Be(isSetup, "for {0}", side);
        }
    }
}
