using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>The facts of an entry of prints.</summary>
internal sealed class LeanTickFacts(LeanEntry entry) : LeanEntryFacts(entry)
{
    private decimal? _first;
    private decimal _last;
    private decimal _high;
    private decimal _low;
    private decimal _priceTimesQuantity;
    private long _withoutQuantity;
    private long _suspicious;

    /// <inheritdoc />
    protected override (int First, int Count) Prices => (1, 1);

    /// <inheritdoc />
    protected override bool TryAdd(NumberRow row)
    {
        if (Price(row, 1) is not { } price)
        {
            return false;
        }

        decimal quantity = Number(row, 2);
        _high = _first is null ? price : Math.Max(_high, price);
        _low = _first is null ? price : Math.Min(_low, price);
        _first ??= price;
        _last = price;
        Volume += quantity;
        _priceTimesQuantity += price * quantity;
        _withoutQuantity += quantity == 0 ? 1 : 0;
        _suspicious += Number(row, 5) != 0 ? 1 : 0;
        return true;
    }

    /// <inheritdoc />
    protected override void AddTo(OrderedDictionary<string, object?> map)
    {
        map["first_price"] = _first;
        map["last_price"] = _last;
        map["high"] = _high;
        map["low"] = _low;
        map["volume"] = Volume;
        map["zero_qty_rows"] = _withoutQuantity;
        map["vwap"] = Volume == 0 ? null : _priceTimesQuantity / Volume;
        map["suspicious_rows"] = _suspicious;
    }
}
