using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>The facts of an entry of quotes.</summary>
internal sealed class LeanQuoteFacts(LeanEntry entry) : LeanEntryFacts(entry)
{
    // A tick has one bid and one ask, a bar four of each.
    private readonly bool _isTick = entry.Resolution is LeanResolution.Tick;
    private object? _first;
    private object? _last;
    private long _withoutBid;
    private long _withoutAsk;
    private long _twoSided;
    private long _crossed;
    private long _locked;
    private decimal _spread;
    private decimal _middle;
    private decimal _bidSize;
    private decimal _askSize;

    /// <inheritdoc />
    protected override (int First, int Count) Prices => (1, _isTick ? 3 : 10);

    private int BidClose => _isTick ? 1 : 4;

    private int AskClose => _isTick ? 3 : 9;

    /// <inheritdoc />
    protected override bool TryAdd(NumberRow row)
    {
        if (row.Count <= AskClose + 1)
        {
            return false;
        }

        decimal? bid = Price(row, BidClose);
        decimal? ask = Price(row, AskClose);
        decimal bidSize = Number(row, BidClose + 1);
        decimal askSize = Number(row, AskClose + 1);
        _withoutBid += bid is null ? 1 : 0;
        _withoutAsk += ask is null ? 1 : 0;
        _bidSize += bidSize;
        _askSize += askSize;
        if (bid is { } b && ask is { } a)
        {
            _twoSided++;
            _crossed += b > a ? 1 : 0;
            _locked += b == a ? 1 : 0;
            _spread += a - b;
            _middle += (a + b) / 2;
        }

        _last = new OrderedDictionary<string, object?>(StringComparer.Ordinal)
        {
            [_isTick ? "bid" : "bid_close"] = bid,
            ["bid_size"] = bidSize,
            [_isTick ? "ask" : "ask_close"] = ask,
            ["ask_size"] = askSize,
        };
        _first ??= _last;
        return true;
    }

    /// <inheritdoc />
    protected override void AddTo(OrderedDictionary<string, object?> map)
    {
        map["rows_missing_bid"] = _withoutBid;
        map["rows_missing_ask"] = _withoutAsk;
        map["first"] = _first;
        map["last"] = _last;
        map["rows_two_sided"] = _twoSided;
        map[_isTick ? "crossed_rows" : "crossed_close_rows"] = _crossed;
        map[_isTick ? "locked_rows" : "locked_close_rows"] = _locked;
        if (_twoSided > 0)
        {
            map[_isTick ? "sum_spread" : "sum_spread_close"] = _spread;
            map[_isTick ? "sum_mid" : "sum_mid_close"] = _middle;
        }

        map["sum_bid_size"] = _bidSize;
        map["sum_ask_size"] = _askSize;
    }
}
