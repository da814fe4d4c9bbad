using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.ChainDetectors;

/// <summary>Walls that hold while dealers calm the market. 400 ticks are 100 points.</summary>
public sealed class WallReversionTests
{
    private readonly TestInput _callWall = new("gamma-levels.call-wall");
    private readonly TestInput _putWall = new("gamma-levels.put-wall");
    private readonly TestInput _netGex = new("gamma-levels.net-gex");
    private readonly TestInput _rowsBought = new("stacked-imbalance.rows-bought");
    private readonly TestInput _rowsSold = new("stacked-imbalance.rows-sold");
    private readonly TestInput _vwap = new("vwap-trend.vwap");
    private readonly FeatureRun _run;

    public WallReversionTests()
    {
        _callWall.Set(110);
        _putWall.Set(98); // 392 ticks
        _netGex.Set(1e9);
        _rowsBought.Set(1);
        _rowsSold.Set(2);
        _vwap.Set(101);
        WallReversion feature = new(
            new WallReversionOptions(), new BarPeriod(60), TestInstruments.Es, _callWall.Input, _putWall.Input, _netGex.Input,
            _rowsBought.Input, _rowsSold.Input, _vwap.Input);
        _run = new FeatureRun(feature).Usual();
    }

    [Fact]
    public void PutWall_WhereSellingWasAbsorbed_IsBoughtTowardsTheVwap()
    {
        Absorb();
        _run["signal"].Value.Should().Be(1);
        _run["target"].Value.Should().Be(101);
        _run["stop"].Status.Should().Be(FeatureStatus.Missing, "the definition names none");
        _run["put-wall-ticks"].Value.Should().Be(-8);
        _run["call-wall-ticks"].Value.Should().Be(40);
        _run["absorption"].Value.Should().Be(1);
        _run["delta-share"].Value.Should().BeApproximately(-0.4, 1e-12, "120 of 300 more sold than bought");
        _run["burst-ratio"].Value.Should().Be(1);
        _run["stacked-rows"].Value.Should().Be(2);
        _run["signal"].Status.Should().Be(FeatureStatus.Ok);
    }

    [Fact]
    public void CallWall_WhereBuyingWasAbsorbed_IsSoldTowardsTheVwap()
    {
        _callWall.Set(102); // 408 ticks
        _putWall.Set(90);
        _vwap.Set(99);
        Absorb(buy: 70, sell: 30);
        _run["signal"].Value.Should().Be(-1);
        _run["target"].Value.Should().Be(99);
    }

    [Theory]
    [InlineData("dealers drive", 0, 98, 2, 10, 30)]
    [InlineData("nine ticks from the wall", 1, 97.75, 2, 10, 30)]
    [InlineData("three stacked rows", 1, 98, 3, 10, 30)]
    [InlineData("a burst", 1, 98, 2, 30, 30)]
    [InlineData("nothing absorbed", 1, 98, 2, 10, 50)]
    [InlineData("buying absorbed, at the put wall", 1, 98, 2, 10, 70)]
    public void OneConditionThatFails_IsEnough(string why, double net, double putWall, double rows, int lastPrint, int buy)
    {
        _netGex.Set(net);
        _putWall.Set(putWall);
        _rowsSold.Set(rows);
        Absorb(buy, 100 - buy, lastPrint);
        _run["signal"].Value.Should().Be(0, why);
        _run["signal"].Status.Should().Be(FeatureStatus.Ok);
        _run["target"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void StackedRowsOfBuyers_CountToo()
    {
        _rowsBought.Set(3);
        Absorb();
        _run["signal"].Value.Should().Be(0);
    }

    [Fact]
    public void VwapBehindThePrice_IsNoTarget()
    {
        _vwap.Set(99);
        Absorb();
        _run["signal"].Value.Should().Be(1);
        _run["target"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void InputThatIsMissing_SilencesIt(int input)
    {
        TestInput[] all = [_callWall, _putWall, _netGex, _rowsBought, _rowsSold, _vwap];
        all[input].SetMissing();
        Absorb();
        _run.ShouldSayNothing();
    }

    [Fact]
    public void WorstOfTheInputs_IsTheStatus()
    {
        _netGex.Set(1e9, FeatureStatus.Partial);
        _rowsSold.Set(2, FeatureStatus.Estimated);
        Absorb();
        _run["signal"].Status.Should().Be(FeatureStatus.Partial);
        _netGex.Set(1e9, FeatureStatus.Stale);
        Absorb();
        _run.ShouldSayNothing();
    }

    [Fact]
    public void LostFeed_HidesWhetherThereIsABurst()
    {
        _run.Send(MarketEvent.Of(EventKind.FeedLost, _run.NowNs));
        Absorb();
        _run.ShouldSayNothing();
    }

    [Fact]
    public void BarWithoutADelta_SilencesIt()
    {
        Absorb();
        _run.Bar(new Bar(60, 400, 400, 400, 400, 10, 0, 0, 0, DeltaKind.None));
        _run.ShouldSayNothing();
    }

    /// <summary>Three bars of one side that end where they began.</summary>
    private void Absorb(int buy = 30, int sell = 70, int lastPrint = 10)
    {
        _run.Minute(400, 401, 399, 400, buy, sell).Minute(400, 401, 399, 400, buy, sell);
        _run.Minute(400, 401, 399, 400, buy, sell, lastPrint);
    }
}
