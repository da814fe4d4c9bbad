using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

/// <summary>Levels of a chain as prices of the future: which there are, of what, and for how long.</summary>
public sealed class GammaLevelsFeatureTests
{
    private readonly GammaDesk _desk = new();

    [Fact]
    public void LevelsOfTheOwnersVector_StandFortyPointsHigherInTheFuture()
    {
        _desk.VectorChain();
        _desk.Reason.Should().Be("ok");
        _desk["call-wall"].Value.Should().Be(6340);
        _desk["put-wall"].Value.Should().Be(6140);
        _desk["flip"].Value.Should().BeApproximately(6176.21, 0.02);
        _desk["hvl"].Value.Should().Be(_desk["flip"].Value);
        _desk["max-pain"].Value.Should().Be(6240, "at 6200 nobody is paid");
        (_desk["gex-1"].Value, _desk["gex-2"].Value, _desk["gex-3"].Value, _desk["gex-4"].Value).Should().Be((6340, 6140, 6290, 6190));

        // 6200 * .16 / sqrt(252) = 62.49013.
        _desk["one-day-max"].Value.Should().BeApproximately(6240 + 62.49013, 1e-4);
        _desk["one-day-min"].Value.Should().BeApproximately(6240 - 62.49013, 1e-4);
        (_desk["net-gex"].Value / 1e6).Should().BeApproximately(581.52, 0.01);
    }

    [Fact]
    public void BeforeAChain_TheReasonIsThatThereIsNone()
    {
        _desk.Quote(6240).Decision();
        _desk.Reason.Should().Be("no chain");
        _desk["call-wall"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void NetExposure_IsLinearBetweenThePointsOfTheProfile()
    {
        // Around 6250 the points lie 6.25 apart, so 6253.125 is halfway between two.
        _desk.Quote(6290).Chain(6250, GammaDesk.VectorRows(_desk.Run.NowNs));
        double at = _desk["net-gex"].Value;
        double above = NetAt(6296.25);
        _desk.Wait(1).Run.Quote(25_172, 25_173, 1, 1).Decision();
        above.Should().BeGreaterThan(at);
        _desk["net-gex"].Value.Should().BeApproximately((at + above) / 2, Math.Abs(at) * 1e-9);
    }

    [Fact]
    public void NetExposure_BeyondTheProfile_IsThatOfItsEdge()
    {
        _desk.Quote(6290).Chain(6250, GammaDesk.VectorRows(_desk.Run.NowNs));
        double edge = NetAt(6875 + 40);
        NetAt(8000).Should().BeApproximately(edge, Math.Abs(edge) * 1e-9);
    }

    [Fact]
    public void NetExposure_ChangesItsSign_AtTheFlip()
    {
        _desk.VectorChain();
        NetAt(6178).Should().BePositive();
        NetAt(6174).Should().BeNegative();
    }

    [Fact]
    public void NetExposure_BetweenQuotes_IsAtTheCloseOfTheBar()
    {
        _desk.VectorChain();
        _desk.Run.Bar(24_696); // 6174, below the flip
        _desk["net-gex"].Value.Should().BeNegative();
    }

    [Fact]
    public void AQuoteWithoutABid_DoesNotMoveTheNetExposure()
    {
        _desk.VectorChain();
        double net = _desk["net-gex"].Value;
        _desk.Wait(1).Run.Quote(0, 24_961, 0, 10).Decision();
        _desk["net-gex"].Value.Should().Be(net);
    }

    [Theory]
    [InlineData(480 * 60, FeatureStatus.Partial, FeatureStatus.Partial)]
    [InlineData((480 * 60) + 1, FeatureStatus.Stale, FeatureStatus.Partial)]
    [InlineData(720 * 60, FeatureStatus.Stale, FeatureStatus.Partial)]
    [InlineData((720 * 60) + 1, FeatureStatus.Stale, FeatureStatus.Stale)]
    public void WallsAreStaleAfterEightHours_TheFlipAfterTwelve_FromWhenTheChainIsKnown(
        int seconds, FeatureStatus walls, FeatureStatus flip)
    {
        // Of an hour ago: that hour does not count.
        _desk.Run.Bar(24_960);
        long asOfNs = _desk.Run.NowNs;
        _desk.Wait(3600).Chain(asOfNs, 6200, false, GammaDesk.VectorRows(asOfNs));
        _desk.Wait(seconds).Decision();
        _desk["call-wall"].Status.Should().Be(walls);
        _desk["gex-1"].Status.Should().Be(walls);
        _desk["flip"].Status.Should().Be(flip);
        _desk["net-gex"].Status.Should().Be(flip);
        _desk["call-wall"].Value.Should().Be(6340);
    }

    [Fact]
    public void WallsOfToday_AreOfWhatSettlesOnTheSessionDate()
    {
        ChainOfTwoDays();
        (_desk["zero-dte-call-wall"].Value, _desk["zero-dte-put-wall"].Value).Should().Be((6260, 6220));
        (_desk["call-wall"].Value, _desk["put-wall"].Value).Should().Be((6340, 6140));
    }

    [Fact]
    public void WallsOfToday_AreMissing_WhenNothingSettlesToday()
    {
        _desk.VectorChain();
        _desk["zero-dte-call-wall"].Status.Should().Be(FeatureStatus.Missing);
        _desk["zero-dte-put-wall"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void WallsOfToday_GoWithTheSession()
    {
        ChainOfTwoDays();
        long openNs = EventTimes.Utc(2025, 6, 10, 22);
        _desk.Run.WaitUntil(openNs - (EventTimes.Minute * 60)).Decision();
        _desk.Run.WaitUntil(openNs).Session(TestSessions.Of(20250611, openNs, SessionWindow.AfterHours, isSessionStart: true)).Decision();
        _desk["zero-dte-call-wall"].Status.Should().Be(FeatureStatus.Missing);
        _desk["zero-dte-put-wall"].Status.Should().Be(FeatureStatus.Missing);
        _desk["call-wall"].Value.Should().Be(6340);
    }

    [Fact]
    public void AnUpdate_ReplacesTheExpiryItNames_AndNoOther()
    {
        long asOfNs = _desk.Run.NowNs;
        long near = asOfNs + (16 * GammaDesk.Day);
        long far = near + GammaDesk.Day;
        OptionRow[] rows =
            [GammaDesk.Row(6300, true, 1_000, near), GammaDesk.Row(6100, false, 1_000, near), GammaDesk.Row(6250, true, 10, far)];
        _desk.Quote(6240).Chain(6200, rows);
        _desk["call-wall"].Value.Should().Be(6340);
        _desk.Wait(1).Chain(asOfNs, 6200, true, GammaDesk.Row(6250, true, 100_000, far));
        (_desk["call-wall"].Value, _desk["put-wall"].Value).Should().Be((6290, 6140));
        _desk.Wait(1).Chain(asOfNs, 6200, true, GammaDesk.Row(6275, true, 10, far));
        (_desk["call-wall"].Value, _desk["put-wall"].Value).Should().Be((6340, 6140));
    }

    [Fact]
    public void TwoEndsOfOneQuoteTime_AreOneChain()
    {
        OptionRow[] rows = GammaDesk.VectorRows(_desk.Run.NowNs);
        long asOfNs = _desk.Run.NowNs;
        _desk.Quote(6240).Chain(6200, [.. rows.Where(r => r.IsCall)]);
        _desk.Reason.Should().Be("no puts");
        _desk.Wait(4).Chain(asOfNs, 6200, false, [.. rows.Where(r => !r.IsCall)]);
        _desk.Reason.Should().Be("ok");
        (_desk["call-wall"].Value, _desk["put-wall"].Value).Should().Be((6340, 6140));
    }

    [Fact]
    public void ANewChain_ReplacesTheOldOne()
    {
        _desk.VectorChain().Wait(60).Quote(6240);
        long settles = _desk.Run.NowNs + (16 * GammaDesk.Day);
        _desk.Chain(6200, GammaDesk.Row(6225, true, 1, settles), GammaDesk.Row(6175, false, 1, settles));
        (_desk["call-wall"].Value, _desk["put-wall"].Value).Should().Be((6265, 6215));
    }

    [Fact]
    public void AContractRoll_ClearsLevelsAndBasis()
    {
        _desk.Seconds(40, 6240).VectorChain();
        _desk.Run.Roll();
        _desk.Quote(6290).Decision();
        _desk.Reason.Should().Be("no chain");
        foreach (string output in (string[])["call-wall", "put-wall", "flip", "net-gex", "basis", "spot"])
        {
            _desk[output].Status.Should().Be(FeatureStatus.Missing, output);
        }
    }

    [Fact]
    public void AChainOfAnotherUnderlying_DoesNotMakeTheIndexsOwnYounger()
    {
        Instrument spy = new(4, "SPY", 0.01m, 0m, 0m, IsIndex: true);
        Instruments all = new([.. TestInstruments.All.All, spy]);
        GammaLevelsFeature feature = new(new GammaLevelsOptions { MinRows = 1, FurtherChains = ["SPY"] }, all, new BarPeriod(60), []);
        FeatureRun run = new(feature, new FeatureRunSettings { Instruments = all });
        run.Quote(24_959, 24_961, 1, 1);
        foreach (OptionRow row in GammaDesk.VectorRows(run.NowNs))
        {
            OptionRow told = row;
            run.Send(MarketEvent.Of(run.NowNs, TestInstruments.Spx.Id, in told, run.NowNs));
        }

        run.Send(MarketEvent.Of(run.NowNs, TestInstruments.Spx.Id, new ChainEnd(6200), run.NowNs)).Wait(470 * 60);
        run.Send(MarketEvent.Of(run.NowNs, spy.Id, GammaDesk.Row(630, true, 1, run.NowNs + GammaDesk.Day), run.NowNs));
        run.Send(MarketEvent.Of(run.NowNs, spy.Id, new ChainEnd(620), run.NowNs)).Wait(11 * 60).Decision();
        run["call-wall"].Status.Should().Be(FeatureStatus.Stale);
    }

    private double NetAt(double price)
    {
        _desk.Wait(1).Quote(price).Decision();
        return _desk["net-gex"].Value;
    }

    /// <summary>The vector, and before it 6220 and 6180 that settle at 16:00 New York of the session date.</summary>
    private void ChainOfTwoDays()
    {
        long closeNs = EventTimes.Utc(2025, 6, 10, 20);
        OptionRow[] today = [GammaDesk.Row(6220, true, 10, closeNs), GammaDesk.Row(6180, false, 10, closeNs)];
        _desk.Quote(6240).Chain(6200, [.. today, .. GammaDesk.VectorRows(_desk.Run.NowNs)]);
    }
}
