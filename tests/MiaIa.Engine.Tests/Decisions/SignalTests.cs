using MiaIa.Engine.Decisions;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Decisions;

/// <summary>From a candidate to a signal: order of the filters, grading, confidence, size, cooldown.</summary>
public sealed class SignalTests : IDisposable
{
    private readonly FakeConfluence _confluence = new() { Score = 0.5 };
    private readonly List<TradingDesk> _desks = [];
    private Proposal _proposal = Propose.Market(Side.Buy);

    [Fact]
    public void Filters_are_asked_in_the_order_of_the_steps_whatever_their_order_in_the_file()
    {
        FakeFilter other = new();
        FakeFilter rule = new() { Step = FilterStep.GoldenRule };
        FakeModels models = new() { Answer = 0.65 };
        FakeSetupFilter confidence = new(FilterStep.Confidence) { Answer = new(0, 0.6, 0.7) };
        FakeSetupFilter zone = new(FilterStep.Zone) { Answer = new(0, 20, 12) };
        TradingDesk desk = Desk(s => s with { Filters = [other, models, rule], SetupFilters = [confidence, zone] });
        desk.Open().Bar(10, 0, 24000);
        desk.Last.Reason.Should().Be(ReasonCode.GoldenRule);
        desk.Last.Steps().Should().Equal(
            [ReasonCode.GoldenRule, ReasonCode.MlReject, ReasonCode.Filter, ReasonCode.Zone, ReasonCode.Confidence],
            "a later check that can be made is recorded");
        rule.Answer = 1;
        desk.Bar(10, 1, 24000).Last.Reason.Should().Be(ReasonCode.MlReject);
        models.Answer = 0.66;
        desk.Bar(10, 2, 24000).Last.Reason.Should().Be(ReasonCode.Filter);
        other.Answer = 1;
        desk.Bar(10, 3, 24000).Last.Reason.Should().Be(ReasonCode.Zone);
        zone.Answer = new SetupJudgement(1, 3, 12);
        desk.Bar(10, 4, 24000).Last.Reason.Should().Be(ReasonCode.Confidence);
        confidence.Answer = new SetupJudgement(1, 0.8, 0.7);
        desk.Bar(10, 5, 24000).Last.Reason.Should().Be(ReasonCode.None);
    }

    [Fact]
    public void What_the_filters_said_is_recorded_in_the_order_of_the_file()
    {
        FakeSetupFilter zone = new(FilterStep.Zone) { Answer = new(0.5, 7, 12) };
        TradingDesk desk = Desk(s => s with { Filters = [new FakeFilter { Answer = 0.9 }], SetupFilters = [zone] });
        desk.Open().Bar(10, 0, 24000);
        desk.Journal.Filters[^1].Should().Equal(new FilterAnswer(true, true, 0.9, 0.65, 1), new FilterAnswer(true, true, 7, 12, 0.5));
        _confluence.Score = 0;
        desk.Bar(10, 1, 24000).Journal.Filters[^1].Should().Equal(default, default(FilterAnswer));
    }

    [Fact]
    public void The_models_speak_for_the_confidence_and_an_absent_model_does_not()
    {
        // Quality 1 and |S1| = .5: (.15 + .15 * .75) / .30 = .875; with p = .7: (.15 + .1125 + .07) / .40 = .83125.
        FakeModels models = new();
        TradingDesk desk = Desk(s => s with { Filters = [models] }).Open().Bar(10, 0, 24000);
        desk.Last.Signal.Confidence.Should().BeApproximately(0.875, 1e-12);
        desk.Last.Models.Should().Be(default(ModelVerdict));
        desk.Filters[0].Asked.Should().Be(0, "no model was asked");

        models = new FakeModels { Answer = 0.7 };
        desk = Desk(s => s with { Filters = [models] }).Open().Bar(10, 0, 24000);
        desk.Last.Signal.Confidence.Should().BeApproximately(0.83125, 1e-12);
        desk.Last.Models.Probability.Should().Be(0.7);
        desk.Filters[0].Should().BeEquivalentTo(new { Asked = 1L, Approved = 1L });
    }

    [Fact]
    public void A_score_that_the_models_refuse_counts_as_0()
    {
        TradingDesk desk = Desk(s => s with { Filters = [new FakeModels { Answer = 0.2 }] }).Open().Bar(10, 0, 24000);
        desk.Last.FinalScore.Should().Be(0);
        desk.Last.Score.Score.Should().Be(0.5);
        desk.Last.Kind.Should().Be(DecisionKind.NoTrade);
    }

    // With |S1| = .5 a quality q gives (.15 q + .1125) / .30.
    [Theory]
    [InlineData(1, 0.875, 2)]        // premium: whole
    [InlineData(0.8, 0.775, 2)]      // strong: whole
    [InlineData(0.6, 0.675, 1)]      // moderate: 250 * .75 / 106.90 = 1.75
    [InlineData(0.4, 0.575, 1)]      // weak: 250 * .5 / 106.90 = 1.17
    [InlineData(0.3, 0.525, 0)]      // rejected
    public void Confidence_gives_the_size_and_below_55_there_is_none(double quality, double confidence, int contracts)
    {
        _proposal = Propose.Market(Side.Buy, quality: quality);
        TradingDesk desk = Desk().Open().Bar(10, 0, 24000);
        desk.Last.Signal.Confidence.Should().BeApproximately(confidence, 1e-12);
        desk.Last.Reason.Should().Be(contracts > 0 ? ReasonCode.None : ReasonCode.Confidence);
        desk.Journal.Orders.FirstOrDefault().Quantity.Should().Be(contracts);
        if (contracts == 0)
        {
            desk.Last.Steps().Should().Equal([ReasonCode.Confidence], "a refused setup is not also one without money");
        }
    }

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(0.5, 1, 1)]     // 250 * .5 / 106.90
    [InlineData(1, 0.5, 1)]
    [InlineData(0.5, 0.5, 0)]
    [InlineData(2, 1, 2)]       // never raised
    public void Filters_and_setups_can_lower_the_size(double ofFilter, double ofSetup, int contracts)
    {
        _proposal = _proposal with { SizeFactor = ofSetup };
        FakeSetupFilter caution = new(FilterStep.Setup) { Answer = new(ofFilter, 0.8, 0.7) };
        TradingDesk desk = Desk(s => s with { SetupFilters = [caution] }).Open().Bar(10, 0, 24000);
        desk.Journal.Orders.FirstOrDefault().Quantity.Should().Be(contracts);
        desk.Last.Reason.Should().Be(contracts > 0 ? ReasonCode.None : ReasonCode.SizeZero);
    }

    [Fact]
    public void A_filter_of_setups_that_throws_refuses_for_the_run()
    {
        FakeSetupFilter zone = new(FilterStep.Zone) { IsThrowing = true };
        TradingDesk desk = Desk(s => s with { SetupFilters = [zone] }).Open().Bar(10, 0, 24000);
        desk.Last.Reason.Should().Be(ReasonCode.Zone);
        zone.IsThrowing = false;
        desk.Bar(10, 1, 24000).Last.Reason.Should().Be(ReasonCode.Zone);
        desk.Journal.Notes.Should().ContainSingle(n => n.Kind == NoteKind.Fault);
        desk.Filters[0].Fault.Should().Contain("no zones");
    }

    [Fact]
    public void A_filter_of_setups_sees_the_prices()
    {
        FakeSetupFilter zone = new(FilterStep.Zone);
        _proposal = Propose.Limit(Side.Buy, 23990, stop: 7, target: 21);
        Desk(s => s with { SetupFilters = [zone] }).Open().Bar(10, 0, 24000);
        zone.Asked.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Strategy = "s0", Setup = "SCRIPT", Side = Side.Buy, EntryTicks = 23990, StopTicks = 7, TargetTicks = 21, Quality = 1.0 });
    }

    [Fact]
    public void A_fade_is_a_candidate_of_its_own_while_the_score_is_not_opposed()
    {
        _proposal = Propose.Market(Side.Buy) with { Gate = ScoreGate.NotOpposed };
        FakeFilter filter = new() { Answer = 1 };
        TradingDesk desk = Desk(s => s with { Filters = [filter] }).Open();
        _confluence.Score = -0.125; // at -T / 2 it is
        desk.Bar(10, 0, 24000).Last.Should().BeEquivalentTo(new { Reason = ReasonCode.Threshold, Candidate = Side.None });
        _confluence.Score = -0.1249;
        desk.Bar(10, 1, 24000).Last.Should().BeEquivalentTo(new { Reason = ReasonCode.None, Candidate = Side.Buy });
        filter.Asked.Should().ContainSingle().Which.Side.Should().Be(Side.Buy);
        desk.Engine.Complete();
        desk.Engine.Funnel.Candidates.Should().Be(1);
    }

    [Theory]
    [InlineData(0.39, true, ReasonCode.Coverage)]
    [InlineData(1, false, ReasonCode.Threshold)]
    public void A_fade_needs_coverage_and_a_threshold_all_the_same(double coverage, bool isKnown, ReasonCode expected)
    {
        (_confluence.Score, _confluence.Coverage, _confluence.IsThresholdKnown) = (0, coverage, isKnown);
        _proposal = Propose.Market(Side.Buy) with { Gate = ScoreGate.NotOpposed };
        Desk().Open().Bar(10, 0, 24000).Last.Reason.Should().Be(expected);
    }

    [Fact]
    public void Grading_may_name_another_setup_take_it_back_or_only_watch_it()
    {
        Proposal graded = default;
        ScriptedStrategy strategy = new(_ => _proposal) { Grading = (_, _) => graded };
        TradingDesk desk = Desk(s => s with { Strategies = [strategy] }).Open().Bar(10, 0, 24000);
        desk.Last.Reason.Should().Be(ReasonCode.NoSetup);
        graded = _proposal with { Kind = ProposalKind.Watch, Setup = 1 };
        desk.Bar(10, 1, 24000).Last.Should().BeEquivalentTo(new { Reason = ReasonCode.NoSetup, Kind = DecisionKind.WaitBetterSetup });
        graded = _proposal with { Setup = 1, StopTicks = 5, TargetTicks = 10 };
        desk.Bar(10, 2, 24000).Last.Signal.Should().BeEquivalentTo(new { Setup = (byte)1, RiskTicks = 5, RewardTicks = 10 });
        desk.Engine.Funnel.Setups(0).Should().Equal([0, 2], "what is only watched counts as well");
        desk.Engine.Funnel.Confidences[17].Should().Be(2, "both had .875");
    }

    [Fact]
    public void Grading_that_throws_halts_the_strategy()
    {
        ScriptedStrategy strategy = new(_ => _proposal) { Grading = (_, _) => throw new InvalidOperationException("no grade") };
        TradingDesk desk = Desk(s => s with { Strategies = [strategy] }).Open().Bar(10, 0, 24000);
        desk.Last.Reason.Should().Be(ReasonCode.NoSetup);
        desk.Strategies[0].Fault.Should().Contain("no grade");
    }

    [Fact]
    public void Of_equal_confidence_the_first_name_counts_and_the_more_confident_setup_before_it()
    {
        ScriptedStrategy weak = new(_ => Propose.Market(Side.Buy, 5, 10, quality: 0.5));
        ScriptedStrategy strong = new(_ => Propose.Market(Side.Buy, 6, 12, quality: 0.9));
        Desk(s => s with { Strategies = [weak, strong] }).Open().Bar(10, 0, 24000).Last.Strategy.Should().Be(1);
        Desk(s => s with { Strategies = [strong, weak, strong] }).Open().Bar(10, 0, 24000).Last.Strategy.Should().Be(0);
    }

    [Fact]
    public void Cooldown_after_any_entry_and_longer_after_a_stop()
    {
        // Entry of 10:01 at 24001; the bar from 10:01 ends at the target of 24017.
        TradingDesk desk = Desk(s => s with { Cooldown = new(), Limits = DeskSettings.NoLimits }).Open();
        desk.Bar(10, 0, 24000).Bar(10, 1, 24000, 24018, 24000, 24018);
        desk.Journal.Trips.Should().ContainSingle().Which.ExitReason.Should().Be(ExitReason.Target);
        desk.Last.Reason.Should().Be(ReasonCode.None, "the minute after the entry at 10:01:00 is over at 10:02:00");

        // That entry fills at 10:02 and is stopped at 10:03: nothing before 10:08.
        desk.Bar(10, 2, 24018, 24018, 24000, 24000);
        desk.Journal.Trips.Should().HaveCount(2);
        desk.Journal.Trips[^1].ExitReason.Should().Be(ExitReason.Stop);
        for (int minute = 3; minute < 7; minute++)
        {
            desk.Bar(10, minute, 24000).Last.Reason.Should().Be(ReasonCode.Cooldown);
        }

        desk.Bar(10, 7, 24000).Last.Reason.Should().Be(ReasonCode.None);
    }

    [Fact]
    public void A_strategy_is_told_how_its_round_trips_ended()
    {
        ScriptedStrategy owner = new(p => p.TimeNs == Clock.At(10, 1) ? _proposal with { Setup = 1 } : default);
        ScriptedStrategy other = new(_ => default);
        TradingDesk desk = Desk(s => s with { Strategies = [other, owner] }).Open();
        desk.Bar(10, 0, 24000).Bar(10, 1, 24000).Bar(10, 2, 24000, 24000, 23980, 23980);
        other.Trips.Should().BeEmpty();

        // In at 24001, the stop at 23993 fills a tick lower.
        owner.Trips.Should().Equal(new TripEnd(Side.Buy, Clock.At(10, 1), Clock.At(10, 3), true, -9, 1));
    }

    [Theory]
    [InlineData(Side.Buy, DecisionKind.ExecuteLong)]
    [InlineData(Side.Sell, DecisionKind.ExecuteShort)]
    public void The_kind_of_a_decision_follows_the_signal_also_without_a_formula(Side side, DecisionKind kind)
    {
        _proposal = Propose.Market(side);
        Desk(s => s with { Confluence = null }).Open().Bar(10, 0, 24000).Last.Kind.Should().Be(kind);
    }

    [Fact]
    public void A_limit_that_is_never_filled_is_no_round_trip()
    {
        _proposal = Propose.Limit(Side.Buy, 23000, validNs: 30 * Clock.Second);
        TradingDesk desk = Desk(s => s with { Limits = new() { MaxRoundTrips = 1, PriceCollar = new() { MaxDistanceTicks = 1000 } } }).Open();
        desk.Bar(10, 0, 24000).Last.Reason.Should().Be(ReasonCode.None);
        desk.Bar(10, 1, 24000).Bar(10, 2, 24000).Last.Reason.Should().Be(ReasonCode.None, "the first limit expired");
        desk.State.RoundTripsToday.Should().Be(0);
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(1, 0, true)]
    [InlineData(0, 1, false)] // of the other side
    public void The_exits_of_the_method_close_a_position_of_any_strategy(double green, double red, bool closes)
    {
        FeatureValue[] row = new FeatureValue[4];
        MethodExits exits = new(new("a", row, 0), new("b", row, 1), new("c", row, 2), new("d", row, 3));
        TradingDesk desk = Desk(s => s with { MethodExits = exits }).Open().Bar(10, 0, 24000).Bar(10, 1, 24000);
        row[0] = new FeatureValue(green, FeatureStatus.Ok, 0);
        row[1] = new FeatureValue(red, FeatureStatus.Ok, 0);
        desk.Bar(10, 2, 24000).Last.Reason.Should().Be(closes ? ReasonCode.Exit : ReasonCode.Position);
        desk.Bar(10, 3, 24000).Last.Reason.Should().NotBe(ReasonCode.Exit, "the exit was filled, or there was none");
        desk.Journal.Orders.Count(o => o.Role is OrderRole.Exit).Should().Be(closes ? 1 : 0);
    }

    [Theory]
    [InlineData(1.01, 8, 16)]
    [InlineData(double.NaN, 8, 16)]
    [InlineData(0.5, -1, 16)]
    [InlineData(0.5, 8, -1)]
    public void A_proposal_that_is_none_puts_its_strategy_out(double quality, int stop, int target)
    {
        _proposal = Propose.Market(Side.Buy, stop, target, quality: quality);
        TradingDesk desk = Desk().Open().Bar(10, 0, 24000);
        desk.Last.Reason.Should().Be(ReasonCode.NoSetup);
        desk.Strategies[0].Fault.Should().NotBeNull();
    }

    [Fact]
    public void A_bar_counts_with_its_last_evaluation()
    {
        FakeSetupFilter zone = new(FilterStep.Zone) { Answer = new(0, 20, 12) };
        TradingDesk desk = Desk(s => s with
        {
            IsBuiltFromPrints = true, CycleNs = 50 * Clock.Millisecond, FillModel = new PrintFill(), SetupFilters = [zone],
        }).Open();
        desk.Send(Events.Print(Clock.At(10, 0, 1), 24000));
        desk.Send(Events.Print(Clock.At(10, 1, 1), 24000)); // the bar closes with a setup, and a cycle follows
        desk.Send(Events.Print(Clock.At(10, 1, 10), 24000));
        (desk.Engine.Funnel.Setups(0)[0], desk.Filters[0].Asked, desk.Engine.Funnel.Candidates).Should().Be((1, 1, 1));

        // In the next bar it is still open for 30 seconds, but its last evaluation is no candidate any more.
        _confluence.Score = 0.1;
        desk.Send(Events.Print(Clock.At(10, 1, 50), 24000)).Send(Events.Print(Clock.At(10, 2, 1), 24000));
        desk.Engine.Complete();
        desk.Engine.Funnel.Candidates.Should().Be(1);
        desk.Engine.Funnel.Removed(ReasonCode.Threshold).Should().BePositive();
    }

    public void Dispose() => _desks.ForEach(d => d.Dispose());

    private TradingDesk Desk(Func<DeskSettings, DeskSettings>? change = null)
    {
        DeskSettings settings = new()
        {
            Confluence = _ => _confluence,
            Strategies = [new ScriptedStrategy(_ => _proposal)],
        };
        TradingDesk desk = new(change?.Invoke(settings) ?? settings);
        _desks.Add(desk);
        return desk;
    }
}
