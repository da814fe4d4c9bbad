using MiaIa.Engine;
using MiaIa.Sdk;

namespace MiaIa.Host.Records;

/// <summary>
/// Takes the prices of the traded instrument to the exits that are followed: prints where the data have them, else bars. The end of a
/// session, a roll, a lost feed, three base bars without a price and the end of the run leave them incomplete.
/// </summary>
/// <param name="hasPrints">Whether the data have prints.</param>
/// <param name="period">The base period.</param>
/// <param name="sink">Receives what they came to.</param>
internal sealed class PostMortems(bool hasPrints, BarPeriod period, Action<PostMortemResult> sink)
{
    private const int HoleBars = 3;

    private readonly List<PostMortem> _open = [];
    private long _dueNs = long.MaxValue;
    private long _lastPriceNs = long.MinValue;

    /// <summary>A round trip is over: the price after it is followed.</summary>
    public void Add(in RoundTrip trip)
    {
        PostMortem added = new(in trip);
        _open.Add(added);
        _dueNs = Math.Min(_dueNs, added.EndNs);
    }

    /// <summary>Takes an event.</summary>
    public void OnEvent(in MarketEvent e)
    {
        bool isPrice = e.Instrument == 0 && (hasPrints ? e.Kind is EventKind.Trade : e.Kind is EventKind.Bar);
        if (_open.Count > 0)
        {
            Follow(in e, isPrice);
        }

        if (isPrice)
        {
            _lastPriceNs = e.TimeNs;
        }
    }

    /// <summary>The run is over.</summary>
    public void EndAll(long timeNs)
    {
        foreach (PostMortem one in _open)
        {
            sink(one.End(timeNs, isComplete: timeNs >= one.EndNs));
        }

        _open.Clear();
        _dueNs = long.MaxValue;
    }

    private void Follow(in MarketEvent e, bool isPrice)
    {
        long startNs = e.Kind is EventKind.Bar ? e.VenueNs : e.TimeNs;
        bool isHole = isPrice && _lastPriceNs != long.MinValue && startNs - _lastPriceNs >= HoleBars * period.Nanoseconds;
        bool isBreak = isHole || e.Kind is EventKind.Roll or EventKind.FeedLost
            || (e.Kind is EventKind.Session && (e.Session.IsSessionStart || e.Session.Window is SessionWindow.Closed));
        if (isBreak)
        {
            EndAll(isHole ? _lastPriceNs : e.TimeNs);
            return;
        }

        if (e.TimeNs > _dueNs)
        {
            EndDue(e.TimeNs - 1);
        }

        if (isPrice)
        {
            Take(in e);
        }

        // A bar that ends with the time is the last word.
        if (isPrice && e.Kind is EventKind.Bar && e.TimeNs >= _dueNs)
        {
            EndDue(e.TimeNs);
        }
    }

    private void Take(in MarketEvent e)
    {
        foreach (PostMortem one in _open)
        {
            if (e.Kind is EventKind.Bar)
            {
                one.OnBar(in e.Bar, e.VenueNs, e.TimeNs);
            }
            else
            {
                one.OnPrint(e.Trade.PriceTicks, e.TimeNs);
            }
        }
    }

    private void EndDue(long timeNs)
    {
        _dueNs = long.MaxValue;
        for (int i = 0; i < _open.Count; i++)
        {
            PostMortem one = _open[i];
            if (one.EndNs <= timeNs)
            {
                _open.RemoveAt(i--);
                sink(one.End(one.EndNs, isComplete: true));
            }
            else
            {
                _dueNs = Math.Min(_dueNs, one.EndNs);
            }
        }
    }
}
