using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.ChainDetectors;

/// <summary>
/// Drives of the first minutes that run out at a wall. The market opens at 400 ticks (100 points) after half an hour
/// of true ranges of 2; the drive's bar has 10, the next 3: (13 * ((13 * 2 + 10) / 14) + 3) / 14 = 2.602, times the
/// root of 15 10.08.
/// </summary>
public sealed class OpeningDriveTests
{
    private static readonly long NineOClock = EventTimes.Utc(2025, 6, 10, 13);
    private static readonly long SessionOpen = EventTimes.Utc(2025, 6, 9, 22);

    private readonly TestInput _callWall = new("gamma-levels.call-wall");
    private readonly TestInput _putWall = new("gamma-levels.put-wall");
    private readonly TestInput _vwap = new("vwap-trend.vwap");

    public OpeningDriveTests()
    {
        _callWall.Set(103); // 412 ticks
        _putWall.Set(97); // 388 ticks
        _vwap.Set(100);
    }

    [Fact]
    public void DriveUp_ThatStallsAtAWall_IsSoldTowardsTheVwap()
    {
        FeatureRun run = Run();
        Up(run);
        run["signal"].Value.Should().Be(-1);
        run["target"].Value.Should().Be(100);
        run["stop"].Status.Should().Be(FeatureStatus.Missing);
        run["move-ticks"].Value.Should().Be(10);
        run["stall-bars"].Value.Should().Be(1);
        run["call-wall-ticks"].Value.Should().Be(4);
        run["put-wall-ticks"].Value.Should().Be(-20);
        run["atr-ticks"].Value.Should().BeApproximately(Math.Sqrt(15) * ((13 * (36 / 14.0)) + 3) / 14, 1e-9);
        run["burst-ratio"].Value.Should().Be(1);
        run["vix-change"].Value.Should().Be(0.5);
        run["signal"].Status.Should().Be(FeatureStatus.Partial, "there are no 15 bars of 15 minutes yet");
    }

    [Fact]
    public void DriveDown_ThatStallsAtAWall_IsBought_AlsoOnARisingVix()
    {
        FeatureRun run = Run();
        run.Minute(400, 400, 390, 391, 50, 50).Index("VIX", 20.5).Minute(391, 393, 390, 392, 50, 50);
        run["signal"].Value.Should().Be(1);
        run["move-ticks"].Value.Should().Be(-10);
        run["target"].Value.Should().Be(100);
    }

    [Theory]
    [InlineData("a new high", 103, 411, 10, 20.5)]
    [InlineData("nine ticks from the wall", 104.25, 410, 10, 20.5)]
    [InlineData("the wall lies at the open, not beyond it", 100, 410, 10, 20.5)]
    [InlineData("a burst", 103, 410, 30, 20.5)]
    [InlineData("VIX as at the open", 103, 410, 10, 20)]
    [InlineData("VIX fell", 103, 410, 10, 19)]
    public void OneConditionThatFails_IsEnough(string why, double callWall, int high, int lastPrint, double vix)
    {
        _callWall.Set(callWall);
        FeatureRun run = Run();
        Up(run, high, lastPrint, vix);
        run["signal"].Value.Should().Be(0, why);
        run["signal"].Status.Should().Be(FeatureStatus.Partial);
        run["target"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void MoveOfTenTicks_IsLessThanARange()
    {
        FeatureRun run = Run(new OpeningDriveOptions { MoveAtr = 1 });
        Up(run);
        run["signal"].Value.Should().Be(0);
    }

    [Fact]
    public void OutsideTheWindow_ThereIsNoDrive()
    {
        FeatureRun run = Run(new OpeningDriveOptions { WindowMinutes = 1 });
        run["signal"].Value.Should().Be(0, "it is before 09:30");
        run["signal"].Status.Should().Be(FeatureStatus.Ok);
        Up(run);
        run["signal"].Value.Should().Be(0, "the second minute is over");
        run["signal"].Status.Should().Be(FeatureStatus.Ok);
        run["move-ticks"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void Window_EndsAtAQuarterPastTen()
    {
        FeatureRun run = Run();
        for (int minute = 0; minute < 45; minute++)
        {
            run.Index("VIX", 20).Minute(400, 401, 399, 400, 50, 50);
        }

        run["move-ticks"].Status.Should().Be(FeatureStatus.Partial, "the bar ends at 10:15");
        run.Minute(400, 401, 399, 400, 50, 50);
        run["move-ticks"].Status.Should().Be(FeatureStatus.Missing);
        run["signal"].Status.Should().Be(FeatureStatus.Ok);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void InputThatIsMissing_SilencesIt(int input)
    {
        TestInput[] all = [_callWall, _putWall, _vwap];
        all[input].SetMissing();
        FeatureRun run = Run();
        Up(run);
        run.ShouldSayNothing();
    }

    [Fact]
    public void WithoutVixAtTheOpen_OrWithADailyOne_ItSaysNothing()
    {
        FeatureRun late = Run(hasVix: false).Minute(400, 410, 400, 409, 50, 50).Wait(241).Index("VIX", 20);
        late.Minute(409, 410, 407, 408, 50, 50).Index("VIX", 20.5).Minute(409, 410, 407, 408, 50, 50);
        late.ShouldSayNothing();
        FeatureRun daily = Run(hasVix: false).Index("VIX", 20, isDaily: true).Minute(400, 410, 400, 409, 50, 50);
        daily.Index("VIX", 20.5, isDaily: true).Minute(409, 410, 407, 408, 50, 50);
        daily.ShouldSayNothing();
    }

    [Fact]
    public void OldVix_SaysNothing()
    {
        FeatureRun run = Run();
        Up(run);
        for (int minute = 0; minute < 5; minute++)
        {
            run.Minute(408, 410, 407, 408, 50, 50);
        }

        run.ShouldSayNothing();
    }

    [Fact]
    public void WithoutTheBarOfNineThirty_ItSaysNothing()
    {
        FeatureRun run = Run();
        run.Trade(400, 10, Side.Buy).Wait(60);
        Up(run);
        run.ShouldSayNothing();
    }

    private static void Up(FeatureRun run, int high = 410, int lastPrint = 10, double vix = 20.5) =>
        run.Minute(400, 410, 400, 409, 50, 50).Index("VIX", vix).Minute(409, high, 407, 408, 50, 50, lastPrint);

    private FeatureRun Run(OpeningDriveOptions? options = null, bool hasVix = true)
    {
        OpeningDrive feature = new(
            options ?? new OpeningDriveOptions(), new BarPeriod(60), TestInstruments.Es, _callWall.Input, _putWall.Input, _vwap.Input);
        FeatureRunSettings settings = new()
        {
            StartNs = NineOClock,
            FirstSession = TestSessions.Of(20250610, SessionOpen, SessionWindow.PreMarket),
        };
        FeatureRun run = new FeatureRun(feature, settings).Usual();
        run.Session(TestSessions.Of(20250610, SessionOpen, SessionWindow.Opening));
        return hasVix ? run.Index("VIX", 20) : run;
    }
}
