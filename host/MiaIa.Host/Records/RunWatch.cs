using MiaIa.Engine;
using MiaIa.Sdk;

namespace MiaIa.Host.Records;

/// <summary>What looks at the market beside the engine: the records, where a journal is kept, and the clock of the statistics.</summary>
/// <param name="keeper">The records; null without a journal.</param>
/// <param name="statistics">The statistics.</param>
internal sealed class RunWatch(RecordKeeper? keeper, StatisticsClock statistics) : IMarketWatch
{
    private readonly List<int> _dates = [];
    private int _date;

    /// <summary>The session dates that have base bars, yyyyMMdd, in order.</summary>
    public IReadOnlyList<int> Dates => _dates;

    /// <summary>The statistics.</summary>
    public StatisticsClock Statistics => statistics;

    /// <summary>The engine that is looked at.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="show">Shows the statistics as they fall due; null for nobody.</param>
    public void Attach(TradingEngine engine, Action<StatisticsFigures>? show = null)
    {
        keeper?.Attach(engine);
        statistics.Attach(engine, show);
    }

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e)
    {
        if (e.Kind is EventKind.Session or EventKind.Roll or EventKind.Timer)
        {
            statistics.OnCalendar(in e);
        }

        if (e.TimeNs >= statistics.DueNs)
        {
            statistics.OnTime(e.TimeNs);
        }

        if (e.Kind is EventKind.Session)
        {
            statistics.OnSession(in e.Session, e.TimeNs);
            _date = e.Session.DateNumber;
        }
        else if (e.Kind is EventKind.Bar && e.Instrument == 0 && _date != 0 && (_dates.Count == 0 || _dates[^1] < _date))
        {
            _dates.Add(_date);
        }

        keeper?.OnEvent(in e);
    }

    /// <summary>The run is over.</summary>
    public void End(long timeNs)
    {
        keeper?.End(timeNs);
        statistics.End(timeNs);
    }
}
