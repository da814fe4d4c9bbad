using MiaIa.Plugins.Strategies;
using MiaIa.Plugins.Tests.Strategies;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.Trend;

/// <summary>Geometries worked by hand on bars of one minute; short cases are the long ones mirrored at 24000.</summary>
public sealed class TrendTests
{
    public static TheoryData<Side> Sides => [Side.Buy, Side.Sell];

    [Theory]
    [MemberData(nameof(Sides))]
    public void A_pullback_that_turns_is_bought_behind_its_low(Side side)
    {
        // Close 24035, pullback low 24030: 5 + 2 = 7 ticks. Target 14. Volume 10 against a mean of 10: no 0.3. No level: quality 0.4.
        Desk(side).Pullback().Run.Ask().Should().Be(
            new Proposal(ProposalKind.Enter, side, 0, 7, 14, 0.4, (byte)TrendSetup.Weak, 0, 0));
    }

    [Theory]
    [InlineData(Side.Buy, 11, 0.4)] // not above 1.1 times the mean of 10
    [InlineData(Side.Buy, 12, 0.7)]
    [InlineData(Side.Sell, 12, 0.7)]
    public void Volume_above_the_mean_of_the_ten_bars_before_adds_to_the_quality(Side side, int volume, double quality) =>
        Desk(side).Pullback(lastVolume: volume).Run.Ask()!.Value.Quality.Should().BeApproximately(quality, 1e-12);

    [Theory]
    [InlineData(Side.Buy)]
    [InlineData(Side.Sell)]
    public void The_mean_volume_is_that_of_ten_bars_however_short_it_looks_back(Side side)
    {
        // Look-backs of 5 and 2 bars: the ten volumes before the last are 1, then nine times 10: mean 9.1; 10 > 10.01 is false,
        // 11 > 10.01 is true.
        Quality(10).Should().BeApproximately(0.4, 1e-9);
        Quality(11).Should().BeApproximately(0.7, 1e-9);

        double Quality(int volume)
        {
            TrendDesk desk = Desk(side);
            desk.Options = new TrendOptions { LookbackBars = 5, BreakoutBars = 2 };
            desk.Run.Bars(13, 24000, 24001, 23999, 24000)
                .Bar(24000, 24001, 23999, 24000, volume: 1)
                .Bars(6, 24000, 24001, 23999, 24000)
                .Bar(24000, 24025, 24000, 24025)
                .Bar(24025, 24050, 24025, 24050)
                .Bar(24050, 24050, 24027, 24027)
                .Bar(24027, 24032, 24027, 24032, volume);
            return desk.Run.Ask()!.Value.Quality;
        }
    }

    [Theory]
    [InlineData(Side.Buy, 24031, false)] // 19 of 50: .38
    [InlineData(Side.Buy, 24030, true)]  // 20 of 50: .40
    [InlineData(Side.Buy, 24020, true)]  // 30 of 50: .60
    [InlineData(Side.Buy, 24019, false)] // 31 of 50: .62
    [InlineData(Side.Sell, 24031, false)]
    [InlineData(Side.Sell, 24020, true)]
    [InlineData(Side.Sell, 24019, false)]
    public void The_depth_of_the_pullback_is_bounded(Side side, int low, bool isSetup) =>
        (Desk(side).Pullback(low).Run.Ask() is not null).Should().Be(isSetup);

    [Theory]
    [MemberData(nameof(Sides))]
    public void Of_equal_highs_the_latest_ends_the_move(Side side)
    {
        TrendDesk desk = Desk(side);
        desk.Run.Bars(26, 24000, 24001, 24000, 24001)
            .Bar(24001, 24050, 24001, 24040)
            .Bar(24040, 24040, 24020, 24030)
            .Bar(24030, 24050, 24030, 24045)
            .Bar(24045, 24046, 24030, 24031)
            .Bar(24031, 24035, 24030, 24035);

        // 24030 after the second high, and not 24020 before it: 24035 - 24030 + 2.
        desk.Run.Ask()!.Value.StopTicks.Should().Be(7);
    }

    [Theory]
    [InlineData(Side.Buy, 20, true)]  // ATR (13 * 20 + 19) / 14 = 19.93 against 24050 - 24030
    [InlineData(Side.Buy, 21, false)] // (13 * (13 * 21 + 20) / 14 + 19) / 14 = 20.79
    [InlineData(Side.Sell, 20, true)]
    [InlineData(Side.Sell, 21, false)]
    public void A_pullback_goes_back_by_an_average_true_range(Side side, int range, bool isSetup)
    {
        TrendDesk desk = Desk(side);
        desk.Run.Bars(26, 24010, 24000 + range, 24000, 24010)
            .Bar(24010, 24010 + range, 24010, 24020)
            .Bar(24020, 24020 + range, 24020, 24030)
            .Bar(24030, 24050, 24050 - range, 24050)
            .Bar(24049, 24049, 24030, 24031)
            .Bar(24031, 24049, 24030, 24045);
        (desk.Run.Ask() is not null).Should().Be(isSetup);
    }

    [Theory]
    [InlineData(Side.Buy, 24036, null, false)] // a red bar
    [InlineData(Side.Buy, 24035, null, false)] // a doji
    [InlineData(Side.Buy, 24034, null, true)]
    [InlineData(Side.Buy, 24034, 5, true)]
    [InlineData(Side.Buy, 24034, 0, false)]
    [InlineData(Side.Buy, 24034, -5, false)]
    [InlineData(Side.Sell, 24036, null, false)]
    [InlineData(Side.Sell, 24034, 5, true)]
    [InlineData(Side.Sell, 24034, 0, false)]
    public void The_last_bar_must_turn_and_a_known_delta_must_agree(Side side, int open, int? delta, bool isSetup) =>
        (Desk(side).Pullback(lastOpen: open, delta: delta).Run.Ask() is not null).Should().Be(isSetup);

    [Theory]
    [InlineData(Side.Buy, 24036, true)]
    [InlineData(Side.Buy, 24035, false)] // no higher than the close before
    [InlineData(Side.Sell, 24036, true)]
    [InlineData(Side.Sell, 24035, false)]
    public void The_last_bar_must_close_beyond_the_close_before(Side side, int close, bool isSetup)
    {
        TrendDesk desk = Desk(side);
        desk.Run.Bars(26, 24000, 24001, 24000, 24001)
            .Bar(24001, 24025, 24001, 24025)
            .Bar(24025, 24050, 24025, 24050)
            .Bar(24050, 24050, 24030, 24035)
            .Bar(24034, 24036, 24030, close);
        (desk.Run.Ask() is not null).Should().Be(isSetup);
    }

    [Theory]
    [InlineData(Side.Buy, 24006, 20, true)]  // high of the 20 before is 24004: beyond it by more than a tick
    [InlineData(Side.Sell, 24006, 20, true)]
    [InlineData(Side.Buy, 24005, 20, false)] // by a tick only
    [InlineData(Side.Sell, 24005, 20, false)]
    [InlineData(Side.Buy, 24006, 19, false)] // twice the median volume of 10 is 20
    [InlineData(Side.Sell, 24006, 19, false)]
    public void A_breakout_needs_price_and_volume(Side side, int close, int volume, bool isSetup)
    {
        // Broken high 24004: 2 + 2 = 4 ticks. Quality 0.4 + 0.3 * min(20 / 20, 1).
        Proposal? proposal = Desk(side).Breakout(close, volume).Run.Ask();
        (proposal is not null).Should().Be(isSetup);
        if (proposal is { } setup)
        {
            setup.Quality.Should().BeApproximately(0.7, 1e-12);
            setup.Should().Be(new Proposal(ProposalKind.Enter, side, 0, 4, 8, setup.Quality, (byte)TrendSetup.Weak, 0, 0));
        }
    }

    [Theory]
    [InlineData(Side.Buy, 0.5, 0.85)]
    [InlineData(Side.Buy, -0.5, 0.7)] // patterns against it take nothing away
    [InlineData(Side.Sell, 0.5, 0.85)]
    public void Bar_patterns_toward_the_side_add_to_a_breakout(Side side, double pattern, double quality)
    {
        TrendDesk desk = Desk(side);
        desk.Inputs.SetSigned("score", pattern);
        desk.Breakout().Run.Ask()!.Value.Quality.Should().BeApproximately(quality, 1e-12);
    }

    [Theory]
    [InlineData(Side.Buy, 24032, 24028.5, 24033, 1.0)]  // 2, 1.5 and 3 ticks from 24030: all count
    [InlineData(Side.Buy, 24032.1, 24028.5, 24033, 0.7)]
    [InlineData(Side.Buy, 24032, 24028.4, 24033, 0.6)]
    [InlineData(Side.Buy, 24032, 24028.5, 24033.1, 0.7)]
    [InlineData(Side.Sell, 24032, 24028.5, 24033, 1.0)]
    [InlineData(Side.Sell, 24032, 24028.4, 24033, 0.6)]
    public void Levels_at_the_end_of_the_pullback_add_to_the_quality(Side side, double vwap, double poc, double wall, double level)
    {
        TrendDesk desk = Desk(side);
        desk.Inputs.SetTicks("vwap", vwap);
        desk.Inputs.SetTicks("poc", poc);
        desk.Inputs.SetTicks("put-wall", wall);
        desk.Pullback().Run.Ask()!.Value.Quality.Should().BeApproximately(0.4 + (0.3 * level), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Sides))]
    public void It_says_nothing_before_it_has_its_bars(Side side)
    {
        Desk(side).Pullback(history: 26).Run.Ask().Should().NotBeNull("30 bars are there");
        Desk(side).Pullback(history: 25).Run.Ask().Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Sides))]
    public void A_roll_forgets_the_bars_and_the_setup(Side side)
    {
        StrategyRun run = Desk(side).Pullback().Run;
        Proposal proposal = run.Ask()!.Value;
        run.Roll();
        run.Grade(proposal, run.EvidenceFor(0.9, proposal.Quality)).Kind.Should().Be(ProposalKind.None);
        run.Ask().Should().BeNull();
    }

    private static TrendDesk Desk(Side side) => new TrendDesk(side).Open();
}
