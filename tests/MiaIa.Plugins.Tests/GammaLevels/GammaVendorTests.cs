using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

/// <summary>A vendor's levels stand instead of the computed ones.</summary>
public sealed class GammaVendorTests
{
    private readonly TestInput _call = new("vendor-levels.call-wall");
    private readonly TestInput _hvl = new("vendor-levels.hvl");
    private readonly GammaDesk _desk;

    public GammaVendorTests() => _desk = new GammaDesk(null, null, _call, _hvl);

    [Fact]
    public void AVendorsWall_StandsInsteadOfTheComputedOne()
    {
        _desk.VectorChain();
        Tell(_call, 6350);
        _desk["call-wall"].Should().Match<FeatureValue>(w => w.Value == 6350 && w.Status == FeatureStatus.Ok);
        _desk["put-wall"].Value.Should().Be(6140);
    }

    [Fact]
    public void AVendorsWall_StandsWithoutAnyChain()
    {
        Tell(_call, 6350);
        _desk["call-wall"].Value.Should().Be(6350);
        _desk["call-wall-coverage"].Value.Should().Be(1);
        _desk.Reason.Should().Be("no chain");
    }

    [Fact]
    public void AVendorsWall_IsNotJudgedByTheCoverageOfTheChain()
    {
        long settles = _desk.Run.NowNs + (16 * GammaDesk.Day);
        OptionRow[] rows =
        [
            GammaDesk.Row(6250, true, 10, settles), GammaDesk.Row(6300, true, 90, settles, volatility: 0), GammaDesk.Row(6150, false, 9, settles),
        ];
        _desk.Quote(6240).Chain(6200, rows);
        _desk["call-wall"].Status.Should().Be(FeatureStatus.Missing);
        Tell(_call, 6350);
        _desk["call-wall"].Value.Should().Be(6350);
        _desk["call-wall-coverage"].Value.Should().Be(1);
    }

    [Fact]
    public void AVendorsWall_AgesByItself()
    {
        Tell(_call, 6350);
        _desk.Wait(240 * 60).VectorChain();
        _desk.Wait(240 * 60).Decision();
        _desk["call-wall"].Value.Should().Be(6350, "eight hours are not more than eight hours");
        _desk.Wait(1).Decision();
        _desk["call-wall"].Should().Match<FeatureValue>(w => w.Value == 6340 && w.Status == FeatureStatus.Partial);
    }

    [Fact]
    public void AVendorsHighVolatilityLevel_StandsForTheChains_AndTheFlipStaysComputed()
    {
        _desk.VectorChain();
        Tell(_hvl, 6190);
        _desk["hvl"].Value.Should().Be(6190);
        _desk["flip"].Value.Should().BeApproximately(6176.21, 0.02);
    }

    [Fact]
    public void AVendorsHighVolatilityLevel_ServesAsFlip_WhereTheChainGivesNone()
    {
        Tell(_hvl, 6190);
        _desk["flip"].Should().Match<FeatureValue>(f => f.Value == 6190 && f.Status == FeatureStatus.Partial);
    }

    [Fact]
    public void ALevelNamedAsNoneOfTheOutputs_StopsTheStart()
    {
        Action build = () => _ = new GammaDesk(null, null, new TestInput("vendor-levels.moon"));
        build.Should().Throw<ArgumentException>().WithMessage("*vendor-levels.moon*");
    }

    private void Tell(TestInput level, double price)
    {
        level.Set(price, FeatureStatus.Ok, _desk.Run.NowNs);
        LevelKind kind = level == _call ? LevelKind.CallResistance : LevelKind.HighVolatilityLevel;
        _desk.Run.Send(MarketEvent.Of(_desk.Run.NowNs, TestInstruments.Es.Id, new Level(kind, 0, price))).Decision();
    }
}
