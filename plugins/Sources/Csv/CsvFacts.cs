using System.Globalization;
using System.Text;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>What is in a table, for people and for checks. Sums are exact.</summary>
internal sealed class CsvFacts
{
    private const int MostSymbols = 100;

    private readonly CsvLayout _layout;
    private readonly CsvRow _row;
    private readonly CsvSpan _span = new();
    private readonly SortedDictionary<string, CsvTotals> _totals = new(StringComparer.Ordinal);
    private long _unreadable;

    private CsvFacts(CsvLayout layout, ITimeZones zones)
    {
        _layout = layout;
        _row = new CsvRow(layout, zones);
    }

    /// <summary>The facts of a file.</summary>
    /// <exception cref="SourceException">It cannot be read.</exception>
    public static IReadOnlyDictionary<string, object?> Of(string path, CsvLayout layout, ITimeZones zones)
    {
        using TextLines lines = TextFile.Open(path);
        CsvFacts facts = new(layout, zones);
        try
        {
            for (long i = 0; lines.TryRead(out ReadOnlySpan<byte> line); i++)
            {
                if (i >= layout.HeaderLines && !line.Trim((byte)' ').IsEmpty)
                {
                    facts.Add(line);
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw TextFile.Broken(path, lines.Number, e);
        }

        return facts.ToMap();
    }

    private void Add(ReadOnlySpan<byte> line)
    {
        if (!_row.TrySplit(line) || !_row.TryTime(line, out long timeNs))
        {
            _unreadable++;
            return;
        }

        _span.Add(timeNs);
        CsvTotals totals = TotalsOf(line);
        if (_layout.Columns.IsBars)
        {
            AddBar(totals);
            return;
        }

        decimal? bid = Price(CsvRole.Bid);
        decimal? ask = Price(CsvRole.Ask);
        if (bid is not null || ask is not null)
        {
            totals.AddQuote(bid, Count(CsvRole.BidSize), ask, Count(CsvRole.AskSize));
        }

        if (IsPrint(line))
        {
            decimal? price = Price(CsvRole.Price);
            Side side = CsvSide.Of(_row.Text(line, CsvRole.Side), _layout.IsDatabento);
            if (side is Side.None && !_layout.IsDatabento)
            {
                side = price >= ask ? Side.Buy : price <= bid ? Side.Sell : Side.None;
            }

            totals.AddPrint(price, Count(CsvRole.Size), side);
        }
    }

    private void AddBar(CsvTotals totals)
    {
        if (_row.IsNumber(CsvRole.Close))
        {
            totals.AddBar(
                Price(CsvRole.Open), Price(CsvRole.High), Price(CsvRole.Low), Price(CsvRole.Close),
                Count(CsvRole.Volume), Count(CsvRole.AskVolume), Count(CsvRole.BidVolume), Count(CsvRole.Trades));
        }
    }

    // Of too many contracts only the sum over all is kept.
    private CsvTotals TotalsOf(ReadOnlySpan<byte> line)
    {
        string symbol = _layout.Columns.Has(CsvRole.Symbol) ? Encoding.UTF8.GetString(_row.Symbol(line)) : "";
        symbol = _totals.ContainsKey(symbol) || _totals.Count < MostSymbols ? symbol : "others";
        if (!_totals.TryGetValue(symbol, out CsvTotals? totals))
        {
            _totals[symbol] = totals = new CsvTotals();
        }

        return totals;
    }

    private long Count(CsvRole role) => _row.TryLong(role, out long value) ? value : 0;

    private bool IsPrint(ReadOnlySpan<byte> line) => _row.IsNumber(CsvRole.Price)
        && (!_layout.Columns.Has(CsvRole.Action) || _row.Text(line, CsvRole.Action).SequenceEqual("T"u8));

    private decimal? Price(CsvRole role)
    {
        int column = _layout.Columns.Of(role);
        return !_row.IsNumber(role) ? null : new decimal(_row.Numbers.Digits(column))
            / (decimal)Math.Pow(10, _row.Numbers.FractionDigits(column) + _layout.ScaleDigits);
    }

    private OrderedDictionary<string, object?> ToMap()
    {
        OrderedDictionary<string, object?> map = new(StringComparer.Ordinal)
        {
            ["layout"] = _layout.Name,
            ["time_zone"] = _layout.IsDaily ? "dates" : _layout.Zone,
            ["rows"] = _span.Count,
            ["first"] = _span.Count == 0 ? null : Text(_span.FirstNs),
            ["last"] = _span.Count == 0 ? null : Text(_span.LastNs),
        };
        if (_layout.Columns.Has(CsvRole.Symbol))
        {
            map["symbols"] = _totals.Keys.ToList<object?>();
        }

        if (_totals.Count == 1)
        {
            _totals.Values.First().AddTo(map, _layout.Columns);
        }
        else if (_totals.Count > 1)
        {
            // Prices of several contracts have nothing in common; their rows and contracts can be added up.
            map[_layout.Columns.IsBars ? "bars" : "prints"] = _totals.Values.Sum(t => t.Count);
            map["volume"] = _totals.Values.Sum(t => t.Volume);
            map["instruments"] = new OrderedDictionary<string, object?>(
                _totals.Select(t => KeyValuePair.Create(t.Key, (object?)MapOf(t.Value))), StringComparer.Ordinal);
        }

        if (_unreadable > 0)
        {
            map["unreadable_rows"] = _unreadable;
        }

        return map;
    }

    private OrderedDictionary<string, object?> MapOf(CsvTotals totals)
    {
        OrderedDictionary<string, object?> map = new(StringComparer.Ordinal);
        totals.AddTo(map, _layout.Columns);
        return map;
    }

    private static string Text(long ns) => string.Create(
        CultureInfo.InvariantCulture, $"{DateTime.UnixEpoch.AddTicks(ns / 100):yyyy-MM-ddTHH:mm:ss.fffffff}{Math.Abs(ns % 100):00}Z");
}
