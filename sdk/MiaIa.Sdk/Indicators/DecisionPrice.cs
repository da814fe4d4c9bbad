namespace MiaIa.Sdk.Indicators;

/// <summary>
/// The price that a decision is about: at the close of a base bar its close, between bars the middle of the quotes, where there are any
/// newer than the bar. It also says when a value that is good for a second is due again.
/// </summary>
/// <param name="period">Length of the base bars.</param>
public sealed class DecisionPrice(BarPeriod period)
{
    private const long SecondNs = 1_000_000_000;

    private double _close;
    private double _middle;
    private long _barNs;
    private long _quoteNs;
    private long _nextNs;

    /// <summary>Whether there is a price.</summary>
    public bool HasPrice => _barNs > 0 || _quoteNs > 0;

    /// <summary>Takes a quote; one of one side, crossed or locked is left out.</summary>
    public void OnQuote(in Quote quote, long timeNs)
    {
        if (quote.IsTwoSided && quote.BidTicks < quote.AskTicks)
        {
            (_middle, _quoteNs) = (quote.MidTicks, timeNs);
        }
    }

    /// <summary>Takes a closed bar.</summary>
    /// <returns>Whether it is a base bar.</returns>
    public bool OnBar(in Bar bar, long endNs)
    {
        if (bar.PeriodSeconds != period.Seconds)
        {
            return false;
        }

        (_close, _barNs) = (bar.CloseTicks, endNs);
        return true;
    }

    /// <summary>Whether a base bar closes at this moment, or a second has begun since the last time that the answer was yes.</summary>
    public bool IsDue(long nowNs)
    {
        if (_barNs != nowNs && nowNs < _nextNs)
        {
            return false;
        }

        _nextNs = nowNs - (nowNs % SecondNs) + SecondNs;
        return true;
    }

    /// <summary>The price at a moment, in ticks; meaningful when there is one.</summary>
    public double TicksAt(long nowNs) => _barNs == nowNs || _quoteNs <= _barNs ? _close : _middle;

    /// <summary>Forgets everything, after a contract roll.</summary>
    public void Clear() => (_barNs, _quoteNs, _nextNs) = (0, 0, 0);
}
