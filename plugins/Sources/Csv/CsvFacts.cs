using System.Globalization;
using System.Text;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>What is in a table, for people and for checks. Sums are exact.</summary>
internal sealed class CsvFacts
{
    private readonly CsvLayout _layout;
    private readonly CsvRow _row;
    private readonly CsvSpan _span = new();
    private readonly HashSet<string> _symbols = new(StringComparer.Ordinal);
    private long _unreadable;
    private long _prints;
    private decimal? _high;
    private decimal? _low;
    private decimal? _last;
    private long _volume;

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
        if (_layout.Columns.Has(CsvRole.Symbol) && _symbols.Count < 100)
        {
            _symbols.Add(Encoding.UTF8.GetString(_row.Symbol(line)));
        }

        bool isBar = _layout.Columns.IsBars;
        if (isBar ? _row.IsNumber(CsvRole.Close) : IsPrint(line))
        {
            _prints++;
            _last = Price(isBar ? CsvRole.Close : CsvRole.Price);
            decimal? high = isBar ? Price(CsvRole.High) : _last;
            decimal? low = isBar ? Price(CsvRole.Low) : _last;
            _high = _high is null || high > _high ? high : _high;
            _low = _low is null || low < _low ? low : _low;
            _volume += _row.TryCount(isBar ? CsvRole.Volume : CsvRole.Size, out int size) ? size : 0;
        }
    }

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
            map["symbols"] = _symbols.ToList<object?>();
        }

        if (_layout.Columns.IsBars || _layout.Columns.IsPrints)
        {
            map[_layout.Columns.IsBars ? "bars" : "prints"] = _prints;
            map["high"] = _high;
            map["low"] = _low;
            map["last_price"] = _last;
            map["volume"] = _volume;
        }

        if (_unreadable > 0)
        {
            map["unreadable_rows"] = _unreadable;
        }

        return map;
    }

    private static string Text(long ns) =>
        DateTime.UnixEpoch.AddTicks(ns / 100).ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
