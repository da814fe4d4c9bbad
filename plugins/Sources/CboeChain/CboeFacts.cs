using System.Globalization;
using System.Security.Cryptography;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Sources;

/// <summary>The facts of a table, with the exposure of dealers by the usual convention for a check.</summary>
internal sealed class CboeFacts
{
    private const int StrikesShown = 5;
    private const double Multiplier = 100;
    private const double OnePercent = 0.01;

    private readonly double _spot;
    private readonly DateOnly? _quoted;
    private readonly SortedDictionary<decimal, (double Call, double Put, long CallOpen, long PutOpen)> _byStrike = [];
    private readonly SortedSet<DateOnly> _expirations = [];
    private readonly SortedDictionary<string, long> _byRoot = new(StringComparer.Ordinal);
    private readonly List<GexLeg> _legs = [];
    private Totals _all;
    private Totals _later;

    private CboeFacts(double spot, DateOnly? quoted)
    {
        _spot = spot;
        _quoted = quoted;
    }

    /// <summary>The facts of a file.</summary>
    public static IReadOnlyDictionary<string, object?> Of(string path)
    {
        using CboeTable table = CboeTable.Open(path);
        CboeFacts facts = new((double)(table.Spot ?? 0), CboeStamp.Date(path));
        while (table.TryRead(out CboeRow row))
        {
            facts.Add(in row);
        }

        OrderedDictionary<string, object?> map = new(StringComparer.Ordinal)
        {
            ["sha256"] = Hash(path),
            ["bytes"] = new FileInfo(path).Length,
            ["header_text"] = $"{table.NameLine} | {table.DateLine}",
            ["column_header_line"] = table.HeaderLine,
            ["columns"] = table.Columns,
            ["spot_last"] = table.Spot,
            ["rows"] = facts._all.Rows,
            ["short_rows"] = table.ShortRows,
        };
        if (table.BadRows > 0)
        {
            map["unreadable_rows"] = table.BadRows;
        }

        facts.AddTo(map);
        return map;
    }

    private static string Hash(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Add(in CboeRow row)
    {
        double call = Exposure(row.Call);
        double put = Exposure(row.Put);
        (double Call, double Put, long CallOpen, long PutOpen) sums = _byStrike.GetValueOrDefault(row.Symbol.Strike);
        _byStrike[row.Symbol.Strike] = (sums.Call + call, sums.Put + put, sums.CallOpen + Open(row.Call), sums.PutOpen + Open(row.Put));
        _expirations.Add(row.Symbol.Expiry);
        _byRoot[row.Symbol.Root] = _byRoot.GetValueOrDefault(row.Symbol.Root) + 1;
        _all = _all.With(in row, call, put);
        if (_quoted is { } quoted && row.Symbol.Expiry > quoted)
        {
            _later = _later.With(in row, call, put);
            double years = Math.Max(row.Symbol.Expiry.DayNumber - quoted.DayNumber, 1) / 365.0;
            AddLeg(row.Symbol.Strike, years, row.Call, 1);
            AddLeg(row.Symbol.Strike, years, row.Put, -1);
        }
    }

    private void AddLeg(decimal strike, double years, CboeLeg leg, int sign)
    {
        if (leg.ImpliedVolatility > 0 && leg.OpenInterest > 0)
        {
            _legs.Add(new GexLeg((double)strike, years, leg.ImpliedVolatility, sign * (double)leg.OpenInterest));
        }
    }

    private static long Open(CboeLeg leg) => Math.Max(0, leg.OpenInterest);

    private double Exposure(CboeLeg leg) => leg.Gamma > 0 ? leg.Gamma * Open(leg) * Multiplier * _spot * _spot * OnePercent : 0;

    private void AddTo(OrderedDictionary<string, object?> map)
    {
        map["expirations"] = _expirations.Count;
        map["first_expiration"] = _expirations.Count > 0 ? Text(_expirations.Min) : null;
        map["last_expiration"] = _expirations.Count > 0 ? Text(_expirations.Max) : null;
        map["distinct_strikes"] = _byStrike.Count;
        map["min_strike"] = _byStrike.Count > 0 ? _byStrike.Keys.First() : null;
        map["max_strike"] = _byStrike.Count > 0 ? _byStrike.Keys.Last() : null;
        map["rows_by_root"] = new OrderedDictionary<string, object?>(
            _byRoot.Select(r => KeyValuePair.Create(r.Key, (object?)r.Value)), StringComparer.Ordinal);
        map["total_call_oi"] = _all.CallOpen;
        map["total_put_oi"] = _all.PutOpen;
        map["total_call_volume"] = _all.CallVolume;
        map["total_put_volume"] = _all.PutVolume;
        map["rows_zero_call_iv"] = _all.CallsWithoutVolatility;
        map["rows_zero_put_iv"] = _all.PutsWithoutVolatility;
        map["naive_gex_file_gamma"] = new OrderedDictionary<string, object?>(StringComparer.Ordinal)
        {
            ["formula"] = "sum(gamma*OI)*100*spot^2*0.01; calls +, puts -; USD per 1% move; gamma as printed in the file (4 decimals)",
            ["call_gex"] = Math.Round(_all.Call, 2),
            ["put_gex"] = Math.Round(-_all.Put, 2),
            ["net_gex"] = Math.Round(_all.Call - _all.Put, 2),
        };
        map["top5_positive_net_strikes"] = Strikes(_byStrike.OrderByDescending(s => s.Value.Call - s.Value.Put));
        map["top5_negative_net_strikes"] = Strikes(_byStrike.OrderBy(s => s.Value.Call - s.Value.Put));
        if (_byStrike.Count > 0)
        {
            map["call_wall_by_call_gex"] = _byStrike.MaxBy(s => s.Value.Call).Key;
            map["put_wall_by_put_gex"] = _byStrike.MaxBy(s => s.Value.Put).Key;
            map["max_call_oi_strike"] = _byStrike.MaxBy(s => s.Value.CallOpen).Key;
            map["max_put_oi_strike"] = _byStrike.MaxBy(s => s.Value.PutOpen).Key;
        }

        if (_quoted is { } quoted)
        {
            AddProfile(map, quoted);
        }
    }

    private void AddProfile(OrderedDictionary<string, object?> map, DateOnly quoted)
    {
        map["as_of_quote_date"] = Text(quoted);
        map["excluding_expirations_on_or_before_quote_date"] = new OrderedDictionary<string, object?>(StringComparer.Ordinal)
        {
            ["rows"] = _later.Rows,
            ["call_oi"] = _later.CallOpen,
            ["put_oi"] = _later.PutOpen,
            ["net_gex"] = Math.Round(_later.Call - _later.Put, 2),
        };
        GexProfile profile = new(_legs, _spot);
        map["bs_profile_reference"] = new OrderedDictionary<string, object?>(StringComparer.Ordinal)
        {
            ["convention"] = "Black-Scholes gamma, r=q=0, each leg uses its own printed IV (legs with IV 0 dropped), T=max(calendar days,1)/365 from as_of, sticky-strike IV, calls + / puts -, USD per 1% move; scan 0.80..1.20*spot step 0.5% then bisection",
            ["as_of"] = Text(quoted),
            ["gex_at_spot"] = Math.Round(profile.At(_spot), 2),
            ["zero_crossings"] = profile.Crossings().Select(c => (object?)Math.Round(c, 3)).ToArray(),
        };
    }

    private static object?[] Strikes(
        IEnumerable<KeyValuePair<decimal, (double Call, double Put, long CallOpen, long PutOpen)>> sorted) =>
        [.. sorted.Take(StrikesShown).Select(s => new object?[] { s.Key, Math.Round(s.Value.Call - s.Value.Put, 2) })];

    private readonly record struct Totals(
        long Rows, long CallOpen, long PutOpen, long CallVolume, long PutVolume, long CallsWithoutVolatility, long PutsWithoutVolatility, double Call, double Put)
    {
        public Totals With(in CboeRow row, double call, double put) => new(
            Rows + 1,
            CallOpen + Open(row.Call),
            PutOpen + Open(row.Put),
            CallVolume + Math.Max(0, row.Call.Volume),
            PutVolume + Math.Max(0, row.Put.Volume),
            CallsWithoutVolatility + (row.Call.ImpliedVolatility > 0 ? 0 : 1),
            PutsWithoutVolatility + (row.Put.ImpliedVolatility > 0 ? 0 : 1),
            Call + call,
            Put + put);
    }
}
