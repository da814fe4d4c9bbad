using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>
/// The best prices during a bar's time: their distance, weighed by time, and how uneven their sizes were at each change. The time
/// before it, in which no bar closed as nothing traded, does not count.
/// </summary>
internal sealed class BookMinute(long periodNs)
{
    private Quote _quote;
    private long _originNs;
    private long _beginNs;
    private long _sinceNs;
    private double _spreadNs;
    private double _timeNs;
    private double _imbalance;
    private int _changes;

    /// <summary>Mean spread of the bar so far, in ticks; null without a two-sided quote.</summary>
    public double? Spread => _timeNs > 0 ? _spreadNs / _timeNs : null;

    /// <summary>Mean size of the imbalance of the best prices, from 0 to 1; null without a change.</summary>
    public double? Imbalance => _changes > 0 ? _imbalance / _changes : null;

    /// <summary>Bars are counted from the opening of the session.</summary>
    public void OnSession(long openNs) => _originNs = openNs;

    public void Set(in Quote quote, long timeNs)
    {
        Pass(timeNs);
        _quote = quote;
        if (quote is { IsTwoSided: true, IsPriceOnly: false })
        {
            double total = (double)quote.BidSize + quote.AskSize;
            _imbalance += total > 0 ? Math.Abs((double)quote.BidSize - quote.AskSize) / total : 0;
            _changes++;
        }
    }

    /// <summary>Time goes on with the quote as it is.</summary>
    public void Pass(long timeNs)
    {
        if (timeNs > _beginNs + periodNs)
        {
            // The bar's time is over and none closed: the next one's began at the last border.
            Begin(timeNs - ((timeNs - _originNs) % periodNs));
        }

        if (_quote.IsTwoSided && timeNs > _sinceNs)
        {
            _spreadNs += (double)_quote.SpreadTicks * (timeNs - _sinceNs);
            _timeNs += timeNs - _sinceNs;
        }

        _sinceNs = Math.Max(_sinceNs, timeNs);
    }

    /// <summary>The next bar begins; the quote stays.</summary>
    public void Begin(long timeNs)
    {
        _beginNs = timeNs;
        _sinceNs = Math.Max(_sinceNs, timeNs);
        _spreadNs = _timeNs = _imbalance = 0;
        _changes = 0;
    }

    public void Clear()
    {
        _quote = default;
        _spreadNs = _timeNs = _imbalance = 0;
        _changes = 0;
    }
}
