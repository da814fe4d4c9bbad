using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Host.Alerts;

/// <summary>
/// What the alerts are made from, handed over on the engine's thread through a bounded ring: it costs a copy, allocates nothing and, where
/// the market does not wait, never waits either. What finds no place is counted, and is an alert itself.
/// </summary>
/// <param name="mayWait">Whether the engine may wait for a place: where the market waits with it.</param>
internal sealed class AlertTap(bool mayWait)
{
    private const int Places = 1024;

    private readonly AlertEntry[] _ring = [.. Enumerable.Range(0, Places).Select(_ => new AlertEntry())];
    private readonly AutoResetEvent _more = new(initialState: false);
    private TradingEngine? _engine;
    private double? _vix;
    private long _written;
    private long _taken;
    private long _lost;
    private bool _isCaughtUp;
    private volatile bool _isClosed;

    /// <summary>Entries that found no place.</summary>
    public long Lost => Volatile.Read(ref _lost);

    /// <summary>Set when there is something to take.</summary>
    public WaitHandle More => _more;

    /// <summary>The engine to ask where the account stands.</summary>
    public void Attach(TradingEngine engine) => _engine = engine;

    /// <summary>Everything that was recorded before is taken again.</summary>
    public void CatchUp(long timeNs)
    {
        if (Place(AlertEntryKind.CaughtUp, timeNs) is not null)
        {
            Publish();
        }

        _isCaughtUp = true;
    }

    /// <summary>Nobody takes any more: what comes is dropped.</summary>
    public void Close() => _isClosed = true;

    /// <summary>A decision; what the account is like is taken at closed bars.</summary>
    public void OnDecision(in DecisionRecord decision)
    {
        if (decision.IsBarClose)
        {
            _vix = decision.Figures.Vix;
            Read(decision.TimeNs);
        }
    }

    /// <summary>Orders are sent.</summary>
    public void OnOrders(ReadOnlySpan<Order> orders, long timeNs)
    {
        foreach (ref readonly Order order in orders)
        {
            if (Place(AlertEntryKind.Sent, timeNs) is { } entry)
            {
                (entry.OrderId, entry.IsCounted) = (order.Id, order.Role is OrderRole.Entry or OrderRole.Exit);
                Publish();
            }
        }
    }

    /// <summary>The broker says something of an order.</summary>
    public void OnBroker(in MarketEvent answer)
    {
        bool isFill = answer.Kind is EventKind.Fill;
        AlertEntryKind kind = answer.Kind is EventKind.OrderRejected ? AlertEntryKind.Refused : AlertEntryKind.Answered;
        if (Place(kind, answer.TimeNs) is { } entry)
        {
            entry.OrderId = isFill ? answer.Fill.OrderId : answer.Order.OrderId;
            Publish();
        }
    }

    /// <summary>A round trip is over.</summary>
    public void OnRoundTrip(in RoundTrip trip)
    {
        if (Place(AlertEntryKind.RoundTrip, trip.ExitNs) is { } entry)
        {
            entry.Net = trip.Net;
            Publish();
        }
    }

    /// <summary>A halt begins, or ends.</summary>
    public void OnHalt(in HaltRecord halt, long timeNs, string? endReason)
    {
        if (Place(AlertEntryKind.Halt, timeNs) is { } entry)
        {
            (entry.Halt, entry.EndReason) = (halt, endReason);
            Publish();
        }
    }

    /// <summary>The account was written down.</summary>
    public void OnAccount(long timeNs) => Read(timeNs);

    /// <summary>A note.</summary>
    public void OnNote(long timeNs, NoteKind kind, string text)
    {
        if (kind is NoteKind.Roll)
        {
            return;
        }

        if (kind is NoteKind.Limit)
        {
            Read(timeNs);
        }

        if (Place(AlertEntryKind.Note, timeNs) is { } entry)
        {
            (entry.NoteKind, entry.Text) = (kind, text);
            Publish();
        }
    }

    /// <summary>Takes what there is, in order; for one thread.</summary>
    /// <returns>How many there were.</returns>
    public int Drain(Action<AlertEntry> take)
    {
        int count = 0;
        for (; _taken < Volatile.Read(ref _written); count++)
        {
            take(_ring[_taken % Places]);
            Volatile.Write(ref _taken, _taken + 1);
        }

        return count;
    }

    private void Read(long timeNs)
    {
        if (_engine is null || Place(AlertEntryKind.Reading, timeNs) is not { } entry)
        {
            return;
        }

        EngineState state = _engine.State;
        entry.Reading = new RiskReading(
            state.Equity, state.PeakEquity, state.DayProfit, state.RoundTripsToday, state.LossStreak, state.PositionQuantity, _vix);
        Publish();
    }

    // While a restart takes everything again, no market waits for it.
    private AlertEntry? Place(AlertEntryKind kind, long timeNs)
    {
        SpinWait spin = default;
        while (_written - Volatile.Read(ref _taken) >= Places)
        {
            if (_isClosed || (_isCaughtUp && !mayWait))
            {
                _lost++;
                return null;
            }

            spin.SpinOnce();
        }

        AlertEntry entry = _ring[_written % Places];
        (entry.Kind, entry.TimeNs) = (kind, timeNs);
        return entry;
    }

    private void Publish()
    {
        Volatile.Write(ref _written, _written + 1);
        if (_written - Volatile.Read(ref _taken) == Places / 2)
        {
            _more.Set();
        }
    }
}
