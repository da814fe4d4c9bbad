using MiaIa.Engine;
using MiaIa.Host.Comparison;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Comparison;

public sealed class DecisionMatchTests
{
    [Fact]
    public void ADifference_IsCountedByItsKind_AndTheFirstOnesAreKept()
    {
        DecisionMatch match = Match(
            shown: 2,
            [Bar(1, ReasonCode.Threshold), Bar(2, ReasonCode.NoSetup, Side.Buy), Bar(3, ReasonCode.NoSetup, Side.Sell), Bar(4, ReasonCode.NoSetup)],
            [Bar(1, ReasonCode.Threshold), Bar(2, ReasonCode.None, Side.Buy), Bar(3, ReasonCode.None, Side.Sell), Bar(4, ReasonCode.Threshold)]);

        (match.Moments, match.Both, match.Different).Should().Be((4, 4, 3));
        match.Kinds.Select(k => (k.Key, k.Value)).Should().Equal(("NO_SETUP -> order", 2L), ("NO_SETUP -> THRESHOLD", 1L));
        match.First.Select(d => d.TimeNs).Should().Equal(2, 3);
    }

    [Fact]
    public void CandidatesOfOppositeSides_Differ_ThoughTheSameStepEndedThem()
    {
        DecisionMatch match = Match(
            9,
            [Bar(1, ReasonCode.NoSetup, Side.Buy), Bar(2, ReasonCode.Window, Side.Buy)],
            [Bar(1, ReasonCode.NoSetup, Side.Sell), Bar(2, ReasonCode.Window, Side.Sell)]);
        match.Kinds.Select(k => (k.Key, k.Value)).Should().Equal(("NO_SETUP long -> NO_SETUP short", 1L));
    }

    [Fact]
    public void BetweenBars_WhatOneRunAloneKept_HadNoCandidateInTheOther()
    {
        DecisionMatch match = Match(
            9,
            [Bar(10, ReasonCode.Threshold), Cycle(11, ReasonCode.NoSetup), Cycle(12, ReasonCode.Window), Bar(20, ReasonCode.Threshold)],
            [Bar(10, ReasonCode.Threshold), Cycle(13, ReasonCode.None), Bar(20, ReasonCode.Threshold), Bar(30, ReasonCode.Data)]);

        (match.Moments, match.Both).Should().Be((6, 2));
        match.Kinds.Select(k => k.Key).Should().Equal("NO_SETUP -> no candidate", "no bar -> DATA", "no candidate -> order");
        match.First.Select(d => d.TimeNs).Should().Equal(11, 13, 30);
    }

    [Fact]
    public void DecisionsOfOneMoment_ArePairedInTheirOrder()
    {
        DecisionMatch match = Match(
            9,
            [Bar(1, ReasonCode.Threshold), Cycle(1, ReasonCode.NoSetup), Bar(2, ReasonCode.Threshold)],
            [Bar(1, ReasonCode.Threshold), Cycle(1, ReasonCode.NoSetup), Bar(2, ReasonCode.Threshold)]);
        (match.Both, match.Different).Should().Be((3, 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(10_000)]
    public void ATrail_IsReadBackAsItWasWritten(int count)
    {
        using DecisionTrail trail = new();
        for (int i = 0; i < count; i++)
        {
            trail.Take(new DecisionMark(i, -0.5 * i, 0.25, 0.75, ReasonCode.Exit, Side.Sell, HasScore: true, IsBarClose: i % 2 == 0));
        }

        trail.Rewind();
        for (int i = 0; i < count; i++)
        {
            trail.TryPeek(out DecisionMark mark).Should().BeTrue();
            mark.Should().Be(new DecisionMark(i, -0.5 * i, 0.25, 0.75, ReasonCode.Exit, Side.Sell, HasScore: true, IsBarClose: i % 2 == 0));
            trail.Advance();
        }

        trail.TryPeek(out _).Should().BeFalse();
        trail.Count.Should().Be(count);
    }

    private static DecisionMark Bar(long timeNs, ReasonCode reason, Side candidate = Side.None) =>
        new(timeNs, 0, 0.25, 1, reason, candidate, HasScore: true, IsBarClose: true);

    private static DecisionMark Cycle(long timeNs, ReasonCode reason) => Bar(timeNs, reason, Side.Buy) with { IsBarClose = false };

    private static DecisionMatch Match(int shown, DecisionMark[] a, DecisionMark[] b)
    {
        using DecisionTrail trail = new();
        foreach (DecisionMark mark in a)
        {
            trail.Take(in mark);
        }

        trail.Rewind();
        DecisionMatch match = new(trail, shown);
        foreach (DecisionMark mark in b)
        {
            match.Take(in mark);
        }

        match.End();
        return match;
    }
}
