using MiaIa.Engine;
using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Host.Records;

/// <summary>Keeps what a record of a decision tells of the market. Nothing is allocated once the book and the flow have grown.</summary>
/// <param name="volatilityIndex">Number of VIX among the instruments; -1 when the run does not watch it.</param>
internal sealed class MarketSnapshot(int volatilityIndex)
{
    private const long FlowNs = 60_000_000_000;
    private const int MostPrints = 1 << 17;

    private readonly BarMemory _bars = new();
    private readonly PriceLadder _bids = new(Side.Buy);
    private readonly PriceLadder _asks = new(Side.Sell);
    private readonly TimedSums _flow = new(MostPrints);
    private Quote _quote;
    private int? _priceTicks;
    private bool _isBookConsistent = true;
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

    /// <summary>A print of the traded instrument.</summary>
    public void OnTrade(in MarketEvent e)
    {
        ref readonly Trade trade = ref e.Trade;
        (_priceTicks, _hasPrints) = (trade.PriceTicks, true);
        _flow.RemoveUntil(e.TimeNs - FlowNs);
        int size = trade.Size;
        _flow.Add(
            e.TimeNs, trade.Aggressor is Side.Buy ? size : 0, trade.Aggressor is Side.Sell ? size : 0, trade.Aggressor is Side.None ? size : 0, 0);
    }

    /// <summary>A quote of the traded instrument.</summary>
    public void OnQuote(in Quote quote) => (_quote, _hasQuote) = (quote, true);

    /// <summary>A change of the traded instrument's book.</summary>
    public void OnDepth(in Depth change)
    {
        if (change.Action is DepthAction.Clear)
        {
            _bids.Clear();
            _asks.Clear();
        }
        else
        {
            int size = change.Action is DepthAction.Set ? change.Size : 0;
            (change.Side is Side.Buy ? _bids : _asks).Set(change.PriceTicks, size);
        }

        _isBookConsistent = change.IsLast;
    }

    /// <summary>A closed base bar of the traded instrument.</summary>
    public void OnBar(in MarketEvent e)
    {
        _priceTicks = e.Bar.CloseTicks;
        _bars.Add(in e.Bar, e.VenueNs, e.TimeNs);
    }

    /// <summary>An event that is none of the many.</summary>
    public void OnOther(in MarketEvent e)
    {
        switch (e.Kind)
        {
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

    // In the middle of a batch the book makes no sense.
    private void TakeBook(ref PreAnalysis record)
    {
        if (_isBookConsistent)
        {
            (record.BidLevels, record.AskLevels) = (_bids.Read(ref record.Bids), _asks.Read(ref record.Asks));
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
        _bids.Clear();
        _asks.Clear();
        _flow.Clear();
        (_hasQuote, _hasPrints, _priceTicks, _isBookConsistent) = (false, false, null, true);
    }
}
