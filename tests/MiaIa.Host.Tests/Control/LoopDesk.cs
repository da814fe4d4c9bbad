using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Engine.Features;
using MiaIa.Engine.Risk;
using MiaIa.Host.Configuration;
using MiaIa.Host.Control;
using MiaIa.Host.Runs;
using MiaIa.Plugins.Brokers;
using MiaIa.Plugins.FillModels;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Host.Tests.Control;

/// <summary>A run loop around a real engine with one strategy that buys once, fed one event at a time.</summary>
internal sealed class LoopDesk : IEventReader, IEventInjector, IRunView
{
    public const long Minute = 60_000_000_000;
    public const int Date = 20250716;

    /// <summary>18:00 in New York of the day before.</summary>
    public static readonly long Open = EventTimes.Utc(2025, 7, 15, 22);

    private readonly List<MarketEvent> _tape = [];
    private readonly CancellationTokenSource _interrupt = new();
    private readonly TradingEngine _engine;
    private int _at;

    public LoopDesk(InterruptAction onInterrupt = InterruptAction.Flatten, int barSeconds = 60)
    {
        long step = barSeconds * (Minute / 60);
        FeatureInput nothing = new("nothing", [], -1);
        Broker = new FaultyBroker(new Simulated(TestInstruments.Es, new BarPessimistic(new())));
        _engine = new TradingEngine(new EngineSetup
        {
            Instruments = new Instruments([TestInstruments.Es]),
            BasePeriod = new BarPeriod(barSeconds),
            Periods = [],
            IsBuiltFromPrints = false,
            Features = new FeatureTable([], [], 1),
            Names = new FeatureNames([]),
            Strategies = [new StrategySlot("once", new BuysOnce(), EventKinds.Bar)],
            Broker = Broker,
            Confidence = new SignalConfidence(nothing, nothing, nothing, nothing, nothing),
            Limits = new RiskLimits(),
            Capital = 25_000,
            DecisionCycleNs = 0,
            WarmUpBars = 1,
            Journal = new NoJournal(),
            CanonicalSettings = "",
        });
        Loop = new RunLoop(_engine, new Progress(isShown: false), pace: null, new RunHand(this, this, onInterrupt));
        _tape.Add(MarketEvent.Of(Open, TestSessions.Of(Date, Open, SessionWindow.AfterHours, isSessionStart: true)));
        long regular = Open + (930 * Minute);
        _tape.Add(MarketEvent.Of(regular, TestSessions.Of(Date, Open, SessionWindow.Opening)));
        _tape.Add(MarketEvent.Of(regular + (5 * Minute), TimerKind.EntriesOpen));
        for (int i = 1; i < 60; i++)
        {
            Bar bar = new(barSeconds, 24_000, 24_001, 23_999, 24_000, 100, 50, 50, 0, DeltaKind.Exact);
            _tape.Add(MarketEvent.Of(regular + (5 * Minute) + (i * step), 0, in bar, regular + (5 * Minute) + ((i - 1) * step)));
        }
    }

    public RunLoop Loop { get; }

    public FaultyBroker Broker { get; }

    /// <summary>Number of events read when a person interrupts.</summary>
    public int InterruptAt { get; init; } = int.MaxValue;

    /// <summary>Where events from outside the market come from; null for nowhere.</summary>
    public IEventInjector? Outside { get; init; }

    /// <summary>Told how many events were read, before the last of them is taken.</summary>
    public Action<int>? OnRead { get; init; }

    public List<string> Notes { get; } = [];

    public int Read => _at;

    public bool IsEnded => _at == _tape.Count;

    public int Position => _engine.State.PositionQuantity;

    public void Persist()
    {
        // It has no journal.
    }

    public int Working => _engine.State.WorkingOrders;

    public IReadOnlyList<HaltRecord> Halts => [.. _engine.Halts];

    public RunState State => new(_engine.NowNs, _engine.EventCount, Position, Working, 0);

    public LoopDesk Run()
    {
        Loop.Run(this, _interrupt.Token);
        return this;
    }

    int IEventReader.Read(Span<MarketEvent> buffer)
    {
        buffer[0] = _tape[_at++];
        if (_at == InterruptAt)
        {
            _interrupt.Cancel();
        }

        OnRead?.Invoke(_at);

        return 1;
    }

    public bool TryRead(long timeNs, out MarketEvent e)
    {
        e = default;
        return Outside?.TryRead(timeNs, out e) ?? false;
    }

    public void Note(long timeNs, NoteKind kind, string text) => Notes.Add($"{kind}: {text}");

    public void Dispose()
    {
        _engine.Dispose();
        _interrupt.Dispose();
    }
}
