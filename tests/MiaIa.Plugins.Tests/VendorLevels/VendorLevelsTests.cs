using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

/// <summary>Each label of a vendor lands in its own output.</summary>
public sealed class VendorLevelsTests
{
    private readonly FeatureRun _run = new(new VendorLevels());

    [Theory]
    [InlineData(LevelKind.CallResistance, 0, "call-wall")]
    [InlineData(LevelKind.PutSupport, 0, "put-wall")]
    [InlineData(LevelKind.HighVolatilityLevel, 0, "hvl")]
    [InlineData(LevelKind.OneDayMin, 0, "one-day-min")]
    [InlineData(LevelKind.OneDayMax, 0, "one-day-max")]
    [InlineData(LevelKind.CallResistanceZeroDte, 0, "zero-dte-call-wall")]
    [InlineData(LevelKind.PutSupportZeroDte, 0, "zero-dte-put-wall")]
    [InlineData(LevelKind.HighVolatilityLevelZeroDte, 0, "zero-dte-hvl")]
    [InlineData(LevelKind.GammaWallZeroDte, 0, "zero-dte-gamma-wall")]
    [InlineData(LevelKind.GammaExposure, 1, "gex-1")]
    [InlineData(LevelKind.GammaExposure, 10, "gex-10")]
    [InlineData(LevelKind.BlindSpot, 1, "blind-spot-1")]
    [InlineData(LevelKind.BlindSpot, 10, "blind-spot-10")]
    [InlineData(LevelKind.SecondaryGamma, 1, "secondary-1")]
    [InlineData(LevelKind.SecondaryGamma, 60, "secondary-60")]
    public void EachKind_LandsInItsOutput_AndNoOther(LevelKind kind, byte number, string output)
    {
        Tell(kind, number, 6012.5);
        _run[output].Should().Be(new FeatureValue(6012.5, FeatureStatus.Ok, _run.NowNs));
        _run["levels"].Value.Should().Be(1);
        _run.Values.ToArray().Count(v => v.IsUsable).Should().Be(2, "it, and how many there are");
    }

    [Theory]
    [InlineData(LevelKind.GammaExposure, 0, 6000)]
    [InlineData(LevelKind.GammaExposure, 11, 6000)]
    [InlineData(LevelKind.BlindSpot, 11, 6000)]
    [InlineData(LevelKind.SecondaryGamma, 61, 6000)]
    [InlineData(LevelKind.CallResistance, 0, double.NaN)]
    [InlineData(LevelKind.CallResistance, 0, double.PositiveInfinity)]
    public void ANumberOutOfRangeOrNoPrice_IsNoLevel(LevelKind kind, byte number, double price)
    {
        Tell(kind, number, price);
        _run.Values.ToArray().Should().OnlyContain(v => v.Status == FeatureStatus.Missing);
    }

    [Fact]
    public void ALevel_HoldsUntilItIsToldAgain()
    {
        Tell(LevelKind.CallResistance, 0, 6050);
        _run.Wait(3600);
        Tell(LevelKind.PutSupport, 0, 5950);
        _run["call-wall"].Value.Should().Be(6050);
        Tell(LevelKind.CallResistance, 0, 6060);
        _run["call-wall"].Value.Should().Be(6060);
        _run["levels"].Value.Should().Be(2);
    }

    [Fact]
    public void AContractRoll_ForgetsAll()
    {
        Tell(LevelKind.CallResistance, 0, 6050);
        _run.Roll();
        _run.Values.ToArray().Should().OnlyContain(v => v.Status == FeatureStatus.Missing);
    }

    private void Tell(LevelKind kind, byte number, double price) =>
        _run.Send(MarketEvent.Of(_run.NowNs, TestInstruments.Es.Id, new Level(kind, number, price)));
}
