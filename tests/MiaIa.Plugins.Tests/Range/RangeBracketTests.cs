using MiaIa.Plugins.Strategies;
using MiaIa.Plugins.Tests.Strategies;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.Range;

/// <summary>Brackets of a bounce at the edge 24000, its classes and its exits; short cases are the long ones mirrored at 24000.</summary>
public sealed class RangeBracketTests
{
    private const string All = "vwap val pval put-wall";

    [Theory]
    [InlineData(24000, 24040, 3, 0, 24000, 4, 39)]
    [InlineData(24000, 24040, 6, 0, 24000, 6, 39)]
    [InlineData(24000, 24040, 6, 1, 24001, 7, 38)]
    [InlineData(24000.9, 24040.9, 6, 0, 24000, 6, 39)]  // limit below, stop at 23994.9, target at 24039.9: all rounded down
    [InlineData(24000.9, 24040.9, 6, 1, 24001, 7, 38)]
    [InlineData(23999.5, 24039.5, 6, 0, 23999, 6, 39)]
    [InlineData(24000, 24040, 20, 0, 24000, 15, 39)]
    [InlineData(24000, 24007, 3, 0, 24000, 4, 6)]       // one and a half times the stop
    public void Entry_stop_and_target_stand_at_the_edges(
        double support, double resistance, int beyond, int offset, int limit, int stop, int target)
    {
        foreach (Side side in MirroredInputs.Both)
        {
            RangeDesk desk = Desk(side);
            desk.Edges(support, resistance);
            desk.Options = new RangeOptions { StopBeyondTicks = beyond, EntryOffsetTicks = offset };
            Proposal proposal = desk.Fall(close: 24001).Run.Ask()!.Value;
            (proposal.LimitTicks, proposal.StopTicks, proposal.TargetTicks)
                .Should().Be((side is Side.Buy ? limit : 48000 - limit, stop, target), "for {0}", side);
        }
    }

    [Theory]
    [InlineData(24007, true)] // 6 ticks are one and a half times 4
    [InlineData(24006, false)]
    public void A_range_that_is_too_low_for_the_risk_is_left(double resistance, bool isSetup)
    {
        foreach (Side side in MirroredInputs.Both)
        {
            RangeDesk desk = Desk(side);
            desk.Edges(24000, resistance);
            desk.Run.Bars(20, 24003, 24005, 24001, 24003).Bar(24003, 24003, 24001, 24001);
            (desk.Run.Ask() is not null).Should().Be(isSetup, "for {0}", side);
        }
    }

    [Theory]
    [InlineData(4.0, 7.0, 7)]
    [InlineData(4.0, 7.2, 8)]
    [InlineData(12.0, 14.0, 14)]
    [InlineData(20.0, 22.0, 15)]
    [InlineData(3.0, 7.0, 4)] // a base that is too low: 3 behind the edge
    public void The_methods_stop_counts_over_a_base_of_four_ticks(double height, double method, int stop)
    {
        foreach (Side side in MirroredInputs.Both)
        {
            RangeDesk desk = Desk(side);
            desk.Inputs.Set("green-height", height);
            desk.Inputs.Set("method-stop-long", method);
            desk.Inputs.Set("red-height", 10);
            desk.Inputs.Set("method-stop-short", 12);
            desk.Fall().Run.Ask()!.Value.StopTicks.Should().Be(stop, "for {0}", side);
        }
    }

    [Fact]
    public void A_fixed_bracket_takes_its_figures_and_says_so()
    {
        foreach (Side side in MirroredInputs.Both)
        {
            RangeDesk desk = Desk(side);
            desk.Options = new RangeOptions { Bracket = BracketMode.Fixed };
            Proposal proposal = desk.Fall().Run.Graded(0.9)!.Value;
            (proposal.StopTicks, proposal.TargetTicks, proposal.IsFixedBracket).Should().Be((8, 16, true));
            Desk(side).Fall().Run.Graded(0.9)!.Value.IsFixedBracket.Should().BeFalse();
        }
    }

    /// <summary>Quality .4 * Battle Navale + .3 + .3 * levels.</summary>
    [Theory]
    [InlineData(0.50, All, 0.80, 0.850, "PREMIUM_BOUNCE")]              // q .8
    [InlineData(1.00, "vwap pval put-wall", 0.80, 0.850, "PREMIUM_BOUNCE")] // levels .7, q .91
    [InlineData(0.50, All, 0.79, 0.850, "STRONG_BOUNCE")]
    [InlineData(0.50, All, 0.80, 0.849, "STRONG_BOUNCE")]
    [InlineData(0.49, All, 0.80, 0.850, "STRONG_BOUNCE")]               // q .796
    [InlineData(1.00, "vwap val", 0.80, 0.950, "STRONG_BOUNCE")]        // levels .55
    [InlineData(0.375, "vwap put-wall", 0.10, 0.700, "STRONG_BOUNCE")]  // levels .5, q .6
    [InlineData(0.37, "vwap put-wall", 0.90, 0.950, "WEAK")]            // q .598
    [InlineData(1.00, "vwap pval", 0.90, 0.950, "WEAK")]                // levels .45
    [InlineData(1.00, All, 0.90, 0.699, "WEAK")]
    [InlineData(0.10, "", 0.10, 0.600, "WEAK")]
    [InlineData(1.00, All, 0.90, 0.599, null)]
    public void A_bounce_is_of_the_first_class_that_it_reaches(
        double battle, string levels, double range, double confidence, string? setup)
    {
        foreach (Side side in MirroredInputs.Both)
        {
            RangeDesk desk = Desk(side, battle, levels);
            desk.Inputs.Set("range-quality", range);
            Name(desk, desk.Fall().Run.Graded(confidence)).Should().Be(setup, "for {0}", side);
        }
    }

    [Fact]
    public void Without_a_range_quality_no_bounce_is_premium()
    {
        foreach (Side side in MirroredInputs.Both)
        {
            RangeDesk desk = Desk(side, 1, All);
            desk.Inputs.SetMissing("range-quality");
            Name(desk, desk.Fall().Run.Graded(0.95)).Should().Be("STRONG_BOUNCE");
        }
    }

    [Theory]
    [InlineData(false, ProposalKind.Watch)]
    [InlineData(true, ProposalKind.Enter)]
    public void A_weak_bounce_is_watched_and_traded_at_half_size_when_it_is_asked_for(bool isTraded, ProposalKind kind)
    {
        foreach (Side side in MirroredInputs.Both)
        {
            RangeDesk desk = Desk(side);
            desk.Options = new RangeOptions { TradeWeak = isTraded };
            Proposal graded = desk.Fall().Run.Graded(0.65)!.Value;
            (graded.Kind, graded.SizeFactor, Name(desk, graded)).Should().Be((kind, 0.5, "WEAK"));
        }
    }

    [Fact]
    public void A_stronger_bounce_keeps_its_size_and_its_prices()
    {
        foreach (Side side in MirroredInputs.Both)
        {
            RangeDesk desk = Desk(side, 0.5, All);
            Proposal asked = desk.Fall().Run.Ask()!.Value;
            Proposal graded = desk.Run.Grade(asked, desk.Run.EvidenceFor(0.9, asked.Quality));
            graded.Should().Be(asked with { Setup = (byte)RangeSetup.PremiumBounce });
            graded.SizeFactor.Should().Be(1);
        }
    }

    [Fact]
    public void A_bar_without_a_bounce_leaves_none_to_grade()
    {
        foreach (Side side in MirroredInputs.Both)
        {
            RangeDesk desk = Desk(side);
            Proposal asked = desk.Fall().Run.Ask()!.Value;
            desk.Run.Bar(24002, 24020, 24002, 24020);
            desk.Run.Ask().Should().BeNull();
            desk.Run.Grade(asked, desk.Run.EvidenceFor(0.95, asked.Quality)).Kind.Should().Be(ProposalKind.None);
        }
    }

    [Theory]
    [InlineData("green-violated", 2, "EXIT_RULE")]
    [InlineData("red-violated", -1, "EXIT_RULE")]
    [InlineData("exit-long", 1, "EXIT_SPECIAL")]
    [InlineData("exit-short", -1, "EXIT_SPECIAL")]
    [InlineData("red-violated", 1, null)]
    [InlineData("exit-short", 1, null)]
    public void The_rule_of_the_method_ends_a_position_that_it_is_against(string input, int position, string? name)
    {
        foreach (Side side in MirroredInputs.Both)
        {
            RangeDesk desk = Desk(side);
            desk.Inputs.Set(input, 1);
            Proposal? exit = desk.Fall().Run.Ask(position);
            (exit is { } asked ? desk.Build().Setups[asked.Setup] : null).Should().Be(name, "for {0}", side);
            (exit?.Kind ?? ProposalKind.Exit).Should().Be(ProposalKind.Exit);
        }
    }

    [Fact]
    public void What_was_refused_or_came_in_a_position_leaves_none_to_grade()
    {
        foreach (Side side in MirroredInputs.Both)
        {
            RangeDesk desk = Desk(side);
            Proposal asked = desk.Fall().Run.Ask()!.Value;
            SetupEvidence evidence = desk.Run.EvidenceFor(0.95, asked.Quality);
            desk.Run.Ask(1).Should().BeNull();
            desk.Run.Grade(asked, evidence).Kind.Should().Be(ProposalKind.None);
            desk.Run.Ask().Should().NotBeNull();
            desk.Inputs.SetRegime(MarketRegime.Unknown);
            desk.Run.Ask().Should().BeNull();
            desk.Run.Grade(asked, evidence).Kind.Should().Be(ProposalKind.None);
        }
    }

    private static string? Name(RangeDesk desk, Proposal? graded) => graded switch
    {
        null => "no proposal",
        { Kind: ProposalKind.None } => null,
        { } setup => desk.Build().Setups[setup.Setup],
    };

    private static RangeDesk Desk(Side side, double battle = 0.5, string levels = "")
    {
        RangeDesk desk = new RangeDesk(side).Open();
        desk.Inputs.SetSigned("bn", battle);
        foreach (string level in levels.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            desk.Inputs.SetTicks(level, 24001);
        }

        return desk;
    }
}
