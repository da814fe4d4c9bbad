using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Records;

/// <summary>
/// Takes the statistics every 60 s from the start of a session, in event time and while the session is open, and once more at the end of
/// the run. After a stretch without events they are taken once, not for each minute of it.
/// </summary>
/// <param name="recorder">The round trips.</param>
/// <param name="filters">The filters, for what the models were asked.</param>
/// <param name="sink">Keeps them; null for nobody.</param>
internal sealed class StatisticsClock(RunRecorder recorder, IReadOnlyList<FilterSlot> filters, IRecordSink? sink)
{
    private const long IntervalNs = 60_000_000_000;

    private TradingEngine? _engine;
    private Action<StatisticsFigures>? _show;
    private Session _session;
    private long _calendarEvents;
    private long _seen;
    private int _trips;
    private int _wins;
    private int _losses;
    private decimal _net;

    /// <summary>When they are taken next, nanoseconds UTC.</summary>
    public long DueNs { get; private set; } = long.MaxValue;

    /// <summary>What was taken last; null before the first time.</summary>
    public StatisticsFigures? Last { get; private set; }

    /// <summary>The engine to ask.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="show">Shows the figures as they fall due; null for nobody.</param>
    public void Attach(TradingEngine engine, Action<StatisticsFigures>? show) => (_engine, _show) = (engine, show);

    /// <summary>It is time. Where only the calendar went on since the last time there is nothing to tell.</summary>
    /// <param name="e">The event that says so; what it tells does not count yet.</param>
    public void OnTime(in MarketEvent e)
    {
        long dueNs = e.TimeNs - ((e.TimeNs - _session.OpenNs) % IntervalNs);
        DueNs = dueNs + IntervalNs;
        long events = _engine is null ? 0 : _engine.EventCount - _calendarEvents - (IsCalendar(in e) ? 1 : 0);
        if (events != _seen)
        {
            _seen = events;
            Take(dueNs);
        }
    }

    /// <summary>Takes an event that is none of the many.</summary>
    public void OnEvent(in MarketEvent e)
    {
        _calendarEvents += IsCalendar(in e) ? 1 : 0;
        if (e.Kind is EventKind.Session)
        {
            OnSession(in e.Session, e.TimeNs);
        }
    }

    /// <summary>The run is over.</summary>
    public void End(long timeNs)
    {
        if (_engine is { } engine && Last != Figures(engine, timeNs))
        {
            Take(timeNs);
        }
    }

    // The ticking of the clock shows that the run is alive; the rest of the calendar goes on without a market.
    private static bool IsCalendar(in MarketEvent e) =>
        e.Kind is EventKind.Session or EventKind.Roll || (e.Kind is EventKind.Timer && e.Timer is not TimerKind.Clock);

    private void OnSession(in Session session, long timeNs)
    {
        bool wasOpen = _session.Window is not SessionWindow.Closed;
        _session = session;
        bool isOpen = session.Window is not SessionWindow.Closed;
        if (!isOpen || !wasOpen || session.IsSessionStart)
        {
            DueNs = isOpen ? timeNs - ((timeNs - session.OpenNs) % IntervalNs) + IntervalNs : long.MaxValue;
        }
    }

    private void Take(long timeNs)
    {
        if (_engine is { } engine)
        {
            StatisticsFigures figures = Figures(engine, timeNs);
            Last = figures;
            sink?.OnStatistics(in figures);
            _show?.Invoke(figures);
        }
    }

    private StatisticsFigures Figures(TradingEngine engine, long timeNs)
    {
        CountTrips();
        (long approved, long asked) = (0, 0);
        for (int i = 0; i < filters.Count; i++)
        {
            bool isAsked = filters[i].Models is not null;
            approved += isAsked ? filters[i].Approved : 0;
            asked += isAsked ? filters[i].Asked : 0;
        }

        return new StatisticsFigures(
            timeNs, _trips, _wins, _losses, _net, DayNet(), engine.OpenPosition?.Quantity ?? 0, approved, asked,
            engine.Funnel.GammaOptimised, engine.Funnel.Candidates);
    }

    private void CountTrips()
    {
        for (; _trips < recorder.Trips.Count; _trips++)
        {
            decimal net = recorder.Trips[_trips].Net;
            _net += net;
            _wins += net > 0 ? 1 : 0;
            _losses += net < 0 ? 1 : 0;
        }
    }

    private decimal DayNet()
    {
        decimal net = 0;
        for (int i = recorder.Trips.Count - 1; i >= 0 && recorder.Trips[i].DateNumber == _session.DateNumber; i--)
        {
            net += recorder.Trips[i].Net;
        }

        return net;
    }
}
