using MiaIa.Engine.Features;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Features;

/// <summary>Figures of background work reach the feature they are for, and no other; a failure takes that one out.</summary>
public sealed class FigureDispatchTests
{
    [Fact]
    public void FiguresReachTheirFeatureAlone_WhateverItReads()
    {
        FakeFeature all = FakeFeature.Recorder();
        FakeBackgroundFeature first = new(8);
        FakeBackgroundFeature second = new(8);
        FeatureTable table = Table(all, first, second);
        double[] answer = [1, 2, 3, 4, 5, 6, 7, 8];
        table.DispatchFigures(MarketEvent.Of(10, new Figures(2, answer, 0))).Should().BeNull();
        table.Row[2].Should().Be(FeatureValue.Missing, "the answer is not complete");
        table.DispatchFigures(MarketEvent.Of(10, new Figures(2, answer, 6))).Should().BeNull();
        table.Row[2].Should().Be(new FeatureValue(36, FeatureStatus.Ok, 10));
        second.Seen.Should().HaveCount(2);
        first.Seen.Should().BeEmpty();
        all.Seen.Should().BeEmpty();
    }

    [Theory]
    [InlineData(0)] // a feature without background work
    [InlineData(3)] // none at all
    [InlineData(-1)]
    public void FiguresForNobody_AreNoFault(short place)
    {
        FakeFeature all = FakeFeature.Recorder();
        FeatureTable table = Table(all, new FakeBackgroundFeature(1), new FakeBackgroundFeature(1));
        table.DispatchFigures(MarketEvent.Of(10, new Figures(place, [1.0], 0))).Should().BeNull();
        table.DispatchFigures(MarketEvent.Of(10, Figures.OfFailure(place))).Should().BeNull();
        all.Seen.Should().BeEmpty();
        table.Nodes.Should().OnlyContain(n => n.Fault == null);
    }

    [Fact]
    public void FailedWork_TakesItsFeatureOut_AndTheOthersStay()
    {
        FakeBackgroundFeature first = new(1);
        FakeBackgroundFeature second = new(1);
        FeatureTable table = Table(FakeFeature.Recorder(), first, second);
        table.DispatchFigures(MarketEvent.Of(1, new Figures(1, [5.0], 0)));
        table.DispatchFigures(MarketEvent.Of(1, new Figures(2, [7.0], 0)));
        table.DispatchFigures(MarketEvent.Of(2, Figures.OfFailure(1)))!.Fault.Should().Be("its background work failed");
        table.Row[1].Should().Be(FeatureValue.Missing);
        table.Row[2].Value.Should().Be(7);
        table.DispatchFigures(MarketEvent.Of(3, new Figures(1, [5.0], 0))).Should().BeNull();
        table.DispatchFigures(MarketEvent.Of(3, Figures.OfFailure(1))).Should().BeNull("it is told once");
        table.Row[1].Should().Be(FeatureValue.Missing);
        first.Seen.Should().HaveCount(1);
    }

    [Fact]
    public void AnAnswerOfAnotherLength_TakesTheFeatureOut()
    {
        FeatureTable table = Table(FakeFeature.Recorder(), new FakeBackgroundFeature(2), new FakeBackgroundFeature(1));
        FeatureNode? faulted = table.DispatchFigures(MarketEvent.Of(1, new Figures(1, [5.0], 0)));
        faulted!.Fault.Should().StartWith("ArgumentException: An answer of 1 figures came where 2 are expected.");
    }

    private static FeatureTable Table(params IFeature[] features) => new(
        [.. features.Select((f, i) => new FeatureNode($"f{i}", f, [new FeatureReads(0, EventKinds.Trade)], 0))],
        new FeatureValue[features.Sum(f => f.Outputs.Count)],
        3);
}
