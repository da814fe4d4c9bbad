using MiaIa.Plugins.Strategies;
using MiaIa.Plugins.Tests.Strategies;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.Trend;

/// <summary>Brackets of the pullback that closes at 24035 with its low at 24030: 7 ticks of stop, 14 of target; and the exits.</summary>
public sealed class TrendBracketTests
{
    [Theory]
    [InlineData(5.0, 5)]
    [InlineData(5.2, 6)]  // a stop is never tighter than computed
    [InlineData(9.0, 7)]  // the structure's own 7 is less
    [InlineData(2.0, 4)]  // never below the least
    public void The_methods_stop_counts_when_it_is_closer(double method, int expected)
    {
        foreach (Side side in MirroredInputs.Both)
        {
            TrendDesk desk = Desk(side);
            desk.Inputs.Set("method-stop-long", method);
            Bracket(desk.Pullback()).Should().Be((expected, 2 * expected));
        }
    }

    [Theory]
    [MemberData(nameof(TrendTests.Sides), MemberType = typeof(TrendTests))]
    public void The_methods_stop_of_the_other_side_does_not_count(Side side)
    {
        TrendDesk desk = Desk(side);
        desk.Inputs.Set("method-stop-short", 5);
        Bracket(desk.Pullback()).Should().Be((7, 14));
    }

    [Theory]
    [InlineData(Side.Buy, 24017, 15)] // 24017 - 24004 + 2
    [InlineData(Side.Buy, 24030, 15)]
    [InlineData(Side.Sell, 24030, 15)]
    [InlineData(Side.Buy, 24016, 14)]
    [InlineData(Side.Buy, 24006, 4)]
    public void The_stop_keeps_its_bounds(Side side, int close, int stop) =>
        Bracket(Desk(side).Breakout(close)).Should().Be((stop, 2 * stop));

    [Theory]
    [InlineData(24048.5, 12)] // it starts 13.5 away: 24047.5, and never farther than computed
    [InlineData(24048.9, 12)]
    [InlineData(24048.0, 12)]
    [InlineData(24049.0, 14)] // it starts at twice the stop, not inside
    [InlineData(24047.0, 11)]
    [InlineData(24046.5, 14)] // 10 are less than one and a half times 7: it stays
    [InlineData(24035.0, 14)]
    [InlineData(24030.0, 14)] // the price is inside the zone
    [InlineData(24100.0, 14)]
    public void A_zone_ahead_brings_the_target_in_front_of_it(double zone, int target)
    {
        foreach (Side side in MirroredInputs.Both)
        {
            TrendDesk desk = Desk(side);
            desk.Inputs.SetTicks("moderate-above", zone);
            Bracket(desk.Pullback()).Should().Be((7, target), "for {0}", side);
        }
    }

    [Theory]
    [MemberData(nameof(TrendTests.Sides), MemberType = typeof(TrendTests))]
    public void A_zone_behind_does_not_count(Side side)
    {
        TrendDesk desk = Desk(side);
        desk.Inputs.SetTicks("moderate-below", 24047);
        Bracket(desk.Pullback()).Should().Be((7, 14));
    }

    [Theory]
    [MemberData(nameof(TrendTests.Sides), MemberType = typeof(TrendTests))]
    public void A_fixed_bracket_takes_its_figures_and_says_so(Side side)
    {
        TrendDesk desk = Desk(side);
        desk.Options = new TrendOptions { Bracket = BracketMode.Fixed };
        desk.Inputs.SetTicks("moderate-above", 24047);
        desk.Inputs.Set("method-stop-long", 5);
        Proposal proposal = desk.Pullback().Run.Graded(0.9)!.Value;
        (proposal.StopTicks, proposal.TargetTicks, proposal.IsFixedBracket).Should().Be((8, 16, true));
        Desk(side).Pullback().Run.Graded(0.9)!.Value.IsFixedBracket.Should().BeFalse();
    }

    [Theory]
    [InlineData("green-violated", 2, "EXIT_RULE")]
    [InlineData("red-violated", -1, "EXIT_RULE")]
    [InlineData("exit-long", 1, "EXIT_SPECIAL")]
    [InlineData("exit-short", -1, "EXIT_SPECIAL")]
    [InlineData("green-violated", -1, null)]
    [InlineData("exit-short", 1, null)]
    public void The_rule_of_the_method_ends_a_position_that_it_is_against(string input, int position, string? name)
    {
        foreach (Side side in MirroredInputs.Both)
        {
            TrendDesk desk = Desk(side);
            desk.Inputs.Set(input, 1);
            Proposal? exit = desk.Pullback().Run.Ask(position);
            (exit is { } asked ? desk.Build().Setups[asked.Setup] : null).Should().Be(name, "for {0}", side);
            (exit?.Kind ?? ProposalKind.Exit).Should().Be(ProposalKind.Exit);
        }
    }

    [Theory]
    [MemberData(nameof(TrendTests.Sides), MemberType = typeof(TrendTests))]
    public void It_proposes_no_entry_in_a_position(Side side)
    {
        StrategyRun run = Desk(side).Pullback().Run;
        run.Ask(1).Should().BeNull();
        run.Ask(-1).Should().BeNull();
        run.Ask().Should().NotBeNull();
    }

    private static TrendDesk Desk(Side side) => new TrendDesk(side).Open();

    private static (int Stop, int Target) Bracket(TrendDesk desk) =>
        desk.Run.Ask() is { } proposal ? (proposal.StopTicks, proposal.TargetTicks) : default;
}
