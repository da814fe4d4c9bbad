using MiaIa.Engine;
using MiaIa.Engine.Risk;
using MiaIa.Host.Control;
using MiaIa.Host.Health;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Health;

public sealed class ProbeTests
{
    private const long Second = 1_000_000_000;

    private static readonly long Open = Readings.Open;
    private static readonly long RegularOpen = Readings.RegularOpen;
    private static readonly long RegularClose = Readings.RegularClose;

    private readonly WatchClock _clock = new();
    private readonly EngineBoard _board;

    public ProbeTests() => _board = new EngineBoard(_clock, instruments: 2, speed: 1);

    [Theory]
    [InlineData(29.9, HealthState.Healthy)]
    [InlineData(30, HealthState.Degraded)]
    [InlineData(299.9, HealthState.Degraded)]
    [InlineData(300, HealthState.Critical)]
    internal void TradedFeed_InRegularHours_IsStaleFromWhereTheEngineForbidsEntries(double silence, HealthState expected) =>
        Feed(SessionWindow.MidDay, RegularOpen + (3600 * Second), silence).State.Should().Be(expected);

    [Theory]
    [InlineData(120, HealthState.Healthy)]
    [InlineData(120.5, HealthState.Degraded)]
    [InlineData(300.5, HealthState.Critical)]
    internal void TradedFeed_AtNight_IsAWarningLater(double silence, HealthState expected) =>
        Feed(SessionWindow.Overnight, Open + (7200 * Second), silence).State.Should().Be(expected);

    [Fact]
    public void ClosedMarket_IsNoStaleFeed()
    {
        ProbeAnswer answer = Feed(SessionWindow.Closed, RegularClose + (7200 * Second), 3000);
        (answer.State, answer.Reason).Should().Be((HealthState.Healthy, "the market is closed"));
    }

    [Fact]
    public void NewSession_HasTimeToBegin()
    {
        // The last event is of the day before, the session 20 s old.
        Quote(Open - (3600 * Second));
        _board.Put(Readings.Of(SessionWindow.AfterHours));
        FeedProbe probe = Probe();
        probe.Look();
        Timer(Open + (20 * Second));
        probe.Look().State.Should().Be(HealthState.Healthy);
        Timer(Open + (121 * Second));
        probe.Look().State.Should().Be(HealthState.Degraded);
    }

    [Fact]
    public void FeedThatSaysItIsLost_IsNotWell_AtOnce()
    {
        long now = RegularOpen + (3600 * Second);
        Quote(now);
        _board.Put(Readings.Of(SessionWindow.MidDay) with { FeedLostNs = now });
        Probe().Look().State.Should().Be(HealthState.Degraded);
        Timer(now + (300 * Second));
        Probe().Look().State.Should().Be(HealthState.Critical);
    }

    [Theory]
    [InlineData(false, true, 8, 3600, HealthState.Degraded)] // only watched: never more
    [InlineData(false, true, 0, 3600, HealthState.Healthy)] // an index before regular hours
    [InlineData(false, false, 0, 3600, HealthState.Degraded)] // a future speaks at night as well
    [InlineData(false, false, 0, 120, HealthState.Healthy)]
    internal void WatchedFeed_LowersTheCoverageAndNoMore(bool isTraded, bool isIndex, int hoursAfterOpen, double silence, HealthState expected)
    {
        long last = Math.Max(Open, RegularOpen - (8 * 3600 * Second)) + (hoursAfterOpen * 3600L * Second) + Second;
        FeedProbe probe = new(new WatchedStream("feed VIX", 1, StreamKind.Market, isTraded, isIndex, TimeSpan.Zero), _board);
        _board.OnTaken([MarketEvent.Of(last, 1, new IndexValue(15, false))], 0);
        _board.Put(Readings.Of(SessionWindow.MidDay));
        probe.Look();
        Timer(last + (long)(silence * Second));
        probe.Look().State.Should().Be(expected);
    }

    [Fact]
    public void FeedOfBars_MayBeSilentForTheLengthOfABar()
    {
        long last = RegularOpen + (3600 * Second);
        FeedProbe probe = new(new WatchedStream("feed ES", 0, StreamKind.Market, IsTraded: true, IsIndex: false, TimeSpan.FromSeconds(60)), _board);
        Quote(last);
        _board.Put(Readings.Of(SessionWindow.MidDay));
        probe.Look();
        Timer(last + (89 * Second));
        probe.Look().State.Should().Be(HealthState.Healthy);
        Timer(last + (90 * Second));
        probe.Look().State.Should().Be(HealthState.Degraded);
    }

    [Fact]
    public void EventTimeGoesOnWithoutEvents()
    {
        Quote(RegularOpen);
        _clock.Pass(45);
        _board.EventNowNs.Should().Be(RegularOpen + (45 * Second));
    }

    [Theory]
    [InlineData(60, HealthState.Healthy)]
    [InlineData(60.1, HealthState.Degraded)]
    internal void Chain_IsOldAfterAnHour(double minutes, HealthState expected)
    {
        long at = RegularOpen + (60 * Second);
        _board.OnTaken([MarketEvent.Of(at, 1, new ChainEnd(double.NaN), at)], 0);
        _board.Put(Readings.Of(SessionWindow.MidDay));
        Timer(at + (long)(minutes * 60 * Second));
        new ChainProbe([0, 1], _board).Look().State.Should().Be(expected);
    }

    [Fact]
    public void Chain_ThatNeverCame_IsMissedInRegularHoursOnly()
    {
        _board.Put(Readings.Of(SessionWindow.MidDay));
        Timer(RegularOpen - Second);
        new ChainProbe([0, 1], _board).Look().State.Should().Be(HealthState.Healthy);
        Timer(RegularOpen);
        new ChainProbe([0, 1], _board).Look().State.Should().Be(HealthState.Degraded);
    }

    [Theory]
    [InlineData(0, HealthState.Degraded)]
    [InlineData(29.9, HealthState.Degraded)]
    [InlineData(30, HealthState.Critical)]
    internal void LostBroker_IsAWarning_ThenCritical(double seconds, HealthState expected)
    {
        _board.Put(Readings.Of(SessionWindow.MidDay) with { BrokerLostNs = RegularOpen });
        Timer(RegularOpen + (long)(seconds * Second));
        new BrokerProbe("ibkr", _board).Look().State.Should().Be(expected);
        _board.Put(Readings.Of(SessionWindow.MidDay));
        new BrokerProbe("ibkr", _board).Look().State.Should().Be(HealthState.Healthy);
    }

    [Fact]
    public void HistoryBeforeALiveStart_SaysNothingOfConnections()
    {
        EngineBoard live = new(_clock, instruments: 1, speed: 1, RegularOpen);
        live.OnTaken([MarketEvent.Of(Open, 0, new Quote(1, 2, 1, 1))], 0);
        live.Put(Readings.Of(SessionWindow.Overnight) with { TimeNs = Open, BrokerLostNs = Open - (86_400 * Second) });
        new BrokerProbe("ibkr", live).Look().State.Should().Be(HealthState.Healthy);
        live.OnTaken([MarketEvent.Of(RegularOpen, 0, new Quote(1, 2, 1, 1))], 0);
        live.Put(Readings.Of(SessionWindow.MidDay) with { TimeNs = RegularOpen, BrokerLostNs = Open });
        new BrokerProbe("ibkr", live).Look().State.Should().Be(HealthState.Critical);
    }

    [Theory]
    [InlineData(HaltCause.Mismatch, HealthState.Critical)]
    [InlineData(HaltCause.Unprotected, HealthState.Critical)]
    [InlineData(HaltCause.DailyLoss, HealthState.Healthy)]
    internal void Position_ThatDiffersOrHasNoStop_IsCritical(HaltCause cause, HealthState expected)
    {
        _board.Put(Readings.Of(SessionWindow.MidDay) with { Halts = [new(cause, HaltState.HaltEntries, HaltRelease.Manual, 0, 20260105, 0, "the broker has 1, we have 0")] });
        ProbeAnswer answer = new PositionProbe(_board).Look();
        answer.State.Should().Be(expected);
        if (expected is HealthState.Critical)
        {
            answer.Reason.Should().Be("the broker has 1, we have 0");
            answer.Remedy.Should().Contain("mia resume");
        }
    }

    [Fact]
    public void ClockThatJumps_IsToldForFiveMinutes_AndWhileItHalts()
    {
        ClockProbe probe = new(new ClockWatch(_clock), _board, _clock);
        _clock.Pass(30, 31);
        probe.Look().State.Should().Be(HealthState.Healthy, "a second is allowed");
        _clock.Pass(30, 31.5);
        probe.Look().State.Should().Be(HealthState.Degraded);
        _clock.Pass(299);
        probe.Look().State.Should().Be(HealthState.Degraded);
        _clock.Pass(1);
        probe.Look().State.Should().Be(HealthState.Healthy);
        _board.Put(Readings.Of(SessionWindow.MidDay) with { Halts = [new(HaltCause.Clock, HaltState.HaltEntries, HaltRelease.Manual, 0, 20260105, 0, "jumped")] });
        probe.Look().State.Should().Be(HealthState.Critical);
    }

    [Theory]
    [InlineData(1.0, HealthState.Healthy)]
    [InlineData(1.01, HealthState.Degraded)]
    [InlineData(-1.01, HealthState.Degraded)]
    internal void ClockThatIsOffTheVenues_IsTold(double seconds, HealthState expected)
    {
        _board.Put(Readings.Of(SessionWindow.MidDay) with { VenueDelay = seconds });
        new ClockProbe(new ClockWatch(_clock), _board, _clock).Look().State.Should().Be(expected);
    }

    [Fact]
    public void ConfigurationThatChangesOnTheDisk_IsTold_AndSoIsThatItIsGone()
    {
        using TemporaryFolder files = new();
        string path = files.Write("strategies.yaml", "profile: corrected\n");
        string hash = MiaIa.Host.Configuration.ConfigurationFile.Open(path).Hash;
        ConfigurationProbe probe = new(path, hash);
        probe.Look().State.Should().Be(HealthState.Healthy);
        files.Write("strategies.yaml", "profile: seed-literal\n");
        probe.Look().State.Should().Be(HealthState.Degraded);
        files.Write("strategies.yaml", "profile: corrected\n");
        probe.Look().State.Should().Be(HealthState.Healthy);
        File.Delete(path);
        probe.Look().State.Should().Be(HealthState.Degraded);
    }

    [Fact]
    public void DiskThatTakesNothing_IsCritical()
    {
        using TemporaryFolder files = new();
        new DiskWriteProbe(files.Root).Look().State.Should().Be(HealthState.Healthy);
        Directory.EnumerateFileSystemEntries(files.Root).Should().BeEmpty("nothing is left behind");
        new DiskWriteProbe(files.At("gone")).Look().State.Should().Be(HealthState.Critical);
    }

    [Theory]
    [InlineData(0.999, HealthState.Healthy)]
    [InlineData(1, HealthState.Degraded)]
    [InlineData(2, HealthState.Critical)]
    internal void JournalThatFallsBehind_IsTold(double seconds, HealthState expected)
    {
        new JournalProbe(() => null, () => 3, () => seconds).Look().State.Should().Be(expected);
        new JournalProbe(() => "the disk is full", () => 3, () => 0).Look().State.Should().Be(HealthState.Critical);
    }

    [Theory]
    [InlineData(0, HealthState.Degraded)]
    [InlineData(1, HealthState.Healthy)]
    internal void Models_ThatAreAskedForAndNotThere_AreTold(int loaded, HealthState expected)
    {
        _board.Put(Readings.Of(SessionWindow.MidDay) with { Models = [new("ml-ensemble", loaded, 3, "ML")] });
        new ModelProbe(_board).Look().State.Should().Be(expected);
    }

    [Fact]
    public void FiguresThatAreTooOld_AreToldWithTheirRemedy()
    {
        new ReferenceProbe(() => []).Look().State.Should().Be(HealthState.Healthy);
        const string Remedy = "Look up the present ones and update the program.";
        ProbeAnswer answer = new ReferenceProbe(() => [$"The margins are old. {Remedy}", $"The fees are old. {Remedy}"]).Look();
        answer.Should().Be(new ProbeAnswer(HealthState.Degraded, "The margins are old. The fees are old", Remedy));
    }

    [Fact]
    public void BeforeTheFirstEvent_NobodyKnows()
    {
        foreach (IProbe probe in (IProbe[])[Probe(), new BrokerProbe("b", _board), new PositionProbe(_board), new ChainProbe([0], _board), new ModelProbe(_board)])
        {
            probe.Look().State.Should().Be(HealthState.Unknown, probe.Component);
        }
    }

    [Fact]
    public void Loop_IsLateByItsLongestTurn_OrBySinceWhenItStandsStill()
    {
        _board.TakeLag().Should().Be(0, "it has not begun");
        foreach (double gap in (double[])[0.01, 0.3, 0.02])
        {
            _board.OnTurn();
            _clock.Pass(gap);
        }

        _board.OnTurn();
        _board.TakeLag().Should().BeApproximately(0.3, 1e-6);
        _board.TakeLag().Should().Be(0, "it was told");
        _clock.Pass(0.7);
        _board.TakeLag().Should().BeApproximately(0.7, 1e-6, "it stands still");
    }

    [Fact]
    public void EventsThatWaitForTheLoop_AreItsLag_AtALiveFeed()
    {
        long from = WallTime.Ns(_clock);
        EngineBoard live = new(_clock, instruments: 1, speed: 1, from);
        live.OnTaken([MarketEvent.Of(from - (3600 * Second), 0, new Quote(1, 2, 1, 1))], 0);
        live.TakeLag().Should().Be(0, "history is old by nature");
        _clock.Pass(2);
        live.OnTaken([MarketEvent.Of(from + Second, 0, new Quote(1, 2, 1, 1))], 0);
        live.TakeLag().Should().BeApproximately(1, 1e-6);
    }

    [Fact]
    public void TakingEvents_CostsNoMemory()
    {
        MarketEvent[] events = [MarketEvent.Of(RegularOpen, 0, new Quote(1, 2, 1, 1)), MarketEvent.Of(RegularOpen, TimerKind.Clock), MarketEvent.Of(RegularOpen, 1, new IndexValue(1, false))];
        Allocations.Of(() =>
        {
            _board.OnTurn();
            _board.OnTaken(events, 0.001);
            return () =>
            {
                for (int i = 0; i < 1000; i++)
                {
                    _board.OnTurn();
                    _board.OnTaken(events, 0.001);
                }
            };
        }).Should().Be(0);
    }

    [Fact]
    public void RecentLatencies_ForgetWhatIsOlderThanTwoMinutes()
    {
        RecentLatencies latencies = new();
        latencies.Quantile(0.5).Should().BeNull();
        for (int i = 0; i < 99; i++)
        {
            latencies.Add(0.001);
        }

        latencies.Add(0.8);
        latencies.Quantile(0.5).Should().BeInRange(0.001, 0.00110);
        latencies.Quantile(0.99).Should().BeInRange(0.001, 0.00110);
        latencies.Quantile(1).Should().BeInRange(0.8, 0.88);
        latencies.Turn();
        latencies.Quantile(1).Should().BeInRange(0.8, 0.88);
        latencies.Turn();
        latencies.Quantile(1).Should().BeNull();
    }

    private ProbeAnswer Feed(SessionWindow window, long last, double silence)
    {
        FeedProbe probe = Probe();
        Quote(last);
        _board.Put(Readings.Of(window));
        probe.Look();
        Timer(last + (long)(silence * Second));
        return probe.Look();
    }

    private FeedProbe Probe() => new(new WatchedStream("feed ES", 0, StreamKind.Market, IsTraded: true, IsIndex: false, TimeSpan.Zero), _board);

    private void Quote(long timeNs) => _board.OnTaken([MarketEvent.Of(timeNs, 0, new Quote(1, 2, 1, 1))], 0);

    private void Timer(long timeNs) => _board.OnTaken([MarketEvent.Of(timeNs, TimerKind.Clock)], 0);
}
