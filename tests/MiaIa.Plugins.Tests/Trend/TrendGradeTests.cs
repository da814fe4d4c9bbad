using MiaIa.Plugins.Strategies;
using MiaIa.Plugins.Tests.Strategies;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.Trend;

/// <summary>The classes at their bounds. Volume 12 is above the mean of 10 by more than a tenth, volume 10 is not.</summary>
public sealed class TrendGradeTests
{
    private const string All = "vwap poc put-wall";

    [Theory]
    [InlineData(All, 12, 0.70, 0.850, "PREMIUM_PULLBACK")]        // q 1
    [InlineData("vwap poc", 12, 0.70, 0.850, "PREMIUM_PULLBACK")] // q .91, levels .7
    [InlineData(All, 12, 0.70, 0.849, "STRONG_PULLBACK")]
    [InlineData(All, 12, 0.69, 0.850, "STRONG_PULLBACK")]
    [InlineData("vwap put-wall", 12, 0.70, 0.900, "STRONG_PULLBACK")] // q .88, levels .6
    [InlineData("vwap poc", 10, 0.70, 0.900, "STRONG_PULLBACK")]      // q .61
    [InlineData("vwap poc", 10, 0.10, 0.700, "STRONG_PULLBACK")]
    [InlineData("vwap poc", 10, 0.60, 0.699, "WEAK")]
    [InlineData("vwap put-wall", 10, 0.60, 0.700, "STRONG_TREND")] // q .58
    [InlineData("poc", 12, 0.60, 0.700, "STRONG_TREND")]           // q .82, levels .4
    [InlineData("", 10, 0.60, 0.700, "STRONG_TREND")]
    [InlineData("", 10, 0.60, 0.900, "STRONG_TREND")]
    [InlineData("", 10, 0.59, 0.900, "WEAK")]
    [InlineData("", 10, 0.90, 0.699, "WEAK")]
    [InlineData("", 10, 0.90, 0.600, "WEAK")]
    [InlineData(All, 12, 0.90, 0.599, null)]
    public void A_pullback_is_of_the_first_class_that_it_reaches(string levels, int volume, double trend, double confidence, string? setup)
    {
        foreach (Side side in MirroredInputs.Both)
        {
            TrendDesk desk = Desk(side, levels, trend);
            Name(desk, desk.Pullback(lastVolume: volume).Run.Graded(confidence)).Should().Be(setup, "for {0}", side);
        }
    }

    [Theory]
    [InlineData(0.40, 0.80, 0.80, "PREMIUM_BREAKOUT")]
    [InlineData(0.39, 0.80, 0.80, "STRONG_TREND")]
    [InlineData(0.40, 0.79, 0.80, "STRONG_TREND")]
    [InlineData(0.40, 0.80, 0.79, "STRONG_TREND")]
    [InlineData(0.40, 0.60, 0.70, "STRONG_TREND")]
    [InlineData(-1.0, 0.90, 0.90, "STRONG_TREND")]
    [InlineData(1.00, 0.59, 0.95, "WEAK")]
    [InlineData(0.40, 0.80, 0.69, "WEAK")]
    [InlineData(0.40, 0.80, 0.60, "WEAK")]
    [InlineData(0.40, 0.80, 0.59, null)]
    public void A_breakout_is_of_the_first_class_that_it_reaches(double pattern, double trend, double confidence, string? setup)
    {
        foreach (Side side in MirroredInputs.Both)
        {
            TrendDesk desk = Desk(side, All, trend);
            desk.Inputs.SetSigned("score", pattern);
            Name(desk, desk.Breakout().Run.Graded(confidence)).Should().Be(setup, "for {0}", side);
        }
    }

    [Theory]
    [InlineData(Side.Buy, false, ProposalKind.Watch, 0.75, "WEAK")]
    [InlineData(Side.Buy, true, ProposalKind.Enter, 0.65, "WEAK")]
    [InlineData(Side.Sell, true, ProposalKind.Enter, 0.65, "WEAK")]
    public void A_weak_setup_is_watched_and_traded_at_half_size_when_it_is_asked_for(
        Side side, bool isTraded, ProposalKind kind, double confidence, string setup)
    {
        TrendDesk desk = Desk(side, "", 0.5);
        desk.Options = new TrendOptions { TradeWeak = isTraded };
        Proposal graded = desk.Pullback().Run.Graded(confidence)!.Value;
        (graded.Kind, Name(desk, graded)).Should().Be((kind, setup));
        graded.SizeFactor.Should().Be(0.5);
    }

    [Theory]
    [MemberData(nameof(TrendTests.Sides), MemberType = typeof(TrendTests))]
    public void A_stronger_setup_keeps_its_size_and_its_bracket(Side side)
    {
        Proposal graded = Desk(side, "", 0.6).Pullback().Run.Graded(0.8)!.Value;
        graded.Should().Be(new Proposal(ProposalKind.Enter, side, 0, 7, 14, 0.4, (byte)TrendSetup.StrongTrend, 0, 0));
        (graded.SizeFactor, graded.Gate).Should().Be((1, ScoreGate.Candidate));
    }

    /// <summary>Evidence of weight .85: with qualities .7 and .7 + .3 * pattern each confidence is its sum + .15 * quality.</summary>
    [Theory]
    [InlineData("", 0.0, 0.70, 0.600, "STRONG_TREND", 10)]     // .705 and .705: the pullback of equal ones
    [InlineData("", 0.5, 0.70, 0.600, "STRONG_TREND", 5)]      // .705 and .7275
    [InlineData("", 0.5, 0.70, 0.580, "STRONG_TREND", 5)]      // .685 is too little for the pullback
    [InlineData("", 0.5, 0.80, 0.680, "PREMIUM_BREAKOUT", 5)]  // .8075
    [InlineData("poc vwap", 0.5, 0.80, 0.680, "STRONG_PULLBACK", 10)] // q .91: .8165, and its row comes first
    [InlineData("poc vwap", 0.5, 0.80, 0.720, "PREMIUM_PULLBACK", 10)]
    [InlineData("poc vwap", 0.5, 0.80, 0.560, "WEAK", 10)]     // .6965 and .6875
    [InlineData("poc vwap", -0.5, 0.80, 0.450, null, 0)]
    public void Of_two_geometries_the_one_of_the_better_class_is_taken_with_its_bracket(
        string levels, double pattern, double trend, double sum, string? setup, int stop)
    {
        foreach (Side side in MirroredInputs.Both)
        {
            TrendDesk desk = Desk(side, levels, trend);
            desk.Inputs.SetSigned("score", pattern);
            Proposal asked = desk.Both().Run.Ask()!.Value;
            Proposal graded = desk.Run.Grade(asked, new SetupEvidence(side, sum, 0.85, probability: null));
            Name(desk, graded).Should().Be(setup, "for {0}", side);
            if (setup is not null)
            {
                double quality = stop == 5 ? 0.7 + (0.3 * pattern) : 0.7 + (levels.Length > 0 ? 0.21 : 0);
                (graded.StopTicks, graded.TargetTicks).Should().Be((stop, 2 * stop));
                graded.Quality.Should().BeApproximately(quality, 1e-12);
            }
        }
    }

    [Theory]
    [MemberData(nameof(TrendTests.Sides), MemberType = typeof(TrendTests))]
    public void Without_a_trend_score_only_the_classes_that_do_not_ask_for_it_are_reached(Side side)
    {
        TrendDesk desk = Desk(side, All, 0.9);
        desk.Inputs.SetMissing("trend-score");
        Name(desk, desk.Pullback(lastVolume: 12).Run.Graded(0.95)).Should().Be("STRONG_PULLBACK");
        TrendDesk bare = Desk(side, "", 0.9);
        bare.Inputs.SetMissing("trend-score");
        Name(bare, bare.Pullback(lastVolume: 12).Run.Graded(0.95)).Should().Be("WEAK");
    }

    [Theory]
    [MemberData(nameof(TrendTests.Sides), MemberType = typeof(TrendTests))]
    public void What_it_was_at_the_bar_is_graded_however_the_inputs_move_since(Side side)
    {
        TrendDesk desk = Desk(side, All, 0.9);
        Proposal asked = desk.Pullback(lastVolume: 12).Run.Ask()!.Value;
        desk.Inputs.SetSigned("trend-score", 0);
        desk.Inputs.SetMissing("vwap");
        SetupEvidence evidence = desk.Run.EvidenceFor(0.9, asked.Quality);
        Name(desk, desk.Run.Grade(asked, evidence)).Should().Be("PREMIUM_PULLBACK");
        Name(desk, desk.Run.Grade(asked, desk.Run.EvidenceFor(0.7, asked.Quality))).Should().Be("STRONG_PULLBACK", "evidence may change");
        Name(desk, desk.Run.Grade(asked, evidence)).Should().Be("PREMIUM_PULLBACK", "it is graded again and again");
    }

    [Theory]
    [MemberData(nameof(TrendTests.Sides), MemberType = typeof(TrendTests))]
    public void A_bar_without_a_setup_leaves_none_to_grade(Side side)
    {
        TrendDesk desk = Desk(side, All, 0.9);
        Proposal asked = desk.Pullback().Run.Ask()!.Value;
        desk.Run.Bar(24036, 24036, 24030, 24031);
        desk.Run.Ask().Should().BeNull();
        desk.Run.Grade(asked, desk.Run.EvidenceFor(0.95, asked.Quality)).Kind.Should().Be(ProposalKind.None);
    }

    [Theory]
    [MemberData(nameof(TrendTests.Sides), MemberType = typeof(TrendTests))]
    public void What_was_refused_or_came_in_a_position_leaves_none_to_grade(Side side)
    {
        TrendDesk desk = Desk(side, All, 0.9);
        Proposal asked = desk.Pullback().Run.Ask()!.Value;
        SetupEvidence evidence = desk.Run.EvidenceFor(0.95, asked.Quality);
        desk.Run.Ask(1).Should().BeNull();
        desk.Run.Grade(asked, evidence).Kind.Should().Be(ProposalKind.None);
        desk.Run.Ask().Should().NotBeNull();
        desk.Inputs.SetRegime(MarketRegime.Unknown);
        desk.Run.Ask().Should().BeNull();
        desk.Run.Grade(asked, evidence).Kind.Should().Be(ProposalKind.None);
    }

    private static string? Name(TrendDesk desk, Proposal? graded) => graded switch
    {
        null => "no proposal",
        { Kind: ProposalKind.None } => null,
        { } setup => desk.Build().Setups[setup.Setup],
    };

    // Each level stands where the pullback ends.
    private static TrendDesk Desk(Side side, string levels, double trend)
    {
        TrendDesk desk = new TrendDesk(side).Open();
        desk.Inputs.SetSigned("trend-score", trend);
        foreach (string level in levels.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            desk.Inputs.SetTicks(level, 24029);
        }

        return desk;
    }
}
