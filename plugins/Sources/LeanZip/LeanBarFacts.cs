using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>The facts of an entry of trade bars.</summary>
internal sealed class LeanBarFacts(LeanEntry entry) : LeanEntryFacts(entry)
{
    private decimal? _open;
    private decimal _high;
    private decimal _low;
    private decimal _close;
    private decimal _closeTimesVolume;
    private long _withoutVolume;
    private long _impossible;
    private long _offTick;

    /// <inheritdoc />
    protected override bool TryAdd(NumberRow row)
    {
        if (Price(row, 1) is not { } open || Price(row, 2) is not { } high
            || Price(row, 3) is not { } low || Price(row, 4) is not { } close)
        {
            return false;
        }

        decimal volume = Number(row, 5);
        _high = _open is null ? high : Math.Max(_high, high);
        _low = _open is null ? low : Math.Min(_low, low);
        _open ??= open;
        _close = close;
        Volume += volume;
        _closeTimesVolume += close * volume;
        _withoutVolume += volume == 0 ? 1 : 0;
        _impossible += high < Math.Max(open, close) || low > Math.Min(open, close) ? 1 : 0;
        if (Tick is { } tick)
        {
            _offTick += OffTick(open, tick) + OffTick(high, tick) + OffTick(low, tick) + OffTick(close, tick);
        }

        return true;
    }

    /// <inheritdoc />
    protected override void AddTo(OrderedDictionary<string, object?> map)
    {
        map["open"] = _open;
        map["high"] = _high;
        map["low"] = _low;
        map["close"] = _close;
        map["volume"] = Volume;
        map["close_x_volume"] = _closeTimesVolume;
        map["zero_volume_rows"] = _withoutVolume;
        map["bad_ohlc_rows"] = _impossible;
        if (Tick is not null)
        {
            map["off_tick_prices"] = _offTick;
        }
    }

    private static int OffTick(decimal price, decimal tick) => price % tick == 0 ? 0 : 1;
}
