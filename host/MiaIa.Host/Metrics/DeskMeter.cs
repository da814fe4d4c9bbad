using System.Diagnostics.Metrics;
using MiaIa.Engine;
using MiaIa.Host.Health;
using MiaIa.Sdk;

namespace MiaIa.Host.Metrics;

/// <summary>
/// The instruments of a run. All but the duration of decisions are asked when somebody wants to know, and read what was published: the
/// engine counts nothing for them. What is not known yet is not told.
/// </summary>
internal sealed class DeskMeter : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "MiaIa";

    private const double Percent = 100;
    private const double MillisecondsPerSecond = 1000;

    // SPEC 1.3: a signal within 5 ms; an alert above 500 ms.
    private static readonly double[] DecisionBounds =
        [0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

    private readonly Meter _meter = new(Name, ProgramVersion.Text);
    private readonly VitalSigns _signs;
    private readonly Histogram<double> _decisions;

    /// <summary>Makes them.</summary>
    /// <param name="signs">What they are read from.</param>
    /// <param name="mode">Mode of the run.</param>
    public DeskMeter(VitalSigns signs, string mode)
    {
        _signs = signs;
        _decisions = _meter.CreateHistogram(
            "mia.decision.duration", "s", "Time the engine took for the events at which a decision was taken.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = DecisionBounds });
        KeyValuePair<string, object?>[] build = [new("version", ProgramVersion.Text), new("mode", mode)];
        _meter.CreateObservableGauge("mia.build.info", () => new Measurement<long>(1, build), null, "The program; always 1.");
        AddEngine();
        AddAccount();
        AddFeeds();
        AddJournal();
        AddMachine();
        AddHealth();
    }

    /// <summary>The meter, for further instruments of the program.</summary>
    public Meter Meter => _meter;

    /// <summary>A decision was taken.</summary>
    /// <param name="seconds">How long the engine took for its events.</param>
    public void OnDecision(double seconds) => _decisions.Record(seconds);

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();

    private void AddEngine()
    {
        Counter("mia.engine.events", "{event}", "Events that the engine took.", r => r.Events);
        Counter("mia.engine.events.out_of_order", "{event}", "Events that were left out because their time lay before the one taken last.", r => r.Backwards);
        Counter("mia.engine.bars", "{bar}", "Closed base bars of the traded instrument.", r => r.Bars);
        Counter("mia.engine.decisions", "{decision}", "Evaluations at bar closes and cycles.", r => r.Decisions);
        Counter("mia.engine.candidates", "{candidate}", "Candidates, one per base bar and direction.", r => r.Candidates);
        Counter("mia.engine.candidates.gamma_optimised", "{candidate}", "Candidates with a gamma factor above 1.", r => r.GammaOptimised);
        Counter("mia.engine.entries", "{order}", "Candidates that became an order.", r => r.Emitted);
        Counter("mia.models.asked", "{candidate}", "Candidates that the models were asked about.", r => r.ModelsAsked);
        Counter("mia.models.approved", "{candidate}", "Candidates that the models approved.", r => r.ModelsApproved);
        Gauge("mia.engine.loop.age", "s", "Time since the event loop gave its last sign of life.", () => _signs.Board.Heartbeat.Silence.TotalSeconds);
        Gauge("mia.engine.loop.lag", "s", "Longest delay of the event loop up to the last look at the health.", () => Known(_signs.Board.LastLag));
        Counter("mia.engine.faults", "{fault}", "What failed: features, strategies, filters, rules, the program.", _ => _signs.Faults.Count);
        _meter.CreateObservableGauge("mia.halts", Halts, "{halt}", "Halts that hold, by their cause.");
    }

    private void AddAccount()
    {
        Counter("mia.round_trips", "{trade}", "Round trips that ended.", r => r.RoundTrips);
        Of("mia.account.equity", "{USD}", "Capital plus realised and open result minus fees.", r => (double)r.State.Equity);
        Of("mia.account.peak_equity", "{USD}", "Highest equity since the start or the last resume after a drawdown.", r => (double)r.State.PeakEquity);
        Of("mia.account.day_profit", "{USD}", "Result of the session date.", r => (double)r.State.DayProfit);
        Of("mia.account.open_profit", "{USD}", "Open result.", r => (double)r.State.OpenProfit);
        Of("mia.account.max_drawdown", "{USD}", "Largest fall of equity from its peak.", r => (double)r.State.MaxDrawdown);
        Of("mia.account.risk_score", "{percent}", "How much of its limits the account has used, 0 to 100.", r => r.State.RiskScore);
        Of("mia.account.loss_streak", "{trade}", "Losses in a row.", r => r.State.LossStreak);
        Of("mia.position.contracts", "{contract}", "Contracts held, signed.", r => r.State.PositionQuantity);
        Of("mia.orders.working", "{order}", "Orders that may still be filled.", r => r.State.WorkingOrders);
    }

    private void AddFeeds()
    {
        _meter.CreateObservableGauge("mia.feed.age", Ages, "s", "Age of the newest event of a stream, in event time.");
        Of("mia.feed.connected", "{bool}", "Whether the feed is there: 1 or 0.", r => r.FeedLostNs is null ? 1 : 0);
        Of("mia.broker.connected", "{bool}", "Whether the broker is there: 1 or 0.", r => r.BrokerLostNs is null ? 1 : 0);
    }

    private void AddJournal()
    {
        if (_signs.Journal is { } journal)
        {
            _meter.CreateObservableCounter("mia.journal.records", () => journal.Committed, "{record}", "Records that are on the disk.");
            _meter.CreateObservableGauge("mia.journal.behind", () => journal.Behind, "{record}", "Records that the journal was given and has not yet written.");
            Gauge("mia.journal.lag", "s", "Longest wait of a record for the disk up to the last look at the health.", () => Known(_signs.Board.LastJournalLag));
            KeyValuePair<string, object?>[] queue = [new("queue", "journal")];
            _meter.CreateObservableGauge("mia.queue.utilization", () => new Measurement<double>(journal.Fill, queue), "1", "How full a queue is, 0 to 1.");
        }
    }

    private void AddMachine()
    {
        Machine("mia.system.cpu.utilization", "1", "Processors in use over the last look at the health, 0 to 1.", f => f.CpuPercent / Percent);
        Machine("mia.system.memory.utilization", "1", "Memory in use, of the machine or of the program's limit, 0 to 1.", f => f.MemoryPercent / Percent);
        Machine("mia.system.disk.utilization", "1", "Disk in use where runs are kept, 0 to 1.", f => f.DiskPercent / Percent);
        Machine("mia.system.disk.free", "By", "What of that disk is still to be had.", f => f.DiskFreeBytes);
        Machine("mia.process.cpu.utilization", "1", "The program's share of the processors that it may use, 0 to 1.", f => f.OwnCpuPercent / Percent);
        Gauge("mia.process.memory", "By", "Memory of the program.", () => Environment.WorkingSet);
        _meter.CreateObservableCounter("mia.process.gc.pause", () => GC.GetTotalPauseDuration().TotalSeconds, "s", "How long the garbage collector stopped the program.");
        _meter.CreateObservableCounter("mia.process.gc.collections", () => (long)GC.CollectionCount(0), "{collection}", "Garbage collections.");
        _meter.CreateObservableCounter("mia.process.gc.allocated", () => GC.GetTotalAllocatedBytes(), "By", "Bytes that the program has allocated.");
        Machine("mia.process.gc.pause.recent", "s", "How long it did between the last two looks at the health.", f => f.GcPauseMilliseconds / MillisecondsPerSecond);
    }

    private void AddHealth()
    {
        _meter.CreateObservableGauge("mia.health.state", States, null, "How well a component is: 0 healthy, 1 degraded, 2 unknown, 3 critical.");
        Gauge("mia.health.worst", "", "The worst of them.", () => (double)_signs.Health.Now().State);
    }

    private static double? Known(double figure) => double.IsNaN(figure) ? null : figure;

    private IEnumerable<Measurement<long>> Halts() =>
        (_signs.Board.Reading?.Halts ?? []).GroupBy(h => h.Cause).Select(g => new Measurement<long>(g.Count(), new KeyValuePair<string, object?>("cause", Runs.Words.Kebab(g.Key.ToString()))));

    private IEnumerable<Measurement<double>> Ages()
    {
        if (_signs.Board.EventNowNs is not { } nowNs)
        {
            yield break;
        }

        foreach (WatchedStream stream in _signs.Streams)
        {
            if (_signs.Board.LastNs(stream.Instrument, stream.Kind) is { } lastNs)
            {
                yield return new Measurement<double>(
                    Math.Max(0, (nowNs - lastNs) / 1e9),
                    new("instrument", _signs.Instruments.All[stream.Instrument].Symbol), new KeyValuePair<string, object?>("stream", stream.Kind.ToString().ToLowerInvariant()));
            }
        }
    }

    private IEnumerable<Measurement<long>> States() => _signs.Health.Now().Components.Select(
        c => new Measurement<long>((long)c.State, new KeyValuePair<string, object?>("component", c.Component)));

    private void Counter(string name, string unit, string description, Func<EngineReading, long> value) => _meter.CreateObservableCounter(
        name, () => _signs.Board.Reading is { } reading ? new[] { new Measurement<long>(value(reading)) } : [], unit, description);

    private void Of(string name, string unit, string description, Func<EngineReading, double> value) =>
        Gauge(name, unit, description, () => _signs.Board.Reading is { } reading ? value(reading) : null);

    private void Machine(string name, string unit, string description, Func<ProcessFigures, double?> value) =>
        Gauge(name, unit, description, () => _signs.Machine.Figures is { } figures ? value(figures) : null);

    private void Gauge(string name, string unit, string description, Func<double?> value) => _meter.CreateObservableGauge(
        name, () => value() is { } known ? new[] { new Measurement<double>(known) } : [], unit, description);
}
