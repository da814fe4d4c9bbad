using MiaIa.Engine;
using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Host.Records;

/// <summary>Keeps what a record of a decision tells of the market. Nothing is allocated once the book and the flow have grown.</summary>
/// <param name="basePeriod">The base period.</param>
/// <param name="volatilityIndex">Number of VIX among the instruments; -1 when the run does not watch it.</param>
internal sealed class MarketSnapshot(BarPeriod basePeriod, int volatilityIndex)
{
    private const long FlowNs = 60_000_000_000;
    private const int MostPrints = 1 << 17;

    private readonly BarMemory _bars = new();
    private readonly OrderBook _book = new(DepthLevels.Count);
    private readonly TimedSums _flow = new(MostPrints);
    private Quote _quote;
    private int? _priceTicks;
    private bool _hasQuote;
    private bool _hasPrints;
    private double? _vix;
    private long _vixNs;
    private long? _chainAsOfNs;
    private long _chainNs;

    /// <summary>The quote in force; null when there is none.</summary>
    public Quote? Quote => _hasQuote ? _quote : null;

    /// <summary>The last price of the traded instrument, in ticks; null before the first.</summary>
    public int? PriceTicks => _priceTicks;

    /// <summary>Takes an event.</summary>
    public void OnEvent(in MarketEvent e)
    {
        switch (e.Kind)
        {
            case EventKind.Trade when e.Instrument == 0:
                OnTrade(in e);
                break;
            case EventKind.Quote when e.Instrument == 0:
                (_quote, _hasQuote) = (e.Quote, true);
                break;
            case EventKind.Depth when e.Instrument == 0:
                _book.Apply(in e.Depth);
                break;
            case EventKind.Bar when e.Instrument == 0 && e.Bar.PeriodSeconds == basePeriod.Seconds:
                _priceTicks = e.Bar.CloseTicks;
                _bars.Add(in e.Bar, e.VenueNs, e.TimeNs);
                break;
            case EventKind.Index when e.Instrument == volatilityIndex:
                (_vix, _vixNs) = (e.Index.Value, e.TimeNs);
                break;
            case EventKind.ChainEnd:
                (_chainAsOfNs, _chainNs) = (e.VenueNs, e.TimeNs);
                break;
            case EventKind.Roll:
                Clear();
                break;
        }
    }

    /// <summary>The market at a decision.</summary>
    public void Take(in DecisionRecord decision, out PreAnalysis record)
    {
        record = default;
        (record.Decision, record.TimeNs, record.OrderId) = (decision.Number, decision.TimeNs, decision.OrderId);
        if (_bars.Count > 0)
        {
            (record.BarStartNs, record.Bar) = (_bars.LastStartNs, _bars.Last);
            (record.HashedBars, record.BarsHash) = (_bars.Count, _bars.Hash);
        }

        record.Quote = Quote;
        TakeBook(ref record);
        record.Flow = Flow(decision.TimeNs);
        (record.Vix, record.VixNs) = (_vix, _vixNs);
        (record.ChainAsOfNs, record.ChainNs) = (_chainAsOfNs, _chainNs);
    }

    private void OnTrade(in MarketEvent e)
    {
        ref readonly Trade trade = ref e.Trade;
        (_priceTicks, _hasPrints) = (trade.PriceTicks, true);
        _flow.RemoveUntil(e.TimeNs - FlowNs);
        int size = trade.Size;
        _flow.Add(
            e.TimeNs, trade.Aggressor is Side.Buy ? size : 0, trade.Aggressor is Side.Sell ? size : 0, trade.Aggressor is Side.None ? size : 0, 0);
    }

    // In the middle of a batch the book makes no sense.
    private void TakeBook(ref PreAnalysis record)
    {
        if (!_book.IsConsistent)
        {
            return;
        }

        (record.BidLevels, record.AskLevels) = (_book.BidLevels, _book.AskLevels);
        for (int i = 0; i < record.BidLevels; i++)
        {
            record.Bids[i] = _book.Bid(i);
        }

        for (int i = 0; i < record.AskLevels; i++)
        {
            record.Asks[i] = _book.Ask(i);
        }
    }

    private TradeFlow? Flow(long timeNs)
    {
        _flow.RemoveUntil(timeNs - FlowNs);
        return _hasPrints && !_flow.IsCut ? new TradeFlow(_flow.Count, _flow.A, _flow.B, _flow.C) : null;
    }

    private void Clear()
    {
        _bars.Clear();
        _book.Clear();
        _flow.Clear();
        (_hasQuote, _hasPrints, _priceTicks) = (false, false, null);
    }
}
