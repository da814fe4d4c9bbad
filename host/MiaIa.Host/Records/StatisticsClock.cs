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
    /// <param name="timeNs">Event time, nanoseconds UTC.</param>
    public void OnTime(long timeNs)
    {
        long dueNs = timeNs - ((timeNs - _session.OpenNs) % IntervalNs);
        DueNs = dueNs + IntervalNs;
        if (_engine is not null && _engine.EventCount - _calendarEvents != _seen)
        {
            _seen = _engine.EventCount - _calendarEvents;
            Take(dueNs);
        }
    }

    /// <summary>An event of the calendar, which is no sign of a market; the ticking of the clock is not one of them.</summary>
    public void OnCalendar(in MarketEvent e) => _calendarEvents += e.Kind is EventKind.Timer && e.Timer is TimerKind.Clock ? 0 : 1;

    /// <summary>A session window begins.</summary>
    public void OnSession(in Session session, long timeNs)
    {
        bool wasOpen = _session.Window is not SessionWindow.Closed;
        _session = session;
        bool isOpen = session.Window is not SessionWindow.Closed;
        if (!isOpen || !wasOpen || session.IsSessionStart)
        {
            DueNs = isOpen ? timeNs - ((timeNs - session.OpenNs) % IntervalNs) + IntervalNs : long.MaxValue;
        }
    }

    /// <summary>The run is over.</summary>
    public void End(long timeNs)
    {
        if (Last?.TimeNs != timeNs)
        {
            Take(timeNs);
        }
    }

    private void Take(long timeNs)
    {
        if (_engine is null)
        {
            return;
        }

        CountTrips();
        (long approved, long asked) = (0, 0);
        for (int i = 0; i < filters.Count; i++)
        {
            bool isAsked = filters[i].Models is not null;
            approved += isAsked ? filters[i].Approved : 0;
            asked += isAsked ? filters[i].Asked : 0;
        }

        StatisticsFigures figures = new(
            timeNs, _trips, _wins, _losses, _net, DayNet(), _engine.OpenPosition?.Quantity ?? 0, approved, asked,
            _engine.Funnel.GammaOptimised, _engine.Funnel.Candidates);
        Last = figures;
        sink?.OnStatistics(in figures);
        _show?.Invoke(figures);
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
