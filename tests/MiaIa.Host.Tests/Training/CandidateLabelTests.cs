using MiaIa.Host.Training;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Host.Tests.Training;

/// <summary>A long at 1000 and a short in its mirror, at minute 0; barriers 8 ticks away, 30 minutes, costs of half a tick and a bit.</summary>
public sealed class CandidateLabelTests
{
    private const int Entry = 1000;
    private const long Minute = EventTimes.Minute;
    private static readonly LabelRules Rules = new(8, 8, 30 * Minute, 0.552);

    [Theory]
    [InlineData(1007, 1008, LabelOutcome.Success)]
    [InlineData(993, 992, LabelOutcome.Failure)]
    [InlineData(1007, 1012, LabelOutcome.Success)] // a jump over the barrier
    [InlineData(1007, 993, LabelOutcome.Open)]
    internal void TheBarrierThatAPrintReachesFirst_Decides(int first, int second, LabelOutcome expected)
    {
        foreach (CandidateLabel label in Both((l, mirror) =>
                 {
                     l.OnPrint(mirror(first), Minute);
                     l.OnPrint(mirror(second), 2 * Minute);
                     l.OnPrint(mirror(992), 3 * Minute);
                     l.OnPrint(mirror(1008), 4 * Minute);
                 }))
        {
            bool isSettledLater = expected is LabelOutcome.Open;
            label.Outcome.Should().Be(isSettledLater ? LabelOutcome.Failure : expected);
            label.EndNs.Should().Be((isSettledLater ? 3 : 2) * Minute);
        }
    }

    [Theory]
    [InlineData(1000, 1009, 995, 1004, LabelOutcome.Success)]
    [InlineData(1000, 1005, 991, 1000, LabelOutcome.Failure)]
    [InlineData(1000, 1009, 991, 1000, LabelOutcome.Failure)] // both: the adverse one came first
    [InlineData(1000, 1007, 993, 1000, LabelOutcome.Open)]
    internal void OfABar_HighAndLowDecide(int open, int high, int low, int close, LabelOutcome expected)
    {
        foreach (CandidateLabel label in Both((l, mirror) => l.OnBar(Bar(mirror, open, high, low, close), 0, Minute)))
        {
            label.Outcome.Should().Be(expected);
            label.EndNs.Should().Be(expected is LabelOutcome.Open ? 0 : Minute);
            label.IsAssumed.Should().Be(high == 1009 && low == 991);
        }
    }

    [Fact]
    public void ABarThatBeganBefore_TellsNothing()
    {
        CandidateLabel label = new(Rules, Side.Buy, Entry, Minute);
        label.OnBar(Bar(p => p, 1000, 1020, 980, 1000), 0, Minute);
        label.Outcome.Should().Be(LabelOutcome.Open);
    }

    /// <summary>At minute 30 exactly a price still counts; what comes later tells only that the time was over.</summary>
    [Theory]
    [InlineData(1001, LabelOutcome.Success)] // 1 tick is more than .552
    [InlineData(1000, LabelOutcome.Failure)]
    [InlineData(999, LabelOutcome.Failure)]
    internal void WhenTheTimeIsOver_TheGainAfterCostsDecides(int last, LabelOutcome expected)
    {
        foreach (CandidateLabel label in Both((l, mirror) =>
                 {
                     l.OnPrint(mirror(1005), Minute);
                     l.OnPrint(mirror(last), 30 * Minute);
                     l.OnPrint(mirror(1020), (30 * Minute) + 1);
                 }))
        {
            (label.Outcome, label.EndNs).Should().Be((expected, 30 * Minute));
        }

        foreach (CandidateLabel label in Both((l, mirror) => l.OnBar(Bar(mirror, 1000, 1002, 998, last), 29 * Minute, 30 * Minute)))
        {
            (label.Outcome, label.EndNs).Should().Be((expected, 30 * Minute));
        }
    }

    [Fact]
    public void ABarThatEndsAfterTheTime_CountsNoMore()
    {
        CandidateLabel label = new(Rules, Side.Buy, Entry, 0);
        label.OnBar(Bar(p => p, 1000, 1003, 999, 1003), 25 * Minute, 29 * Minute);
        label.OnBar(Bar(p => p, 1003, 1020, 980, 990), 29 * Minute, 31 * Minute);
        (label.Outcome, label.EndNs).Should().Be((LabelOutcome.Success, 30 * Minute));
    }

    [Fact]
    public void WithoutAPriceAfterIt_NothingIsGained()
    {
        CandidateLabel label = new(Rules, Side.Buy, Entry, 0);
        label.OnTime((30 * Minute) + 1);
        label.Outcome.Should().Be(LabelOutcome.Failure);
    }

    [Fact]
    public void TheEndOfTheData_LeavesItOpen()
    {
        CandidateLabel label = new(Rules, Side.Buy, Entry, 0);
        label.OnPrint(1005, 20 * Minute);
        label.Outcome.Should().Be(LabelOutcome.Open);
    }

    /// <summary>Both sides cost 3.45, a tick is 12.50: 6.90 / 12.50 = .552.</summary>
    [Fact]
    public void TheRules_AreThoseOfTheStopAndOfTheBracket()
    {
        LabelRules.Of(LabelKind.Symmetric, 30, TestInstruments.Es).Should().Be(new LabelRules(8, 8, 30 * Minute, 0.552));
        LabelRules.Of(LabelKind.Bracket, 15, TestInstruments.Es).Should().Be(new LabelRules(16, 8, 15 * Minute, 0.552));
    }

    private static Bar Bar(Func<int, int> mirror, int open, int high, int low, int close) => new(
        60, mirror(open), Math.Max(mirror(high), mirror(low)), Math.Min(mirror(high), mirror(low)), mirror(close), 1, 0, 0, 0, DeltaKind.None);

    /// <summary>The long, and the short with prices reflected at the entry.</summary>
    private static CandidateLabel[] Both(Action<CandidateLabel, Func<int, int>> prices)
    {
        CandidateLabel buy = new(Rules, Side.Buy, Entry, 0);
        CandidateLabel sell = new(Rules, Side.Sell, Entry, 0);
        prices(buy, p => p);
        prices(sell, p => (2 * Entry) - p);
        return [buy, sell];
    }
}
