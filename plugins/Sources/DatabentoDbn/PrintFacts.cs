namespace MiaIa.Plugins.Sources;

/// <summary>The facts of prints.</summary>
internal sealed class PrintFacts
{
    private const long Quarter = DbnFlags.UnitsPerPoint / 4;

    private Int128 _priceTimesSize;
    private Int128 _volumeWithPrice;

    /// <summary>Prints.</summary>
    public long Count { get; private set; }

    /// <summary>Prints whose aggressor bought.</summary>
    public long BuyCount { get; private set; }

    /// <summary>Prints whose aggressor sold.</summary>
    public long SellCount { get; private set; }

    /// <summary>Contracts.</summary>
    public long Volume { get; private set; }

    /// <summary>Contracts that aggressors bought.</summary>
    public long BuyVolume { get; private set; }

    /// <summary>Contracts that aggressors sold.</summary>
    public long SellVolume { get; private set; }

    /// <summary>Contracts of the largest print.</summary>
    public uint MaxSize { get; private set; }

    /// <summary>Highest price, in 1e-9 points.</summary>
    public long High { get; private set; } = long.MinValue;

    /// <summary>Lowest price, in 1e-9 points.</summary>
    public long Low { get; private set; } = long.MaxValue;

    /// <summary>Prints that are not at a quarter of a point.</summary>
    public long OffQuarter { get; private set; }

    /// <summary>The first print.</summary>
    public (ulong EventNs, long Price, uint Size, byte Side) First { get; private set; }

    /// <summary>The last print.</summary>
    public (ulong EventNs, long Price, uint Size, byte Side) Last { get; private set; }

    /// <summary>Mean price weighted by size, in points; null without volume.</summary>
    public decimal? Vwap => _volumeWithPrice == 0
        ? null
        : (decimal)(_priceTimesSize / _volumeWithPrice) / DbnFlags.UnitsPerPoint;

    /// <summary>Adds a print.</summary>
    public void Add(long price, uint size, byte side, ulong eventNs)
    {
        Last = (eventNs, price, size, side);
        First = Count == 0 ? Last : First;
        Count++;
        Volume += size;
        MaxSize = Math.Max(MaxSize, size);
        if (side == (byte)'B')
        {
            BuyCount++;
            BuyVolume += size;
        }
        else if (side == (byte)'A')
        {
            SellCount++;
            SellVolume += size;
        }

        if (price != DbnFlags.NoPrice)
        {
            High = Math.Max(High, price);
            Low = Math.Min(Low, price);
            OffQuarter += price % Quarter == 0 ? 0 : 1;
            _priceTimesSize += (Int128)price * size;
            _volumeWithPrice += size;
        }
    }
}
