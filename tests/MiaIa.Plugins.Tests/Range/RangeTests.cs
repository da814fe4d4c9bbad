using MiaIa.Plugins.Strategies;
using MiaIa.Plugins.Tests.Strategies;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.Range;

/// <summary>Bounces worked by hand on bars of one minute; short cases are the long ones mirrored at 24000.</summary>
public sealed class RangeTests
{
    private const long ThirtySeconds = 30_000_000_000;

    public static TheoryData<Side> Sides => [Side.Buy, Side.Sell];

    [Theory]
    [MemberData(nameof(Sides))]
    public void The_edge_is_faded_with_a_limit_for_thirty_seconds(Side side)
    {
        // Stop 3 behind the edge, at least 4; target a tick before the other edge: 39. Quality .4 * .5 + .3. The edge is the axis.
        Desk(side).Fall().Run.Ask().Should().Be(
            new Proposal(ProposalKind.Enter, side, 24000, 4, 39, 0.5, (byte)RangeSetup.Weak, 0, ThirtySeconds));
    }

    [Theory]
    [InlineData(24002, true)]
    [InlineData(24003, false)] // half of the average true range of 4.36 is 2.18
    [InlineData(24000, true)]
    [InlineData(23998, true)]
    [InlineData(23997, false)]
    public void The_close_must_be_at_the_edge(int close, bool isSetup) => ForBoth(_ => { }, isSetup, d => d.Fall(close));

    [Theory]
    [InlineData(24006, true)] // half of an average true range of 12
    [InlineData(24007, false)]
    public void In_a_lively_market_the_edge_is_wider(int close, bool isSetup) => ForBoth(
        _ => { }, isSetup, d => d.Run.Bars(20, 24010, 24016, 24004, 24010).Bar(24010, 24014, 24002, close));

    [Theory]
    [InlineData(11, 0.5)] // not above 1.1 times the mean of 10
    [InlineData(12, 0.6)]
    public void Volume_above_the_mean_of_the_ten_bars_before_adds_to_the_quality(int volume, double quality) =>
        Quality(_ => { }, d => d.Fall(volume: volume)).Should().BeApproximately(quality, 1e-12);

    [Theory]
    [InlineData("ldu", 0.31, 0.31)]
    [InlineData("cus", 0.8, 0.8)]
    [InlineData("bn", 0.01, 0.01)]
    [InlineData("bn", 1, 1)]
    public void Each_pattern_is_enough_and_its_value_counts(string pattern, double value, double counted) => Quality(
        d =>
        {
            d.Inputs.SetSigned("bn", 0);
            d.Inputs.Set(pattern, value);
            if (pattern == "bn")
            {
                d.Inputs.SetSigned("bn", value);
            }
        }).Should().BeApproximately((0.4 * counted) + 0.3, 1e-12);

    [Fact]
    public void The_largest_pattern_counts()
    {
        Quality(d => d.Inputs.Set("ldu", 0.6)).Should().BeApproximately((0.4 * 0.6) + 0.3, 1e-12);
        Quality(d => d.Inputs.Set("ldu", 0.4)).Should().BeApproximately((0.4 * 0.5) + 0.3, 1e-12);
    }

    [Theory]
    [InlineData(1, 0.7)]
    [InlineData(-1, null)] // a trap on the other side
    public void A_trap_on_its_side_is_a_pattern(int trap, double? counted)
    {
        foreach (Side side in MirroredInputs.Both)
        {
            RangeDesk desk = Desk(side);
            desk.Inputs.SetSigned("bn", -0.2);
            desk.Inputs.SetTrap(trap);
            Proposal? proposal = desk.Fall().Run.Ask();
            (proposal is not null).Should().Be(counted is not null);
            (proposal?.Quality ?? 0).Should().BeApproximately(counted is { } c ? (0.4 * c) + 0.3 : 0, 1e-12);
        }
    }

    [Fact]
    public void A_weaker_false_break_is_no_trap() => ForBoth(
        d =>
        {
            d.Inputs.SetSigned("bn", 0);
            d.Inputs.SetSigned("headfake", 0.6);
            d.Inputs.Set("pattern", 3);
        },
        isSetup: false);

    [Theory]
    [InlineData("bn", 0.0)]
    [InlineData("bn", -0.5)]
    [InlineData("ldu", 0.3)] // more than .3 is asked for
    [InlineData("lud", 0.9)] // of the other side
    [InlineData("cds", 0.9)]
    public void Without_a_pattern_there_is_no_bounce(string input, double value) => ForBoth(
        d =>
        {
            d.Inputs.SetSigned("bn", 0);
            if (input == "bn")
            {
                d.Inputs.SetSigned(input, value);
            }
            else
            {
                d.Inputs.Set(input, value);
            }
        },
        isSetup: false);

    [Theory]
    [InlineData("vwap", 0.25)]
    [InlineData("val", 0.30)]
    [InlineData("pval", 0.20)]
    [InlineData("put-wall", 0.25)]
    [InlineData("vah", 0)] // of the other side
    [InlineData("pvah", 0)]
    [InlineData("call-wall", 0)]
    [InlineData("vwap val pval put-wall", 1)]
    public void Levels_within_three_ticks_of_the_edge_add_to_the_quality(string levels, double level)
    {
        foreach (double ticks in (double[])[23997, 24000.4, 24003])
        {
            Quality(d => Set(d, ticks)).Should().BeApproximately(0.5 + (0.3 * level), 1e-12);
        }

        Quality(d => Set(d, 24003.1)).Should().BeApproximately(0.5, 1e-12);
        Quality(d => Set(d, 23996.9)).Should().BeApproximately(0.5, 1e-12);

        void Set(RangeDesk desk, double ticks)
        {
            foreach (string name in levels.Split(' '))
            {
                desk.Inputs.SetTicks(name, ticks);
            }
        }
    }

    [Fact]
    public void The_quality_is_at_most_one() => Quality(
        d =>
        {
            d.Inputs.SetSigned("bn", 1);
            foreach (string name in (string[])["vwap", "val", "pval", "put-wall"])
            {
                d.Inputs.SetTicks(name, 24000);
            }
        },
        d => d.Fall(volume: 20)).Should().Be(1);

    [Theory]
    [InlineData("", RangeScoreGate.NotOpposed, ScoreGate.Candidate)]
    [InlineData("vwap", RangeScoreGate.NotOpposed, ScoreGate.Candidate)] // .25 are too little for a candidate of its own
    [InlineData("val", RangeScoreGate.NotOpposed, ScoreGate.NotOpposed)]
    [InlineData("val", RangeScoreGate.Same, ScoreGate.Candidate)]
    public void With_levels_at_the_edge_the_score_need_only_not_oppose(string level, RangeScoreGate option, ScoreGate gate)
    {
        foreach (Side side in MirroredInputs.Both)
        {
            RangeDesk desk = Desk(side);
            desk.Options = new RangeOptions { ScoreGate = option };
            if (level.Length > 0)
            {
                desk.Inputs.SetTicks(level, 24000);
            }

            desk.Fall().Run.Ask()!.Value.Gate.Should().Be(gate);
            desk.Run.Graded(0.9)!.Value.Gate.Should().Be(gate);
        }
    }

    [Theory]
    [InlineData(0.14, true, true)]
    [InlineData(0.15, true, false)]
    [InlineData(0.34, true, false)]
    [InlineData(0.35, true, true)] // so much is no lean of a range any more
    [InlineData(-0.15, false, true)]
    public void A_range_that_leans_is_traded_on_that_side_only(double trend, bool isLong, bool isShort)
    {
        foreach (Side side in MirroredInputs.Both)
        {
            RangeDesk support = Desk(side);
            support.Inputs.SetSigned("trend-score", trend);
            (support.Fall().Run.Ask() is not null).Should().Be(isLong);
            RangeDesk resistance = Desk(side);
            resistance.Edges(23960, 24000);
            resistance.Inputs.SetSigned("bn", -0.5);
            resistance.Inputs.SetSigned("trend-score", trend);
            (resistance.Run.Bars(20, 23990, 23992, 23988, 23990).Bar(23992, 23999, 23992, 23998).Ask() is not null).Should().Be(isShort);
        }
    }

    [Theory]
    [InlineData(24009, 1)]
    [InlineData(24010, 0)] // in the middle
    [InlineData(24011, -1)]
    public void A_close_belongs_to_the_nearer_edge(int close, int sign)
    {
        // Bars of 24 ticks: half of the average true range is 12, and the close is at most 11 from either edge of 24000 and 24020.
        foreach (Side side in MirroredInputs.Both)
        {
            RangeDesk desk = Desk(side);
            desk.Edges(24000, 24020);
            desk.Inputs.Set("ldu", 0.5);
            desk.Inputs.Set("lud", 0.9);
            desk.Run.Bars(20, 24010, 24022, 23998, close);
            ((int)(desk.Run.Ask()?.Side ?? Side.None)).Should().Be((int)side * sign);
        }
    }

    private static RangeDesk Desk(Side side) => new RangeDesk(side).Open();

    private static double Quality(Action<RangeDesk> change, Action<RangeDesk>? market = null)
    {
        double[] qualities = [.. MirroredInputs.Both.Select(side =>
        {
            RangeDesk desk = Desk(side);
            change(desk);
            (market ?? (d => d.Fall()))(desk);
            return desk.Run.Ask()!.Value.Quality;
        })];
        qualities[1].Should().Be(qualities[0]);
        return qualities[0];
    }

    private static void ForBoth(Action<RangeDesk> change, bool isSetup, Action<RangeDesk>? market = null)
    {
        foreach (Side side in MirroredInputs.Both)
        {
            RangeDesk desk = Desk(side);
            change(desk);
            (market ?? (d => d.Fall()))(desk);
            (desk.Run.Ask() is not null).Should().Be(isSetup, "for {0}", side);
        }
    }
}
