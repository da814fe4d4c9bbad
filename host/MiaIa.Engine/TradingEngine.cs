using MiaIa.Engine.Decisions;
using MiaIa.Engine.Features;
using MiaIa.Engine.Market;
using MiaIa.Engine.Orders;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine;

/// <summary>
/// The pipeline: one thread, no clock, no I/O. Events go in, in order of time; what comes out are decisions and orders, and
/// the same events always give the same ones.
/// </summary>
public sealed partial class TradingEngine : IDisposable
{
    private readonly EngineSetup _setup;
    private readonly EventDispatch _dispatch;
    private readonly Execution _execution;
    private readonly MarketStage _market;
    private readonly Fingerprint _fingerprint = new();
    private readonly Position _position;
    private readonly Router _router;
    private readonly RiskControl _risk;
    private readonly DataGate _data;
    private readonly DecisionStage _decisions;
    private readonly Supervision _supervision;
    private readonly IMarketWatch? _watch;
    private readonly long _cycleNs;
    private Session _session;
    private long _nowNs = long.MinValue;
    private long _dueNs = long.MaxValue;
    private long _cycleDueNs = long.MaxValue;
    private bool _hasBaseBar;
    private bool _isAdvancing;

    /// <summary>Builds the pipeline.</summary>
    public TradingEngine(EngineSetup setup)
    {
        _setup = setup;
        _dispatch = new EventDispatch(setup);
        (_cycleNs, _watch) = (setup.DecisionCycleNs, setup.Watch);
        Instrument traded = setup.Instruments.Traded;
        _market = new MarketStage(setup);
        _fingerprint.AddSettings(setup.CanonicalSettings);
        _position = new Position(traded.TickValue);
        _risk = new RiskControl(setup);
        _data = new DataGate(setup.BasePeriod, setup.WarmUpBars);
        _router = new Router(setup, _fingerprint, _position, _risk.Rates);
        _execution = new Execution(setup, _router, _position, _risk, _dispatch, _fingerprint);
        _decisions = new DecisionStage(setup, _router, _position, _risk, _data, _execution, _fingerprint);
        _supervision = new Supervision(_execution, _position, _risk);
        _risk.Restore();
    }

    /// <summary>Number of events taken, without those the engine makes itself.</summary>
    public long EventCount { get; private set; }

    /// <summary>
    /// Events that are needed to bring the engine to where it is: those taken and left out, and the one that is about to be taken while
    /// what is due before it is decided, since that is due by its time.
    /// </summary>
    public long BegunCount => EventCount + BackwardsCount + (_isAdvancing ? 1 : 0);

    /// <summary>Number of base bars of the traded instrument.</summary>
    public long BarCount { get; private set; }

    /// <summary>Events whose time lay before the one taken last: counted and left out.</summary>
    public long BackwardsCount { get; private set; }

    /// <summary>Event time of the last event.</summary>
    public long NowNs => _nowNs;

    /// <summary>When the next bar ends or the next decision is due, nanoseconds UTC; the greatest value when none is under way.</summary>
    public long DueNs => _dueNs;

    /// <summary>What each step of the decision order removed.</summary>
    public Funnel Funnel => _decisions.Funnel;

    /// <summary>Why the engine stopped itself; null while it works.</summary>
    public string? Stopped => _execution.Stopped;

    /// <summary>Where the account and the formula stand.</summary>
    public EngineState State => new(
        _risk.Gate.Equity, _risk.Gate.PeakEquity, _risk.Gate.MaxDrawdown, _risk.Gate.DayProfit, _position.Quantity, _position.Realised,
        _position.Fees, _position.OpenProfit(_execution.PriceTicks), _execution.PriceTicks, _risk.Gate.RoundTripsToday,
        _decisions.Formula.MeanCoverage, _decisions.Formula.RegularCoverage, _decisions.Formula.Bars,
        _decisions.Formula.ContributionSums)
    { RiskScore = _risk.Gate.Score, LossStreak = _risk.Gate.LossStreak, WorkingOrders = _router.WorkingCount };

    /// <summary>The halts that hold.</summary>
    public IReadOnlyList<HaltRecord> Halts => [.. _risk.Halts.Active];

    /// <summary>The round trip that is under way; null when flat.</summary>
    public OpenPosition? OpenPosition => _execution.OpenPosition;

    /// <summary>The fingerprint of everything decided, sent and filled so far.</summary>
    public string FingerprintText() => _fingerprint.ToText();

    /// <summary>Takes a block of events.</summary>
    public void OnEvents(ReadOnlySpan<MarketEvent> events)
    {
        foreach (ref readonly MarketEvent e in events)
        {
            OnEvent(in e);
        }
    }

    /// <summary>Takes one event.</summary>
    public void OnEvent(in MarketEvent e)
    {
        long timeNs = e.TimeNs;
        if (timeNs < _nowNs)
        {
            OnPast(in e);
            return;
        }

        // Calendar events come before the bars that end at their moment, and a source's bar belongs into longer ones that do.
        bool isBeforeBars = e.Kind is EventKind.Session or EventKind.Timer or EventKind.Roll or EventKind.Bar;
        long limitNs = isBeforeBars ? timeNs - 1 : timeNs;
        if (limitNs >= _dueNs)
        {
            AdvanceTo(limitNs);
        }

        _nowNs = timeNs;
        EventCount++;
        if (timeNs >= _supervision.DueNs)
        {
            _supervision.OnTime(timeNs);
        }

        switch (e.Kind)
        {
            case EventKind.Trade:
                OnTrade(in e);
                break;
            case EventKind.Quote:
                OnQuote(in e);
                break;
            case EventKind.Depth:
                OnDepth(in e);
                break;
            case EventKind.Bar:
                OnSourceBar(in e);
                break;
            default:
                OnOther(in e);
                break;
        }

        _supervision.AfterEvent(_nowNs);
    }

    /// <summary>Ends the run: bars and decisions that are due up to the last event are carried out.</summary>
    public void Complete()
    {
        if (_nowNs != long.MinValue && _nowNs >= _dueNs)
        {
            Advance(_nowNs);
        }

        _decisions.EndBar();
    }

    /// <inheritdoc />
    public void Dispose() => _fingerprint.Dispose();

    private void OnTrade(in MarketEvent e)
    {
        Side side = _market.Aggressor(e.Instrument).SideOf(in e.Trade, out bool isInferred);
        if (side == e.Trade.Aggressor)
        {
            OnSidedTrade(in e);
            return;
        }

        Trade trade = e.Trade with { Aggressor = side, IsAggressorInferred = isInferred };
        OnSidedTrade(MarketEvent.Of(e.TimeNs, e.Instrument, in trade, e.VenueNs) with { Sequence = e.Sequence });
    }

    private void OnSidedTrade(in MarketEvent e)
    {
        _watch?.OnEvent(in e);
        BarStage? bars = _market.Bars(e.Instrument);
        if (e.Instrument == 0)
        {
            _risk.Feed.OnMarket(e.TimeNs);
            _execution.OnTrade(in e);
        }

        if (bars is not null)
        {
            bars.Add(in e.Trade, e.TimeNs);
            _dueNs = Math.Min(_dueNs, bars.NextEndNs);
        }

        _dispatch.Send(in e);
        ScheduleCycle(e.TimeNs);
    }

    private void OnQuote(in MarketEvent e)
    {
        _watch?.OnEvent(in e);
        _market.Aggressor(e.Instrument).OnQuote(in e.Quote);
        if (e.Instrument == 0)
        {
            _risk.Feed.OnMarket(e.TimeNs);
            _risk.Inputs.OnQuote(in e.Quote, e.TimeNs);
            _data.OnQuote(in e.Quote, e.TimeNs);
            _execution.ToBroker(in e);
        }

        _dispatch.Send(in e);
        ScheduleCycle(e.TimeNs);
    }

    private void OnDepth(in MarketEvent e)
    {
        _watch?.OnEvent(in e);
        if (e.Instrument == 0)
        {
            _execution.ToBroker(in e);
        }

        _dispatch.Send(in e);
        if (e.Depth.IsLast)
        {
            ScheduleCycle(e.TimeNs);
        }
    }

    private void OnSourceBar(in MarketEvent e)
    {
        if (_market.Bars(e.Instrument) is not { } bars)
        {
            return;
        }

        if (_data.IsFeedLost && bars.IsMissed(in e.Bar, e.VenueNs))
        {
            OnMissedBar(in e, bars);
        }
        else if (bars.IsBaseBar(in e.Bar))
        {
            CloseBars(e.TimeNs, firstInstrument: e.Instrument + 1);
            MarketEvent bar = bars.TryEstimate(in e, out MarketEvent estimated) ? estimated : e;
            bars.AddToLonger(in bar);
            OnClosedBar(in bar, bars);
            CloseBars(e.TimeNs);
            AfterBars(e.TimeNs);
        }
        else if (bars.IsFinerBar(in e.Bar))
        {
            _watch?.OnEvent(in e);
            bars.AddFiner(in e);
            CloseBars(e.TimeNs);
            AfterBars(e.TimeNs);
        }
    }

    private void OnOther(in MarketEvent e)
    {
        _watch?.OnEvent(in e);
        switch (e.Kind)
        {
            case EventKind.Session:
                OnSession(in e.Session, e.TimeNs);
                _execution.ToBroker(in e);
                break;
            case EventKind.Roll:
                OnRoll(in e);
                break;
            case EventKind.Timer:
                _supervision.OnTimer(e.Timer, e.TimeNs);
                break;
            case EventKind.FeedLost or EventKind.FeedRestored:
                _data.OnFeed(e.Kind is EventKind.FeedLost);
                _supervision.OnEvent(in e);
                break;
            case EventKind.Halt or EventKind.Flatten or EventKind.Resume or EventKind.EmergencyStop or EventKind.BrokerLost
                or EventKind.BrokerRestored or EventKind.BrokerAccount or EventKind.Index or EventKind.News:
                _supervision.OnEvent(in e);
                break;
            case EventKind.OrderAcknowledged or EventKind.OrderRejected or EventKind.OrderCancelled or EventKind.Fill
                or EventKind.BrokerPosition or EventKind.Reconciled:
                _execution.OnAnswer(in e);
                return;
        }

        _dispatch.SendOther(in e);
        if (e.Kind is EventKind.Index or EventKind.ChainEnd or EventKind.Level or EventKind.Figures)
        {
            ScheduleCycle(e.TimeNs);
        }
    }

    private void OnSession(in Session session, long timeNs)
    {
        _session = session;
        _supervision.OnSession(in session, timeNs);
        _data.OnSession(in session);
        _market.OnSession(in session);
    }

    private void OnRoll(in MarketEvent e)
    {
        _execution.OnRoll(in e);
        _risk.Inputs.OnRoll();
        _market.Reset();
        _dispatch.DropSetups();
        _data.Reset();
        (_dueNs, _cycleDueNs) = (long.MaxValue, long.MaxValue);
        _setup.Journal.OnNote(e.TimeNs, NoteKind.Roll, $"front contract {e.Roll.ToContract}");
    }
}
