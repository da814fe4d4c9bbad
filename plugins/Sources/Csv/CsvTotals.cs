using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>The facts of the rows of one contract. Sums are exact.</summary>
internal sealed class CsvTotals
{
    private const decimal LargestPrice = 1_000_000_000;

    private decimal? _first;
    private decimal? _last;
    private decimal? _high;
    private decimal? _low;
    private decimal _priceTimesVolume;
    private decimal _pricedVolume;
    private object? _quote;

    /// <summary>Bars or prints.</summary>
    public long Count { get; private set; }

    /// <summary>Contracts.</summary>
    public long Volume { get; private set; }

    /// <summary>Contracts that aggressors bought; of bars their volume at the ask.</summary>
    public long BuyVolume { get; private set; }

    /// <summary>Contracts that aggressors sold; of bars their volume at the bid.</summary>
    public long SellVolume { get; private set; }

    /// <summary>Prints in the bars.</summary>
    public long Trades { get; private set; }

    /// <summary>Rows with a quote.</summary>
    public long Quotes { get; private set; }

    /// <summary>Quotes with the bid above the ask.</summary>
    public long Crossed { get; private set; }

    /// <summary>Adds a bar.</summary>
    public void AddBar(decimal? open, decimal? high, decimal? low, decimal? close, long volume, long bought, long sold, long trades)
    {
        Add(open, high, low, close, volume);
        BuyVolume += bought;
        SellVolume += sold;
        Trades += trades;
    }

    /// <summary>Adds a print.</summary>
    public void AddPrint(decimal? price, long size, Side aggressor)
    {
        Add(price, price, price, price, size);
        BuyVolume += aggressor is Side.Buy ? size : 0;
        SellVolume += aggressor is Side.Sell ? size : 0;
    }

    /// <summary>Adds a quote; null for a side that is not there.</summary>
    public void AddQuote(decimal? bid, long bidSize, decimal? ask, long askSize)
    {
        Quotes++;
        Crossed += bid > ask ? 1 : 0;
        _quote = new OrderedDictionary<string, object?>(StringComparer.Ordinal)
        {
            ["bid_px"] = bid, ["bid_sz"] = bidSize, ["ask_px"] = ask, ["ask_sz"] = askSize,
        };
    }

    /// <summary>Tells the facts.</summary>
    /// <param name="map">Where they go.</param>
    /// <param name="columns">What the table has.</param>
    public void AddTo(OrderedDictionary<string, object?> map, CsvColumns columns)
    {
        if (columns.IsBars || columns.IsPrints)
        {
            map[columns.IsBars ? "bars" : "prints"] = Count;
            map[columns.IsBars ? "open" : "first_price"] = _first;
            map["high"] = _high;
            map["low"] = _low;
            map["last_price"] = _last;
            map["volume"] = Volume;
            AddSides(map, columns);
            map[columns.IsBars ? "sum_last_x_volume" : "vwap"] = columns.IsBars ? _priceTimesVolume
                : _pricedVolume == 0 ? null : _priceTimesVolume / _pricedVolume;
        }

        if (Quotes > 0)
        {
            map["quotes"] = Quotes;
            map["crossed_quotes"] = Crossed;
            map["final_top_of_book"] = _quote;
        }
    }

    private void AddSides(OrderedDictionary<string, object?> map, CsvColumns columns)
    {
        if (columns.IsBars)
        {
            if (columns.Has(CsvRole.Trades))
            {
                map["trades"] = Trades;
            }

            if (columns.Has(CsvRole.BidVolume))
            {
                map["bid_volume"] = SellVolume;
                map["ask_volume"] = BuyVolume;
                map["delta"] = BuyVolume - SellVolume;
            }
        }
        else
        {
            map["buy_volume"] = BuyVolume;
            map["sell_volume"] = SellVolume;
            map["none_volume"] = Volume - BuyVolume - SellVolume;
        }
    }

    private void Add(decimal? first, decimal? high, decimal? low, decimal? last, long volume)
    {
        Count++;
        _first ??= first;
        _last = last ?? _last;
        _high = _high is null || high > _high ? high : _high;
        _low = _low is null || low < _low ? low : _low;
        Volume += volume;
        if (last is { } price && Math.Abs(price) < LargestPrice)
        {
            _priceTimesVolume += price * volume;
            _pricedVolume += volume;
        }
    }
}
