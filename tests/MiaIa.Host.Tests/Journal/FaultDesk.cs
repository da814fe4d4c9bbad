using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Engine.Features;
using MiaIa.Engine.Risk;
using MiaIa.Host.Journal;
using MiaIa.Host.Recovery;
using MiaIa.Host.Runs;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Journal;

/// <summary>
/// A run with a durable journal on the disk. It buys at the third bar; at the tenth, with nothing left to write, a test breaks the
/// journal; at the twentieth it wants to sell, and at the thirtieth to buy again. All bars are one block: the engine goes through all of
/// them before the loop looks.
/// </summary>
internal sealed class FaultDesk : IEventReader
{
    private const long Minute = 60_000_000_000;
    private const int Date = 20250716;

    private static readonly JournalLayout Layout = new([], [], [], ["script"], [["SCRIPT"]]);

    private readonly List<MarketEvent> _tape = [];
    private readonly RunRecording _recording;
    private readonly TradingEngine _engine;
    private readonly Action<FaultDesk> _break;
    private int _at;

    /// <param name="folder">Where the run is kept.</param>
    /// <param name="settings">How its journal is kept.</param>
    /// <param name="breakIt">Breaks the journal.</param>
    public FaultDesk(TemporaryFolder folder, JournalSettings settings, Action<FaultDesk> breakIt)
    {
        Path = folder.Make(System.IO.Path.Combine("a-sim", "run.db"));
        _break = breakIt;
        _recording = new RunRecording(Path, unfinished: null, settings with { IsDurable = true }, keepsInputs: true);
        IJournal journal = _recording.Lay(Layout);
        Broker = new RecordCheckBroker(new Simulated(TestInstruments.Es, new BarPessimistic(new())), Path);
        FeatureInput nothing = new("nothing", [], -1);
        Script = new BarScript(Propose);
        _engine = new TradingEngine(new EngineSetup
        {
            Instruments = new Instruments([TestInstruments.Es]),
            BasePeriod = new BarPeriod(60),
            Periods = [],
            IsBuiltFromPrints = false,
            Features = new FeatureTable([], [], 1),
            Names = new FeatureNames([]),
            Strategies = [new StrategySlot("script", Script, EventKinds.Bar)],
            Broker = _recording.Wrap(Broker),
            Confidence = new SignalConfidence(nothing, nothing, nothing, nothing, nothing),
            Limits = new RiskLimits(),
            Capital = 25_000,
            DecisionCycleNs = 0,
            WarmUpBars = 1,
            Journal = journal,
            CanonicalSettings = "",
        });
        long open = EventTimes.Utc(2025, 7, 15, 22);
        long regular = open + (930 * Minute);
        _tape.Add(MarketEvent.Of(open, TestSessions.Of(Date, open, SessionWindow.AfterHours, isSessionStart: true)));
        _tape.Add(MarketEvent.Of(regular, TestSessions.Of(Date, open, SessionWindow.Opening)));
        _tape.Add(MarketEvent.Of(regular + (5 * Minute), TimerKind.EntriesOpen));
        for (int i = 1; i <= 40; i++)
        {
            Bar bar = new(60, 24_000, 24_001, 23_999, 24_000, 100, 50, 50, 0, DeltaKind.Exact);
            _tape.Add(MarketEvent.Of(regular + ((5 + i) * Minute), 0, in bar, regular + ((4 + i) * Minute)));
        }
    }

    public string Path { get; }

    public SqliteJournal Journal => _recording.Journal!;

    public RecordCheckBroker Broker { get; }

    public BarScript Script { get; }

    public bool IsEnded => _at == _tape.Count;

    public int Position => _engine.State.PositionQuantity;

    /// <summary>Runs, from the opening of the journal on.</summary>
    public FaultDesk Run()
    {
        _recording.Open(new Dictionary<string, string>(StringComparer.Ordinal));
        _recording.Begin(_engine, new Progress(isShown: false));
        new RunLoop(_engine, new Progress(isShown: false), pace: null) { Journal = Journal, Recording = _recording }.Run(this, CancellationToken.None);
        return this;
    }

    public int Read(Span<MarketEvent> buffer)
    {
        int count = _tape.Count - _at;
        _tape[_at..].ToArray().CopyTo(buffer);
        _at += count;
        return count;
    }

    /// <summary>Number of pages of a journal of this layout with nothing in it.</summary>
    public static int EmptyPages(TemporaryFolder folder)
    {
        string path = folder.At("empty.db");
        SqliteJournal.Create(path, Layout, new JournalSettings()).Dispose();
        return (int)(new FileInfo(path).Length / 4096);
    }

    public void Dispose()
    {
        _engine.Dispose();
        _recording.Dispose();
    }

    private Proposal Propose(int bar)
    {
        if (bar == 10)
        {
            Journal.Flush();
            _break(this);
        }

        return bar switch
        {
            3 or 30 => new Proposal(ProposalKind.Enter, Side.Buy, 0, 8, 0, 1, 0, 1, 0),
            20 => new Proposal(ProposalKind.Exit, Side.None, 0, 0, 0, 1, 0, 0, 0),
            _ => default,
        };
    }
}
