using MiaIa.Engine;
using MiaIa.Sdk;

namespace MiaIa.Host.Monitor;

/// <summary>Sees the market on the engine's thread, remembers what the page shows of it, and passes everything on.</summary>
/// <param name="inner">What looks at the market otherwise.</param>
/// <param name="baseSeconds">Length of the base bar.</param>
/// <param name="bars">Keeps the closed bars.</param>
internal sealed class TapWatch(IMarketWatch inner, int baseSeconds, ChartBars bars) : IMarketWatch
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    private Quote _quote;
    private long _quoteNs;
    private int _priceTicks;
    private long _priceNs;
    private Session _session;
    private bool _hasSession;
    private ChartBar _forming;

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e)
    {
        inner.OnEvent(in e);
        if (e.Kind is EventKind.Session)
        {
            (_session, _hasSession) = (e.Session, true);
        }
        else if (e.Instrument == 0)
        {
            OnTraded(in e);
        }
    }

    /// <summary>Writes down what is remembered.</summary>
    public void Publish(LiveFigures figures)
    {
        (figures.Quote, figures.QuoteNs, figures.PriceTicks, figures.PriceNs) = (_quote, _quoteNs, _priceTicks, _priceNs);
        (figures.Session, figures.HasSession, figures.Forming) = (_session, _hasSession, _forming);
    }

    private void OnTraded(in MarketEvent e)
    {
        switch (e.Kind)
        {
            case EventKind.Quote:
                (_quote, _quoteNs) = (e.Quote, e.TimeNs);
                break;
            case EventKind.Trade:
                OnTrade(in e);
                break;
            case EventKind.Bar when e.Bar.PeriodSeconds == baseSeconds:
                OnBar(in e);
                break;
            case EventKind.Roll:
                _forming = default;
                break;
        }
    }

    private void OnTrade(in MarketEvent e)
    {
        int price = e.Trade.PriceTicks;
        (_priceTicks, _priceNs) = (price, e.TimeNs);
        long startNs = e.TimeNs - (e.TimeNs % (baseSeconds * NanosecondsPerSecond));
        _forming = _forming.StartNs == startNs ? _forming.With(price, e.Trade.Size) : new ChartBar(startNs, price, price, price, price, e.Trade.Size);
    }

    private void OnBar(in MarketEvent e)
    {
        Bar bar = e.Bar;
        long startNs = e.TimeNs - (baseSeconds * NanosecondsPerSecond);
        bars.Add(new ChartBar(startNs, bar.OpenTicks, bar.HighTicks, bar.LowTicks, bar.CloseTicks, bar.Volume));
        (_priceTicks, _priceNs) = _priceNs >= e.TimeNs ? (_priceTicks, _priceNs) : (bar.CloseTicks, e.TimeNs);
        _forming = _forming.StartNs <= startNs ? default : _forming;
    }
}
