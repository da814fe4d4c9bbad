using MiaIa.Plugins.Strategies;
using MiaIa.Sdk;

namespace MiaIa.Tests.Setups;

/// <summary>Bands of 10 points for 61 bars, then 9 points; a close 10 points above a VWAP with a deviation of 9, on twice the volume.</summary>
public sealed class VwapSqueezeBreakTests : SingleTriggerTests
{
    protected override string Id => "vwap-squeeze-break";

    protected override (int Stop, int Target, double Quality) Expected => (5, 10, 0.6);

    private protected override void Arrange(SetupDesk desk) => Arrange(desk, 61, 10);

    private protected override void Trigger(SetupDesk desk) => Set(desk, 2).Plain("vwap-trend.sigma", 9);

    private protected override void Untrigger(SetupDesk desk) => Set(desk, 1.4).Plain("vwap-trend.sigma", 9);

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    public void Squeeze_NeedsSixtyBars_BeforeTheBreak(int bars, bool isSetup)
    {
        SetupDesk desk = new(Id);
        Arrange(desk, bars, 10);
        Fire(desk).HasValue.Should().Be(isSetup);
    }

    [Theory]
    [InlineData(9, true)] // equal to the least
    [InlineData(9.01, false)]
    public void Bands_MustHaveBeenAtTheirLeast(double before, bool isSetup)
    {
        SetupDesk desk = new(Id);
        Set(desk, 1).Plain("vwap-trend.sigma", 9).Quiet(1);
        desk.Plain("vwap-trend.sigma", 10).Quiet(58);
        desk.Plain("vwap-trend.sigma", before).Quiet(1);
        Fire(desk).HasValue.Should().Be(isSetup);
    }

    [Theory]
    [InlineData(17.9, true)]
    [InlineData(18, false)] // 36 is .6 % of 6000
    public void Bands_MustBeNarrow(double deviation, bool isSetup)
    {
        SetupDesk desk = new(Id);
        Arrange(desk, 60, deviation);
        Set(desk, 2).Plain("vwap-trend.sigma", 9);
        TriggerBar(desk).HasValue.Should().Be(isSetup);
    }

    [Theory]
    [InlineData(Side.Buy, 1.5, 9.9, true)]
    [InlineData(Side.Buy, 1.49, 9, false)]
    [InlineData(Side.Buy, 1.5, 10, false)] // at the band, not outside
    [InlineData(Side.Sell, 1.5, 9.9, true)]
    [InlineData(Side.Sell, 1.5, 10, false)]
    public void Break_NeedsVolume_AndACloseOutsideOneDeviation(Side side, double ratio, double sigma, bool isSetup)
    {
        SetupDesk desk = Ready(side);
        Set(desk, ratio).Plain("vwap-trend.sigma", sigma);
        TriggerBar(desk).HasValue.Should().Be(isSetup);
    }

    [Theory]
    [InlineData(3, 8.9, 1)] // 17.8 is less than 18, .3 % of 6000
    [InlineData(3, 9, 0.8)]
    [InlineData(2.9, 8.9, 0.8)]
    public void VolumeAndWidth_AreMeasuresOfStrength(double ratio, double width, double quality)
    {
        SetupDesk desk = new(Id);
        Arrange(desk, 60, width);
        Set(desk, ratio).Plain("vwap-trend.sigma", 9);
        TriggerBar(desk)!.Value.Quality.Should().BeApproximately(quality, 1e-12);
    }

    [Fact]
    public void Session_BeginsTheBandsAnew()
    {
        SetupDesk desk = Ready();
        Session next = MiaIa.Sdk.Testing.TestSessions.Of(20250611, desk.NowNs, SessionWindow.AfterHours, isSessionStart: true);
        desk.Send(MarketEvent.Of(desk.NowNs, in next));
        Fire(desk).Should().BeNull();
    }

    [Fact]
    public void AnchorOfAnotherTime_IsRefused()
    {
        Action build = () => _ = new SetupDesk(Id, options: new VwapSqueezeBreakOptions { Anchor = "10:00" });
        build.Should().Throw<Exception>().WithInnerException<ArgumentException>().WithMessage("anchor is*");
    }

    private static void Arrange(SetupDesk desk, int bars, double deviation) =>
        Set(desk, 1).Plain("vwap-trend.sigma", deviation).Quiet(bars);

    // The VWAP 40 ticks, 10 points, below the price.
    private static SetupDesk Set(SetupDesk desk, double ratio) =>
        desk.At("vwap-trend.vwap", SetupDesk.Price - 40).Plain("volume-confirmation.volume-ratio", ratio);
}
