namespace MiaIa.Plugins.Sources;

/// <summary>Sums over the rows of a table. Exposure counts calls positive and puts negative.</summary>
/// <param name="asOf">Quote date: what expires on or before it is told apart.</param>
internal sealed class ChainTotals(DateOnly asOf)
{
    private const int Listed = 5;
    private const string Formula =
        "sum(gamma*OI)*100*spot^2*0.01; calls +, puts -; USD per 1% move; gamma as printed in the file (4 decimals)";

    private readonly OrderedDictionary<decimal, StrikeTotals> _strikes = [];
    private readonly OrderedDictionary<string, object?> _roots = new(StringComparer.Ordinal);
    private readonly HashSet<DateOnly> _expiries = [];
    private readonly List<ChainLeg> _open = [];
    private long _rows;
    private long _short;
    private long _unreadable;
    private long _callVolume;
    private long _putVolume;
    private long _withoutCallVolatility;
    private long _withoutPutVolatility;
    private long _openRows;
    private double _openGamma;

    /// <summary>The legs that expire after the quote date.</summary>
    public IReadOnlyList<ChainLeg> Open => _open;

    /// <summary>Counts a row with too few columns.</summary>
    public void AddShort() => _short++;

    /// <summary>Counts a row that cannot be read.</summary>
    public void AddUnreadable() => _unreadable++;

    /// <summary>Adds a row.</summary>
    public void Add(in ChainLeg call, in ChainLeg put)
    {
        _rows++;
        _roots[call.Symbol.Root] = (_roots.TryGetValue(call.Symbol.Root, out object? count) && count is long n ? n : 0) + 1L;
        _expiries.Add(call.Symbol.Expiry);
        _callVolume += call.Volume ?? 0;
        _putVolume += put.Volume ?? 0;
        _withoutCallVolatility += call.Volatility is null or 0 ? 1 : 0;
        _withoutPutVolatility += put.Volatility is null or 0 ? 1 : 0;
        StrikeTotals strike = At(call.Symbol.Strike);
        strike.CallInterest += call.OpenInterest ?? 0;
        strike.CallGamma += GammaOf(in call);
        StrikeTotals putStrike = At(put.Symbol.Strike);
        putStrike.PutInterest += put.OpenInterest ?? 0;
        putStrike.PutGamma += GammaOf(in put);
        if (call.Symbol.Expiry > asOf)
        {
            _openRows++;
            _openGamma += GammaOf(in call) - GammaOf(in put);
            _open.Add(call);
            _open.Add(put);
        }
    }

    /// <summary>Writes the counts.</summary>
    public void AddTo(OrderedDictionary<string, object?> map)
    {
        map["rows"] = _rows;
        map["short_rows"] = _short;
        if (_unreadable > 0)
        {
            map["unreadable_rows"] = _unreadable;
        }

        map["expirations"] = _expiries.Count;
        map["first_expiration"] = _rows > 0 ? ChainFacts.Text(_expiries.Min()) : null;
        map["last_expiration"] = _rows > 0 ? ChainFacts.Text(_expiries.Max()) : null;
        map["distinct_strikes"] = _strikes.Count;
        map["min_strike"] = _rows > 0 ? _strikes.Keys.Min() : null;
        map["max_strike"] = _rows > 0 ? _strikes.Keys.Max() : null;
        map["rows_by_root"] = _roots;
        map["total_call_oi"] = _strikes.Values.Sum(s => s.CallInterest);
        map["total_put_oi"] = _strikes.Values.Sum(s => s.PutInterest);
        map["total_call_volume"] = _callVolume;
        map["total_put_volume"] = _putVolume;
        map["rows_zero_call_iv"] = _withoutCallVolatility;
        map["rows_zero_put_iv"] = _withoutPutVolatility;
    }

    /// <summary>Writes the exposure by the gammas of the table.</summary>
    /// <param name="map">Where to.</param>
    /// <param name="factor">Dollars per unit of gamma times open interest.</param>
    public void AddWalls(OrderedDictionary<string, object?> map, double factor)
    {
        double calls = _strikes.Values.Sum(s => s.CallGamma) * factor;
        double puts = -_strikes.Values.Sum(s => s.PutGamma) * factor;
        map["naive_gex_file_gamma"] = new OrderedDictionary<string, object?>(StringComparer.Ordinal)
        {
            ["formula"] = Formula,
            ["call_gex"] = ChainFacts.Round(calls, 2),
            ["put_gex"] = ChainFacts.Round(puts, 2),
            ["net_gex"] = ChainFacts.Round(calls + puts, 2),
        };
        map["top5_positive_net_strikes"] = Top(_strikes.OrderByDescending(Net), factor);
        map["top5_negative_net_strikes"] = Top(_strikes.OrderBy(Net), factor);
        map["call_wall_by_call_gex"] = Largest(s => s.CallGamma);
        map["put_wall_by_put_gex"] = Largest(s => s.PutGamma);
        map["max_call_oi_strike"] = Largest(s => s.CallInterest);
        map["max_put_oi_strike"] = Largest(s => s.PutInterest);
        map["as_of_quote_date"] = ChainFacts.Text(asOf);
        map["excluding_expirations_on_or_before_quote_date"] = new OrderedDictionary<string, object?>(StringComparer.Ordinal)
        {
            ["rows"] = _openRows,
            ["call_oi"] = _open.Where(l => l.Symbol.IsCall).Sum(l => (long)(l.OpenInterest ?? 0)),
            ["put_oi"] = _open.Where(l => !l.Symbol.IsCall).Sum(l => (long)(l.OpenInterest ?? 0)),
            ["net_gex"] = ChainFacts.Round(_openGamma * factor, 2),
        };
    }

    private static double GammaOf(in ChainLeg leg) => (leg.Gamma ?? 0) * (leg.OpenInterest ?? 0);

    private static double Net(KeyValuePair<decimal, StrikeTotals> at) => at.Value.CallGamma - at.Value.PutGamma;

    private static List<object?> Top(IEnumerable<KeyValuePair<decimal, StrikeTotals>> strikes, double factor) =>
        [.. strikes.Take(Listed).Select(s => new List<object?> { s.Key, ChainFacts.Round(Net(s) * factor, 2) })];

    private decimal? Largest(Func<StrikeTotals, double> of) =>
        _strikes.Count == 0 ? null : _strikes.MaxBy(s => of(s.Value)).Key;

    private StrikeTotals At(decimal strike)
    {
        if (!_strikes.TryGetValue(strike, out StrikeTotals? totals))
        {
            totals = new StrikeTotals();
            _strikes.Add(strike, totals);
        }

        return totals;
    }
}
