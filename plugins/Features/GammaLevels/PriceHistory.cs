namespace MiaIa.Plugins.Features;

/// <summary>
/// Price of the future at past moments: now, and at the minutes of the last eight days, which reach over a long weekend. From
/// quotes, the middle; from closed bars while there are no quotes.
/// </summary>
internal sealed class PriceHistory
{
    private const long MinuteNs = 60_000_000_000;
    private const long QuoteAgeNs = 2_000_000_000;
    private const int Minutes = 8 * 1440;

    /// <summary>How far back a price is looked for: a bar of that length may be the last before a moment.</summary>
    private const int ReachMinutes = 15;

    private readonly double[] _prices = new double[Minutes];
    private readonly long[] _minuteOf = new long[Minutes];
    private double _quote;
    private long _quoteNs;
    private long _minuteEndNs;
    private double _close;
    private long _closeNs;
    private bool _hasQuote;
    private bool _hasClose;

    /// <summary>Whether there is a price at all.</summary>
    public bool HasPrice => _hasQuote || _hasClose;

    /// <summary>The last price: the middle of the quotes, or the close of the last bar when it is newer or there are none.</summary>
    public double Price => _hasQuote && (!_hasClose || _quoteNs >= _closeNs) ? _quote : _close;

    /// <summary>Takes the middle of a quote.</summary>
    public void OnQuote(double middle, long timeNs)
    {
        if (timeNs >= _minuteEndNs)
        {
            EndMinute(timeNs);
        }

        (_quote, _quoteNs, _hasQuote) = (middle, timeNs, true);
    }

    /// <summary>Takes the close of a bar.</summary>
    public void OnBar(double close, long timeNs)
    {
        (_close, _closeNs, _hasClose) = (close, timeNs, true);
        if (!_hasQuote)
        {
            Keep((timeNs - 1) / MinuteNs, close);
        }
    }

    /// <summary>The middle of a quote that is at most two seconds old; null without one.</summary>
    public double? Fresh(long nowNs) => _hasQuote && nowNs - _quoteNs <= QuoteAgeNs ? _quote : null;

    /// <summary>The price in force at a moment; null when nothing was told within the quarter of an hour before.</summary>
    /// <param name="momentNs">The moment, nanoseconds UTC.</param>
    /// <param name="nowNs">Now, nanoseconds UTC.</param>
    public double? At(long momentNs, long nowNs)
    {
        if (Fresh(nowNs) is { } quote && nowNs - momentNs <= QuoteAgeNs)
        {
            return quote;
        }

        if (_hasClose && _closeNs <= momentNs && momentNs - _closeNs < ReachMinutes * MinuteNs && !_hasQuote)
        {
            return _close;
        }

        // What was told before the end of a minute holds at its end.
        EndMinute(nowNs);
        long last = (momentNs / MinuteNs) - 1;
        for (long minute = last; minute > last - ReachMinutes; minute--)
        {
            if (minute > 0 && _minuteOf[minute % Minutes] == minute)
            {
                return _prices[minute % Minutes];
            }
        }

        return null;
    }

    /// <summary>Forgets everything, after a contract roll.</summary>
    public void Clear()
    {
        Array.Clear(_minuteOf);
        (_hasQuote, _hasClose, _minuteEndNs) = (false, false, 0);
    }

    private void EndMinute(long nowNs)
    {
        if (_hasQuote && nowNs >= _minuteEndNs)
        {
            Keep(_quoteNs / MinuteNs, _quote);
        }

        _minuteEndNs = ((nowNs / MinuteNs) + 1) * MinuteNs;
    }

    private void Keep(long minute, double price)
    {
        _prices[minute % Minutes] = price;
        _minuteOf[minute % Minutes] = minute;
    }
}
