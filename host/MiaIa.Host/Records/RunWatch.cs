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
        if (e.TimeNs >= statistics.DueNs)
        {
            statistics.OnTime(in e);
        }

        switch (e.Kind)
        {
            case EventKind.Quote:
                keeper?.OnQuote(in e);
                break;
            case EventKind.Depth:
                keeper?.OnDepth(in e);
                break;
            case EventKind.Trade:
                keeper?.OnTrade(in e);
                break;
            default:
                OnOther(in e);
                break;
        }
    }

    /// <summary>The run is over.</summary>
    public void End(long timeNs)
    {
        keeper?.End(timeNs);
        statistics.End(timeNs);
    }

    private void OnOther(in MarketEvent e)
    {
        if (e.Kind is EventKind.Session)
        {
            _date = e.Session.DateNumber;
        }
        else if (e.Kind is EventKind.Bar && e.Instrument == 0 && _date != 0 && (_dates.Count == 0 || _dates[^1] < _date))
        {
            _dates.Add(_date);
        }

        statistics.OnEvent(in e);
        keeper?.OnOther(in e);
    }
}
