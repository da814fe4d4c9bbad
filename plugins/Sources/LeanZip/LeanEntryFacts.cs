using System.Globalization;
using System.Text;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>What the facts of all kinds of entries have in common.</summary>
internal abstract class LeanEntryFacts(LeanEntry entry)
{
    private const decimal OptionDivisor = 10_000;
    private const decimal LargestNumber = 100_000_000_000;

    private readonly HashSet<long> _times = [];
    private int _columns;
    private string _firstTime = "";
    private string _lastTime = "";
    private long _firstMs;
    private long _lastMs;
    private bool _isSorted = true;
    private long _unreadable;

    /// <summary>Rows that are not empty.</summary>
    public long Rows { get; private set; }

    /// <summary>Contracts traded; 0 where an entry has none.</summary>
    public decimal Volume { get; protected set; }

    /// <summary>What written prices are divided by; null until the first price.</summary>
    protected decimal? Divisor { get; private set; }

    /// <summary>First column that may hold a price, and how many may; none where there are no prices.</summary>
    protected virtual (int First, int Count) Prices => (1, 4);

    /// <summary>The instrument's tick, in points; null when it is not known or an entry has no grid.</summary>
    protected decimal? Tick => entry.Security is not LeanSecurity.Future ? null : entry.Root switch
    {
        "ES" or "MES" or "NQ" or "MNQ" => 0.25m,
        "GC" or "MGC" or "RTY" or "M2K" => 0.1m,
        "YM" or "MYM" => 1m,
        "CL" => 0.01m,
        _ => null,
    };

    /// <summary>Adds a row.</summary>
    public void Add(NumberRow row, ReadOnlySpan<byte> line)
    {
        Rows++;
        _columns = Rows == 1 ? row.Count : _columns;
        if (!IsPlausible(row))
        {
            _unreadable++;
            return;
        }

        AddTime(row, line);
        Divisor ??= FindDivisor(row);
        if (!TryAdd(row))
        {
            _unreadable++;
        }
    }

    /// <summary>The facts, by name.</summary>
    public OrderedDictionary<string, object?> ToMap()
    {
        OrderedDictionary<string, object?> map = new(StringComparer.Ordinal) { ["rows"] = Rows };
        if (Rows > 0)
        {
            map["columns"] = _columns;
            AddTimes(map);
            AddTo(map);
        }

        if (_unreadable > 0)
        {
            map["unreadable_rows"] = _unreadable;
        }

        map["price_divisor"] = Divisor ?? 1;
        if (entry.Option is { } option)
        {
            map["right"] = option.IsCall ? "call" : "put";
            map["strike"] = option.Strike;
            map["expiry"] = option.Expiry.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        }

        return map;
    }

    /// <summary>Takes the values of a row; false when it cannot be read.</summary>
    protected abstract bool TryAdd(NumberRow row);

    /// <summary>Writes the facts of this kind of entry.</summary>
    protected abstract void AddTo(OrderedDictionary<string, object?> map);

    /// <summary>A price in points; null when there is none.</summary>
    protected decimal? Price(NumberRow row, int column) => column < row.Count && row.IsNumber(column)
        ? Number(row, column) / (Divisor ?? 1)
        : null;

    /// <summary>A number as it is written; 0 when there is none.</summary>
    protected static decimal Number(NumberRow row, int column) => column < row.Count && row.IsNumber(column)
        ? new decimal(row.Digits(column)) / (decimal)Math.Pow(10, row.FractionDigits(column))
        : 0;

    /// <summary>Whether no number is beyond all measure: sums of such would not fit.</summary>
    private static bool IsPlausible(NumberRow row)
    {
        for (int column = 0; column < row.Count; column++)
        {
            if (Math.Abs(Number(row, column)) > LargestNumber)
            {
                return false;
            }
        }

        return true;
    }

    private decimal? FindDivisor(NumberRow row)
    {
        if (entry.Security is LeanSecurity.Option or LeanSecurity.Other)
        {
            // Options on futures are the exception: their prices are plain.
            return entry.IsOnFuture ? 1 : OptionDivisor;
        }

        return Prices.Count > 0 && LeanScale.Find(row, Prices.First, Prices.Count) is { } scale
            ? (decimal)Math.Pow(10, scale)
            : null;
    }

    private void AddTime(NumberRow row, ReadOnlySpan<byte> line)
    {
        if (entry.Date is null)
        {
            _lastTime = Encoding.UTF8.GetString(row.Text(line, 0));
            _firstTime = _firstTime.Length == 0 ? _lastTime : _firstTime;
            return;
        }

        long ms = row.Digits(0);
        bool isFirst = _times.Count == 0;
        _firstMs = isFirst ? ms : _firstMs;
        _isSorted &= isFirst || ms >= _lastMs;
        _lastMs = ms;
        _times.Add(ms);
    }

    private void AddTimes(OrderedDictionary<string, object?> map)
    {
        if (entry.Date is null)
        {
            map["first_time"] = _firstTime;
            map["last_time"] = _lastTime;
            return;
        }

        map["first_ms"] = _firstMs;
        map["last_ms"] = _lastMs;
        map["first_time"] = TimeOfDay(_firstMs);
        map["last_time"] = TimeOfDay(_lastMs);
        map["sorted"] = _isSorted;
        map["distinct_times"] = _times.Count;
    }

    private static string TimeOfDay(long ms) =>
        TimeSpan.FromMilliseconds(ms).ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);
}
