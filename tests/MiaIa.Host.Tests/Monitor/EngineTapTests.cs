using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Engine.Features;
using MiaIa.Engine.Risk;
using MiaIa.Host.Monitor;
using MiaIa.Plugins.Brokers;
using MiaIa.Plugins.FillModels;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Monitor;

public sealed class EngineTapTests
{
    private const long Second = 1_000_000_000;

    private static readonly long Open = EventTimes.Utc(2025, 7, 15, 22);

    private long _nowNs = Open;

    [Fact]
    public void WhatThePageShows_CostsTheEngineNoByte()
    {
        Allocations.Of(() =>
        {
            EngineTap tap = new();
            TradingEngine engine = Engine(tap);
            MarketEvent[] events = new MarketEvent[64];
            Take(engine, tap, events, rounds: 200);
            return () => Take(engine, tap, events, rounds: 200);
        }).Should().Be(0);
    }

    [Fact]
    public void FiguresComeOnlyWhenAskedFor_AndAreOfOneMoment()
    {
        EngineTap tap = new();
        using TradingEngine engine = Engine(tap);
        LiveFigures figures = tap.NewFigures();
        tap.Ask();
        tap.TryTake(figures).Should().BeFalse("the engine has not answered yet");
        engine.OnEvent(Trade(20_000));
        tap.AfterEvents(engine, 1000);
        tap.TryTake(figures).Should().BeTrue();
        (figures.PriceTicks, figures.TimeNs, figures.Events).Should().Be((20_000, _nowNs, engine.EventCount));
        engine.OnEvent(Trade(20_004));
        tap.AfterEvents(engine, 1000);
        figures.PriceTicks.Should().Be(20_000, "nobody asked again");
        tap.Ask();
        tap.AfterEvents(engine, 1000);
        tap.TryTake(figures).Should().BeTrue();
        figures.PriceTicks.Should().Be(20_004);
    }

    [Fact]
    public void BarsAreKept_AndTheOneThatIsBeingMadeIsBesideThem()
    {
        EngineTap tap = new();
        using TradingEngine engine = Engine(tap);
        LiveFigures figures = tap.NewFigures();
        foreach (int price in (int[])[20_000, 20_008, 19_996, 20_004])
        {
            engine.OnEvent(Trade(price));
        }

        tap.Ask();
        tap.AfterEvents(engine, 1);
        tap.TryTake(figures);
        (figures.Forming.OpenTicks, figures.Forming.HighTicks, figures.Forming.LowTicks, figures.Forming.CloseTicks, figures.Forming.Volume)
            .Should().Be((20_000, 20_008, 19_996, 20_004, 4));
        _nowNs += 60 * Second;
        engine.OnEvent(Trade(20_001));
        tap.Bars.Copy().Should().ContainSingle().Which.Should().Be(new ChartBar(Open, 20_000, 20_008, 19_996, 20_004, 4));
    }

    [Fact]
    public void Quantiles_AreOfTheLastDurations()
    {
        LatencyRing ring = new();
        ring.Quantiles(0.5).Should().Equal([null]);
        double perTick = 1e6 / System.Diagnostics.Stopwatch.Frequency;
        for (int i = 1; i <= 100; i++)
        {
            ring.Add(i * 1000);
        }

        double?[] of = ring.Quantiles(0.5, 0.99);
        of[0].Should().BeApproximately(50_000 * perTick, 1e-9);
        of[1].Should().BeApproximately(99_000 * perTick, 1e-9);
        for (int i = 0; i < LatencyRing.Kept; i++)
        {
            ring.Add(7);
        }

        ring.Quantiles(0.99)[0].Should().BeApproximately(7 * perTick, 1e-9, "older ones are gone");
        ring.Count.Should().Be(100 + LatencyRing.Kept);
    }

    private MarketEvent Trade(int price)
    {
        Trade trade = new(price, 1, Side.Buy);
        _nowNs += Second;
        return MarketEvent.Of(_nowNs, 0, in trade, _nowNs);
    }

    private void Take(TradingEngine engine, EngineTap tap, MarketEvent[] events, int rounds)
    {
        for (int i = 0; i < rounds; i++)
        {
            for (int k = 0; k < events.Length; k++)
            {
                events[k] = Trade(20_000 + (k % 8));
            }

            tap.Ask();
            engine.OnEvents(events);
            tap.AfterEvents(engine, i);
        }
    }

    private static TradingEngine Engine(EngineTap tap)
    {
        FeatureInput nothing = new("nothing", [], -1);
        BarPeriod minute = new(60);
        FeatureValue[] row = [];
        IConfluence? formula = tap.Score(new OneTerm());
        EngineSetup setup = new()
        {
            Instruments = new Instruments([TestInstruments.Es]),
            BasePeriod = minute,
            Periods = [],
            IsBuiltFromPrints = true,
            Features = new FeatureTable([], row, 1),
            Names = new FeatureNames([]),
            Confluence = formula,
            Strategies = [],
            Broker = new Simulated(TestInstruments.Es, new BarPessimistic(new())),
            Confidence = new SignalConfidence(nothing, nothing, nothing, nothing, nothing),
            Limits = new RiskLimits(),
            Capital = 25_000,
            DecisionCycleNs = 50_000_000,
            WarmUpBars = 1,
            Watch = tap.Watch(new NoWatch(), minute),
            Journal = new NoJournal(),
            CanonicalSettings = "",
        };
        tap.Lay(row, []);
        TradingEngine engine = new(setup);
        engine.OnEvent(MarketEvent.Of(Open, TestSessions.Of(20250716, Open, SessionWindow.AfterHours, isSessionStart: true)));
        return engine;
    }

    private sealed class NoWatch : IMarketWatch
    {
        public void OnEvent(in MarketEvent e)
        {
            // Nothing else looks.
        }
    }

    private sealed class OneTerm : IConfluence
    {
        public IReadOnlyList<ConfluenceTerm> Terms { get; } = [new("one.score", 0, "base", 1, 1)];

        public IReadOnlyList<string> Factors { get; } = [];

        public ConfluenceScore Score(ReadOnlySpan<FeatureValue> features, Span<double> contributions, Span<double> factors)
        {
            contributions[0] = 0.1;
            return new ConfluenceScore(0.1, 1, 0.1, 0.1, 0.25, 0.4, IsThresholdKnown: true);
        }
    }
}
