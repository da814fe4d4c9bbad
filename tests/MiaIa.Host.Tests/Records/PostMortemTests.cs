using MiaIa.Engine;
using MiaIa.Host.Records;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Host.Tests.Records;

/// <summary>The rules for what came after an exit, each with a long and with a short in its mirror. The exit is at 1000, R is 8 ticks.</summary>
public sealed class PostMortemTests
{
    private const long Minute = EventTimes.Minute;

    [Theory]
    [InlineData(1016, 984, Insight.StopTooTight)] // 2 R for it first
    [InlineData(984, 1016, Insight.StopJustified)] // 2 R against it first
    [InlineData(1015, 985, Insight.GoodRiskManagement)] // neither goes 2 R
    internal void AfterAStop_TheFirstMoveOfTwiceItsDistance_Decides(int first, int second, Insight expected) =>
        All(-100, ExitReason.Stop, (first, 1), (second, 2)).Should().OnlyContain(r => r.Insight == expected);

    [Theory]
    [InlineData(1007, 1, Insight.ExitOptimal)] // 7/8 R
    [InlineData(1008, 1, Insight.ExitTooEarly)] // 1 R within 2 minutes
    [InlineData(1008, 2, Insight.ExitTooEarly)]
    [InlineData(1008, 3, Insight.TargetTooConservative)]
    [InlineData(1008, 7, Insight.TargetTooConservative)]
    [InlineData(1008, 8, Insight.MissedContinuation)] // 8 minutes and later
    [InlineData(1020, 20, Insight.MissedContinuation)] // the last moment that counts
    [InlineData(1020, 21, Insight.ExitOptimal)] // too late
    internal void AfterAWin_WhatMoreThereWas_AndWhen_Decides(int price, int minute, Insight expected) =>
        All(100, ExitReason.Target, (999, 0), (price, minute)).Should().OnlyContain(r => r.Insight == expected);

    [Theory]
    [InlineData(1008, 12, Insight.ExitTooEarly)]
    [InlineData(1007, 12, Insight.GoodRiskManagement)]
    [InlineData(1020, 13, Insight.GoodRiskManagement)] // after 12 minutes nothing counts
    internal void AtBreakeven_OneRMore_IsTooEarly(int price, int minute, Insight expected) =>
        All(0, ExitReason.Rule, (999, 0), (price, minute)).Should().OnlyContain(r => r.Insight == expected);

    [Fact]
    public void ALossThatNoStopEnded_HasItsFiguresButNoInsight() =>
        All(-100, ExitReason.Rule, (1012, 4)).Should().OnlyContain(r => r.Insight == Insight.None && r.IsComplete && r.ExtensionR == 1.5);

    [Fact]
    public void ExtensionAndItsTime_AreOfTheLargestMove_AndTheFirstTimeItWasReached() =>
        All(100, ExitReason.Target, (1004, 1), (1012, 5), (1012, 6), (990, 7))
            .Should().OnlyContain(r => r.ExtensionR == 1.5 && r.PeakNs == 5 * Minute && r.Insight == Insight.TargetTooConservative);

    [Fact]
    public void WithoutAMoveBeyondTheExit_TheExtensionIs0AndHasNoTime() =>
        All(100, ExitReason.Target, (999, 1)).Should().OnlyContain(r => r.ExtensionR == 0 && r.PeakNs == null);

    [Fact]
    public void WithoutAPrice_NothingIsSaid() =>
        All(100, ExitReason.Target).Should().OnlyContain(r => r.ExtensionR == null && r.PeakNs == null && r.Insight == Insight.None);

    [Fact]
    public void Incomplete_HasNoInsight()
    {
        PostMortem one = new(RecordTrips.Of(-100));
        one.OnPrint(1016, Minute);
        PostMortemResult result = one.End(2 * Minute, isComplete: false);
        (result.Insight, result.FollowedNs, result.ExtensionR).Should().Be((Insight.None, 2 * Minute, 2.0));
    }

    [Fact]
    public void OfABarThatReachesBothSides_TheAdverseOneCameFirst()
    {
        PostMortem one = new(RecordTrips.Of(-100));
        one.OnBar(Bar(1016, 984), Minute, 2 * Minute);
        one.End(15 * Minute, isComplete: true).Insight.Should().Be(Insight.StopJustified);
    }

    [Fact]
    public void ABarThatBeganBeforeTheExit_TellsNothing_NorOneThatEndsTooLate()
    {
        PostMortem one = new(RecordTrips.Of(100, exitNs: Minute));
        one.OnBar(Bar(1100, 900), 0, 2 * Minute);
        one.OnBar(Bar(1100, 900), 21 * Minute, 22 * Minute);
        one.End(21 * Minute, isComplete: true).ExtensionR.Should().BeNull();
    }

    private static Bar Bar(int high, int low) => new(60, high, high, low, low, 1, 0, 0, 0, DeltaKind.None);

    private static IEnumerable<PostMortemResult> All(decimal net, ExitReason reason, params (int Price, int Minute)[] prices)
    {
        foreach (Side side in (Side[])[Side.Buy, Side.Sell])
        {
            PostMortem one = new(RecordTrips.Of(net, side, reason));
            foreach ((int price, int minute) in prices)
            {
                one.OnPrint(side is Side.Buy ? price : (2 * RecordTrips.Exit) - price, minute * Minute);
            }

            yield return one.End(one.EndNs, isComplete: true);
        }
    }
}
