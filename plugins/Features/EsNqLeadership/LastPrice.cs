using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>The last price of an instrument: the mid of its quotes, or its prints as long as there are no quotes.</summary>
internal sealed class LastPrice
{
    private bool _hasQuotes;

    /// <summary>When the instrument was last heard of, nanoseconds UTC.</summary>
    public long HeardNs { get; private set; }

    /// <summary>Whether there is one.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>The price, in half ticks: mids are whole numbers of them.</summary>
    public int HalfTicks { get; private set; }

    public void Take(in MarketEvent e)
    {
        HeardNs = e.TimeNs;
        if (e.Kind is EventKind.Quote && e.Quote.IsTwoSided)
        {
            HalfTicks = e.Quote.BidTicks + e.Quote.AskTicks;
            _hasQuotes = true;
            IsKnown = true;
        }
        else if (e.Kind is EventKind.Trade && !_hasQuotes)
        {
            HalfTicks = 2 * e.Trade.PriceTicks;
            IsKnown = true;
        }
    }

    public void Clear()
    {
        IsKnown = false;
        _hasQuotes = false;
    }
}
