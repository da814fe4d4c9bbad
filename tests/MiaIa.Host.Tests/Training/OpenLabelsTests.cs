using MiaIa.Host.Training;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Host.Tests.Training;

/// <summary>A long at 1000, followed from minute 0 of a session that opened then.</summary>
public sealed class OpenLabelsTests
{
    private const long Minute = EventTimes.Minute;
    private static readonly LabelRules Rules = new(8, 8, 30 * Minute, 0.552);

    private readonly OpenLabels _labels = new(hasPrints: true, new BarPeriod(60));
    private readonly CandidateLabel _label = new(Rules, Side.Buy, 1000, 0);

    public OpenLabelsTests() => _labels.Add(_label);

    [Fact]
    public void APrint_DecidesAndIsTheLastThatIsTold()
    {
        Print(1008, Minute);
        _label.Outcome.Should().Be(LabelOutcome.Success);
        _labels.Count.Should().Be(0);
    }

    [Fact]
    public void WherePrintsAreThere_BarsDoNotCount_AndTheOtherWayRound()
    {
        SendBar(Minute);
        Print(1008, Minute, instrument: 1);
        _label.Outcome.Should().Be(LabelOutcome.Open);
        OpenLabels ofBars = new(hasPrints: false, new BarPeriod(60));
        ofBars.Add(_label);
        ofBars.OnEvent(MarketEvent.Of(Minute, 0, new Trade(1008, 1, Side.Buy)));
        _label.Outcome.Should().Be(LabelOutcome.Open);
        ofBars.OnEvent(MarketEvent.Of(Minute, 0, Bar(300), 0));
        _label.Outcome.Should().Be(LabelOutcome.Open, "a bar longer than the base bar tells nothing new");
        ofBars.OnEvent(MarketEvent.Of(Minute, 0, Bar(60), 0));
        _label.Outcome.Should().Be(LabelOutcome.Success);
    }

    [Fact]
    public void OnBars_TheOneThatEndsWhenPositionsAreClosed_CountsAndNoLaterOne()
    {
        OpenLabels labels = new(hasPrints: false, new BarPeriod(60));
        CandidateLabel hit = new(Rules, Side.Buy, 1000, 0);
        CandidateLabel late = new(Rules, Side.Sell, 1000, 0);
        labels.Add(hit);
        labels.Add(late);
        labels.OnEvent(MarketEvent.Of(Minute, TimerKind.SessionFlatten));
        labels.Count.Should().Be(2, "the bar of the last minute comes after the clock");
        labels.OnEvent(Bar(0, 1000, 1008, 1000, 1004));
        labels.OnEvent(Bar(Minute, 1004, 1004, 900, 900));
        hit.Outcome.Should().Be(LabelOutcome.Success);
        (late.Outcome, labels.Count).Should().Be((LabelOutcome.Failure, 0), "the fall came after the end");
    }

    [Theory]
    [InlineData(1001, LabelOutcome.Success)]
    [InlineData(1000, LabelOutcome.Failure)]
    internal void WhatIsOpenWhenPositionsAreClosed_IsSettledAtTheLastPrice(int last, LabelOutcome expected)
    {
        Action<OpenLabels>[] ends =
        [
            l => l.OnEvent(MarketEvent.Of(2 * Minute, TimerKind.SessionFlatten)),
            l => l.OnEvent(MarketEvent.Of(2 * Minute, Session(SessionWindow.Closed, isStart: false))),
            l => l.OnEvent(MarketEvent.Of(2 * Minute, Session(SessionWindow.AfterHours, isStart: true))),
            l => l.OnEvent(MarketEvent.Of(2 * Minute, 0, new Roll(202603, 202606))),
        ];
        foreach (Action<OpenLabels> end in ends)
        {
            OpenLabels labels = new(hasPrints: true, new BarPeriod(60));
            CandidateLabel label = new(Rules, Side.Buy, 1000, 0);
            labels.Add(label);
            labels.OnEvent(MarketEvent.Of(Minute, 0, new Trade(last, 1, Side.Buy)));
            end(labels);
            (label.Outcome, label.EndNs, labels.Count).Should().Be((expected, 2 * Minute, 0));
        }
    }

    [Fact]
    public void OtherTimersAndWindows_EndNothing()
    {
        _labels.OnEvent(MarketEvent.Of(Minute, TimerKind.EntriesClose));
        _labels.OnEvent(MarketEvent.Of(Minute, Session(SessionWindow.MidDay, isStart: false)));
        _label.Outcome.Should().Be(LabelOutcome.Open);
    }

    /// <summary>From minute 1 to 4 three minutes are missing; from 1 to just before 4 they are not.</summary>
    [Theory]
    [InlineData(0, LabelOutcome.Unknown)]
    [InlineData(-1, LabelOutcome.Success)]
    internal void ThreeBarsWithoutAPrice_LeaveNoLabel(long offset, LabelOutcome expected)
    {
        Print(1000, Minute);
        Print(1008, (4 * Minute) + offset);
        _label.Outcome.Should().Be(expected);
    }

    [Fact]
    public void AHoleInTheBars_IsCountedFromEndToStart()
    {
        OpenLabels ofBars = new(hasPrints: false, new BarPeriod(60));
        ofBars.Add(_label);
        Bar quiet = new(60, 1000, 1001, 999, 1000, 1, 0, 0, 0, DeltaKind.None);
        ofBars.OnEvent(MarketEvent.Of(Minute, 0, in quiet, 0));
        ofBars.OnEvent(MarketEvent.Of(4 * Minute, 0, in quiet, 3 * Minute));
        _label.Outcome.Should().Be(LabelOutcome.Open, "two bars are missing");
        ofBars.OnEvent(MarketEvent.Of(8 * Minute, 0, in quiet, 7 * Minute));
        _label.Outcome.Should().Be(LabelOutcome.Unknown);
    }

    [Fact]
    public void ALostFeed_LeavesNoLabel()
    {
        _labels.OnEvent(MarketEvent.Of(EventKind.FeedLost, Minute));
        _label.Outcome.Should().Be(LabelOutcome.Unknown);
    }

    private static Session Session(SessionWindow window, bool isStart) => new(window, 20260105, 0, 0, 0, IsTradingDay: true, isStart, 5, 5);

    private static Bar Bar(int seconds) => new(seconds, 1000, 1010, 999, 1009, 1, 0, 0, 0, DeltaKind.None);

    private void SendBar(long endNs) => _labels.OnEvent(MarketEvent.Of(endNs, 0, Bar(60), endNs - Minute));

    private void Print(int priceTicks, long timeNs, short instrument = 0) =>
        _labels.OnEvent(MarketEvent.Of(timeNs, instrument, new Trade(priceTicks, 1, Side.Buy)));

    private static MarketEvent Bar(long startNs, int open, int high, int low, int close)
    {
        Bar bar = new(60, open, high, low, close, 10, 0, 0, 0, DeltaKind.None);
        return MarketEvent.Of(startNs + Minute, 0, in bar, startNs);
    }
}
