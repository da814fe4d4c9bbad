using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Tests.Indicators;

public sealed class AbsorptionTests
{
    [Theory]
    [InlineData(40, 60, 400, 1)] // sold by 60 of 300, a fifth; closed where it opened
    [InlineData(40, 60, 399, 0)] // closed below the first open: not absorbed
    [InlineData(41, 60, 400, 0)] // less than a fifth
    [InlineData(60, 40, 400, -1)] // the mirror
    [InlineData(60, 40, 401, 0)]
    [InlineData(50, 50, 400, 0)]
    [InlineData(0, 0, 400, 0)] // no volume
    public void Side_IsThatOfTheAbsorber(int buy, int sell, int lastClose, int side)
    {
        Absorption absorption = new();
        absorption.Add(Bar(400, 395, buy, sell));
        absorption.Add(Bar(395, 405, buy, sell));
        absorption.IsReady.Should().BeFalse();
        absorption.Side.Should().Be(0);
        absorption.Status.Should().Be(FeatureStatus.Missing);
        absorption.Add(Bar(405, lastClose, buy, sell));
        absorption.Side.Should().Be(side);
        absorption.DeltaShare.Should().Be(buy + sell > 0 ? (buy - sell) / (double)(buy + sell) : 0);
        absorption.Status.Should().Be(FeatureStatus.Ok);
    }

    [Fact]
    public void FourthBar_PushesTheFirstOut()
    {
        Absorption absorption = new();
        absorption.Add(Bar(420, 400, 0, 100));
        absorption.Add(Bar(400, 400, 40, 60));
        absorption.Add(Bar(400, 400, 40, 60));
        absorption.Side.Should().Be(0, "the close lies below 420");
        absorption.Add(Bar(400, 400, 40, 60));
        absorption.Side.Should().Be(1);
        absorption.DeltaShare.Should().Be(-0.2);
        absorption.Clear();
        absorption.IsReady.Should().BeFalse();
        absorption.Side.Should().Be(0);
        absorption.Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void BarWithoutADelta_MakesItMissing_AndTheOthersDecide()
    {
        Absorption absorption = new();
        absorption.Add(Bar(400, 400, 10, 90));
        absorption.Add(Bar(400, 400, 0, 100) with { Delta = 0, DeltaKind = DeltaKind.None });
        absorption.Add(Bar(400, 400, 40, 60) with { DeltaKind = DeltaKind.Estimated });
        absorption.Status.Should().Be(FeatureStatus.Missing);
        absorption.Side.Should().Be(1, "80 and 20 of 300");
        absorption.Add(Bar(400, 400, 40, 60));
        absorption.Add(Bar(400, 400, 40, 60));
        absorption.Status.Should().Be(FeatureStatus.Estimated);
    }

    private static Bar Bar(int open, int close, int buy, int sell) =>
        new(60, open, Math.Max(open, close), Math.Min(open, close), close, buy + sell, buy, sell, buy - sell, DeltaKind.Exact);
}
