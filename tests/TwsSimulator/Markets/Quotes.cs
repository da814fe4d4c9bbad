namespace MiaIa.TwsSimulator;

/// <summary>What the market of one contract shows.</summary>
public sealed class Quotes
{
    private readonly List<DepthRow> _bids = [];
    private readonly List<DepthRow> _asks = [];
    private decimal _value;

    /// <summary>Best bid; null for none.</summary>
    public decimal? Bid { get; private set; }

    /// <summary>Contracts at the best bid.</summary>
    public decimal BidSize { get; private set; }

    /// <summary>Best ask; null for none.</summary>
    public decimal? Ask { get; private set; }

    /// <summary>Contracts at the best ask.</summary>
    public decimal AskSize { get; private set; }

    /// <summary>Price of the last trade.</summary>
    public decimal? Last { get; private set; }

    /// <summary>Size of the last trade.</summary>
    public decimal LastSize { get; private set; }

    /// <summary>Contracts traded today.</summary>
    public decimal Volume { get; private set; }

    /// <summary>First price today.</summary>
    public decimal? Open { get; private set; }

    /// <summary>Highest price today.</summary>
    public decimal? High { get; private set; }

    /// <summary>Lowest price today.</summary>
    public decimal? Low { get; private set; }

    /// <summary>Previous settlement.</summary>
    public decimal? Close { get; set; }

    /// <summary>Average price weighted by size.</summary>
    public decimal Vwap => Volume == 0 ? 0 : _value / Volume;

    /// <summary>Value for profit and loss: last trade, else the middle.</summary>
    public decimal? Mark => Last ?? ((Bid + Ask) / 2);

    /// <summary>Whether nothing is sent and nothing is matched.</summary>
    public bool IsSilent { get; internal set; }

    /// <summary>Open interest of a future or of calls.</summary>
    public decimal? OpenInterest { get; internal set; }

    /// <summary>Open interest of puts.</summary>
    public decimal? PutOpenInterest { get; internal set; }

    /// <summary>Last computations by tick type.</summary>
    public SortedDictionary<int, Greeks> Greeks { get; } = [];

    /// <summary>Rows of a side of the book, best first.</summary>
    public IReadOnlyList<DepthRow> Side(bool isBid) => isBid ? _bids : _asks;

    /// <summary>The trade that is being told, while it is.</summary>
    internal decimal? TradeInProgress { get; set; }

    /// <summary>The bar in the making, five seconds.</summary>
    internal BarInMaking Bar { get; } = new();

    /// <summary>New best prices.</summary>
    internal void Quote(decimal? bid, decimal bidSize, decimal? ask, decimal askSize) => (Bid, BidSize, Ask, AskSize) = (bid, bidSize, ask, askSize);

    /// <summary>An order of ours took from the best price.</summary>
    internal void Take(bool fromAsk, decimal size)
    {
        AskSize -= fromAsk ? size : 0;
        BidSize -= fromAsk ? 0 : size;
    }

    /// <summary>A trade.</summary>
    internal void Trade(decimal price, decimal size)
    {
        Last = price;
        LastSize = size;
        Volume += size;
        _value += price * size;
        Open ??= price;
        High = High is { } h ? Math.Max(h, price) : price;
        Low = Low is { } l ? Math.Min(l, price) : price;
        Bar.Add(price, size);
    }

    /// <summary>A change of the book: 0 insert, 1 update, 2 delete.</summary>
    internal void Change(bool isBid, int position, int operation, DepthRow row)
    {
        List<DepthRow> side = isBid ? _bids : _asks;
        switch (operation)
        {
            case 0:
                side.Insert(position, row);
                break;
            case 1:
                side[position] = row;
                break;
            default:
                side.RemoveAt(position);
                break;
        }
    }
}
