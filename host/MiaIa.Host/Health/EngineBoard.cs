using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Host.Journal;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Health;

/// <summary>
/// Where the run's own thread puts up what others may know of it: once a second where the engine stands, at every turn that it lives.
/// It makes nothing per event or decision; nobody else ever touches the engine.
/// </summary>
/// <param name="clock">The clocks.</param>
/// <param name="instruments">Number of instruments.</param>
/// <param name="speed">Event time per wall time.</param>
/// <param name="liveFromNs">From where on event time is wall time, nanoseconds UTC; null where it never is.</param>
internal sealed class EngineBoard(TimeProvider clock, int instruments, double speed, long? liveFromNs = null)
{
    private const int Kinds = 3;
    private const double NanosecondsPerSecond = 1e9;

    private static readonly TimeSpan PublishEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LatenciesEvery = TimeSpan.FromMinutes(1);

    private readonly long[] _streams = new long[instruments * Kinds];
    private readonly RecentLatencies _latencies = new();
    private readonly Heartbeat _heartbeat = new("event loop", clock);
    private TradingEngine? _engine;
    private RunRecorder? _recorder;
    private IReadOnlyList<FilterSlot> _filters = [];
    private SqliteJournal? _journal;
    private volatile EngineReading? _reading;
    private Session _session;
    private long? _feedLostNs;
    private long? _brokerLostNs;
    private long? _reconciledNs;
    private double? _venueDelay;
    private double? _venueDelayBefore;
    private long _decisions;
    private long _publishTicks;
    private long _latenciesTicks;
    private long _turnTicks;
    private long _longestTicks;
    private long _backlogNs;
    private long _nowNs;
    private long _nowTicks;
    private long _mark;
    private long _markTicks;
    private long _journalTicks;
    private double _lastLag = double.NaN;
    private double _lastJournalLag = double.NaN;

    /// <summary>How long the engine took for the events of each decision, seconds; null for nobody.</summary>
    public Action<double>? OnDecision { get; set; }

    /// <summary>The newest reading; null before the first.</summary>
    public EngineReading? Reading => _reading;

    /// <summary>Signs of life of the loop.</summary>
    public Heartbeat Heartbeat => _heartbeat;

    /// <summary>Event time now, as if it had gone on since the last event with the pace of the run, nanoseconds UTC; null before the first event.</summary>
    public long? EventNowNs
    {
        get
        {
            long ticks = Volatile.Read(ref _nowTicks);
            return ticks == 0
                ? null
                : Volatile.Read(ref _nowNs) + (long)(clock.GetElapsedTime(ticks).TotalSeconds * speed * NanosecondsPerSecond);
        }
    }

    /// <summary>Whether a live run still takes the history before its start: what that says of connections is not of now.</summary>
    public bool IsHistory => liveFromNs is { } from && (_reading is not { } reading || reading.TimeNs < from);

    /// <summary>The loop's delay as it was asked for last, in seconds; NaN before.</summary>
    public double LastLag => Volatile.Read(ref _lastLag);

    /// <summary>The wait of records as it was asked for last, in seconds; NaN before.</summary>
    public double LastJournalLag => Volatile.Read(ref _lastJournalLag);

    /// <summary>The engine to tell of, before its first event.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="recorder">Has the round trips.</param>
    /// <param name="filters">The filters.</param>
    /// <param name="journal">The journal; null for none.</param>
    public void Attach(TradingEngine engine, RunRecorder recorder, IReadOnlyList<FilterSlot> filters, SqliteJournal? journal) =>
        (_engine, _recorder, _filters, _journal) = (engine, recorder, filters, journal);

    /// <summary>Event time at which a stream told something last, nanoseconds UTC; null when it never did.</summary>
    public long? LastNs(int instrument, StreamKind kind) =>
        Volatile.Read(ref _streams[(instrument * Kinds) + (int)kind]) is not 0 and long timeNs ? timeNs : null;

    /// <summary>The longest delay of the loop since it was last asked for, or that it stands still now, or its events waited for it, in seconds.</summary>
    public double TakeLag()
    {
        long longest = Interlocked.Exchange(ref _longestTicks, 0);
        long turn = Volatile.Read(ref _turnTicks);
        double still = turn == 0 ? 0 : clock.GetElapsedTime(turn).TotalSeconds;
        double backlog = Interlocked.Exchange(ref _backlogNs, 0) / NanosecondsPerSecond;
        double lag = Math.Max(Math.Max((double)longest / clock.TimestampFrequency, still), backlog);
        Volatile.Write(ref _lastLag, lag);
        return lag;
    }

    /// <summary>The longest time that a record waited for the disk since it was last asked for, or that one waits now, in seconds.</summary>
    public double TakeJournalLag()
    {
        long longest = Interlocked.Exchange(ref _journalTicks, 0);
        long mark = Volatile.Read(ref _markTicks);
        double pending = mark == 0 || _journal is null || _journal.Committed >= Volatile.Read(ref _mark) ? 0 : clock.GetElapsedTime(mark).TotalSeconds;
        double lag = Math.Max((double)longest / clock.TimestampFrequency, pending);
        Volatile.Write(ref _lastJournalLag, lag);
        return lag;
    }

    /// <summary>The loop begins another turn.</summary>
    public void OnTurn()
    {
        long now = clock.GetTimestamp();
        long gap = _turnTicks == 0 ? 0 : now - _turnTicks;
        if (gap > Volatile.Read(ref _longestTicks))
        {
            Volatile.Write(ref _longestTicks, gap);
        }

        Volatile.Write(ref _turnTicks, now);
        _heartbeat.Beat();
        LookAtJournal(now);
        if (_engine is { } engine && engine.NowNs != long.MinValue && (_publishTicks == 0 || clock.GetElapsedTime(_publishTicks, now) >= PublishEvery))
        {
            _publishTicks = now;
            Publish(engine, now);
        }
    }

    /// <summary>The engine took events.</summary>
    /// <param name="events">The events.</param>
    /// <param name="seconds">How long it took for them.</param>
    public void OnTaken(ReadOnlySpan<MarketEvent> events, double seconds)
    {
        foreach (ref readonly MarketEvent e in events)
        {
            See(in e);
        }

        if (events.Length > 0)
        {
            Volatile.Write(ref _nowNs, events[^1].TimeNs);
            Volatile.Write(ref _nowTicks, clock.GetTimestamp());
            LookAtBacklog(events[^1].TimeNs);
        }

        if (_engine is { } engine && engine.Funnel.Evaluations != _decisions)
        {
            _decisions = engine.Funnel.Evaluations;
            _latencies.Add(seconds);
            OnDecision?.Invoke(seconds);
        }
    }

    /// <summary>Puts up where the engine stands.</summary>
    internal void Put(EngineReading reading) => _reading = reading;

    private void See(in MarketEvent e)
    {
        switch (e.Kind)
        {
            case EventKind.Quote or EventKind.Trade or EventKind.Bar or EventKind.Index:
                Mark(in e, StreamKind.Market);
                LookAtVenue(in e);
                break;
            case EventKind.Depth:
                Mark(in e, StreamKind.Book);
                break;
            case EventKind.ChainEnd:
                Mark(in e, StreamKind.Chain);
                break;
            case EventKind.Session:
                _session = e.Session;
                _publishTicks = 0;
                break;
            case EventKind.FeedLost or EventKind.FeedRestored:
                _feedLostNs = e.Kind is EventKind.FeedLost ? _feedLostNs ?? e.TimeNs : null;
                break;
            case EventKind.BrokerLost or EventKind.BrokerRestored:
                _brokerLostNs = e.Kind is EventKind.BrokerLost ? _brokerLostNs ?? e.TimeNs : null;
                break;
            case EventKind.Reconciled:
                _reconciledNs = e.TimeNs;
                break;
            default:
                break;
        }
    }

    private void Mark(in MarketEvent e, StreamKind kind)
    {
        int place = (e.Instrument * Kinds) + (int)kind;
        if ((uint)place < (uint)_streams.Length)
        {
            Volatile.Write(ref _streams[place], e.TimeNs);
        }
    }

    // A venue that stamps whole seconds is up to one behind; the smallest delay of many is what its clock and ours differ by.
    private void LookAtVenue(in MarketEvent e)
    {
        if (liveFromNs is { } from && e.TimeNs >= from && e.Instrument == 0 && e.VenueNs > 0 && e.Kind is EventKind.Quote or EventKind.Trade)
        {
            double delay = (e.TimeNs - e.VenueNs) / NanosecondsPerSecond;
            _venueDelay = Math.Min(_venueDelay ?? double.MaxValue, delay);
        }
    }

    private void LookAtBacklog(long timeNs)
    {
        if (liveFromNs is { } from && timeNs >= from && WallTime.Ns(clock) - timeNs is var behind && behind > Volatile.Read(ref _backlogNs))
        {
            Volatile.Write(ref _backlogNs, behind);
        }
    }

    private void LookAtJournal(long now)
    {
        if (_journal is not { } journal || (_markTicks != 0 && journal.Committed < _mark))
        {
            return;
        }

        long lag = _markTicks == 0 ? 0 : now - _markTicks;
        if (journal.Committed < journal.Written)
        {
            Volatile.Write(ref _mark, journal.Written);
            Volatile.Write(ref _markTicks, now);
        }
        else
        {
            Volatile.Write(ref _markTicks, 0);
        }

        if (lag > Volatile.Read(ref _journalTicks))
        {
            Volatile.Write(ref _journalTicks, lag);
        }
    }

    private void Publish(TradingEngine engine, long now)
    {
        if (_latenciesTicks == 0 || clock.GetElapsedTime(_latenciesTicks, now) >= LatenciesEvery)
        {
            _latenciesTicks = now;
            _latencies.Turn();
            (_venueDelayBefore, _venueDelay) = (_venueDelay, null);
        }

        (long asked, long approved) = (0, 0);
        List<ModelReading> models = [];
        foreach (FilterSlot filter in _filters)
        {
            if (filter.Models is { } asks)
            {
                models.Add(new ModelReading(filter.Name, asks.LoadedModels, asks.Models, asks.Status));
                asked += filter.Asked;
                approved += filter.Approved;
            }
        }

        Put(new EngineReading
        {
            TimeNs = engine.NowNs,
            Events = engine.EventCount,
            Backwards = engine.BackwardsCount,
            Bars = engine.BarCount,
            Decisions = engine.Funnel.Evaluations,
            LastDecision = _recorder?.Latest?.Number ?? 0,
            Candidates = engine.Funnel.Candidates,
            Emitted = engine.Funnel.Emitted,
            GammaOptimised = engine.Funnel.GammaOptimised,
            ModelsAsked = asked,
            ModelsApproved = approved,
            RoundTrips = _recorder?.Trips.Count ?? 0,
            State = engine.State,
            Halts = engine.Halts,
            Session = _session,
            FeedLostNs = _feedLostNs,
            BrokerLostNs = _brokerLostNs,
            ReconciledNs = _reconciledNs,
            Models = models,
            DecisionP50 = _latencies.Quantile(0.5),
            DecisionP99 = _latencies.Quantile(0.99),
            VenueDelay = _venueDelay is { } one && _venueDelayBefore is { } other ? Math.Min(one, other) : _venueDelay ?? _venueDelayBefore,
        });
    }
}
