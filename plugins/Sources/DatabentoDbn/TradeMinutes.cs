using System.Globalization;

namespace MiaIa.Plugins.Sources;

/// <summary>Prints by the minute of the venue's time, and by price; of each instrument on its own where a file has several.</summary>
internal sealed class TradeMinutes
{
    private const ulong NsPerMinute = 60_000_000_000;

    private readonly SortedDictionary<uint, Totals> _instruments = [];

    /// <summary>Adds a print. One without a price or a time belongs to no minute.</summary>
    public void Add(uint instrument, ulong eventNs, long price, uint size, byte side)
    {
        if (price == DbnFlags.NoPrice || eventNs > long.MaxValue)
        {
            return;
        }

        if (!_instruments.TryGetValue(instrument, out Totals? totals))
        {
            _instruments[instrument] = totals = new Totals([], []);
        }

        ulong minute = eventNs / NsPerMinute;
        Minute known = totals.Minutes.TryGetValue(minute, out Minute found) ? found : new Minute(price, price, price, price, 0, 0, 0, 0);
        totals.Minutes[minute] = known with
        {
            High = Math.Max(known.High, price),
            Low = Math.Min(known.Low, price),
            Close = price,
            Volume = known.Volume + size,
            Trades = known.Trades + 1,
            Buy = known.Buy + (side == (byte)'B' ? size : 0),
            Sell = known.Sell + (side == (byte)'A' ? size : 0),
        };
        totals.ByPrice[price] = totals.ByPrice.GetValueOrDefault(price) + size;
    }

    /// <summary>Tells them, if there are any; by the number of the instrument where there are several.</summary>
    public void AddTo(OrderedDictionary<string, object?> map)
    {
        if (_instruments.Count == 1)
        {
            map["trade_minutes"] = Text(_instruments.Values.First());
        }
        else if (_instruments.Count > 1)
        {
            map["trade_minutes"] = new OrderedDictionary<string, object?>(
                _instruments.Select(i => KeyValuePair.Create(i.Key.ToString(CultureInfo.InvariantCulture), (object?)Text(i.Value))), StringComparer.Ordinal);
        }
    }

    private static OrderedDictionary<string, object?> Text(Totals totals)
    {
        KeyValuePair<long, long> most = totals.ByPrice.MaxBy(p => p.Value);
        return new OrderedDictionary<string, object?>(StringComparer.Ordinal)
        {
            ["key"] = "minute start (UTC, by ts_event): [open,high,low,close,volume,trades,buy_volume,sell_volume,unsided_volume]",
            ["bars"] = new OrderedDictionary<string, object?>(totals.Minutes.Select(m => KeyValuePair.Create(
                string.Create(CultureInfo.InvariantCulture, $"{DateTime.UnixEpoch.AddTicks((long)(m.Key * (NsPerMinute / 100))):yyyy-MM-ddTHH:mm:ss}Z"),
                (object?)m.Value.ToList())), StringComparer.Ordinal),
            ["poc"] = DbnFacts.Price(most.Key),
            ["poc_volume"] = most.Value,
            ["distinct_prices"] = totals.ByPrice.Count,
        };
    }

    private sealed record Totals(SortedDictionary<ulong, Minute> Minutes, SortedDictionary<long, long> ByPrice);

    private readonly record struct Minute(
        long Open, long High, long Low, long Close, long Volume, long Trades, long Buy, long Sell)
    {
        public object?[] ToList() =>
        [
            DbnFacts.Price(Open), DbnFacts.Price(High), DbnFacts.Price(Low), DbnFacts.Price(Close),
            Volume, Trades, Buy, Sell, Volume - Buy - Sell,
        ];
    }
}
