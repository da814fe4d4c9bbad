namespace MiaIa.TwsSimulator;

/// <summary>Collects the trades of one bar.</summary>
internal sealed class BarInMaking
{
    private decimal _value;

    /// <summary>First price; null without a trade and without an earlier close.</summary>
    public decimal? Open { get; private set; }

    /// <summary>Highest price.</summary>
    public decimal High { get; private set; }

    /// <summary>Lowest price.</summary>
    public decimal Low { get; private set; }

    /// <summary>Last price.</summary>
    public decimal Close { get; private set; }

    /// <summary>Contracts.</summary>
    public decimal Volume { get; private set; }

    /// <summary>Trades.</summary>
    public int Count { get; private set; }

    /// <summary>Average price weighted by size.</summary>
    public decimal Wap => Volume == 0 ? Close : _value / Volume;

    /// <summary>A trade.</summary>
    public void Add(decimal price, decimal size)
    {
        bool isFirst = Count == 0;
        Open = isFirst ? price : Open;
        High = isFirst ? price : Math.Max(High, price);
        Low = isFirst ? price : Math.Min(Low, price);
        Close = price;
        Volume += size;
        _value += price * size;
        Count++;
    }

    /// <summary>Begins the next bar at the close of this one.</summary>
    public void Restart()
    {
        if (Open is not null)
        {
            (Open, High, Low) = (Close, Close, Close);
        }

        (Volume, _value, Count) = (0, 0, 0);
    }
}
