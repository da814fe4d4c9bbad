using System.Text;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>What is in a daily series, for people and for checks: rows as they are written, and exact sums.</summary>
internal sealed class DailyFacts
{
    private readonly DailyLayout _layout;
    private readonly NumberRow _row;
    private long _rows;
    private long _unreadable;
    private decimal _sum;
    private (decimal Close, byte[] Line)? _most;
    private (decimal Close, byte[] Line)? _least;
    private byte[] _first = [];
    private byte[] _last = [];

    private DailyFacts(DailyLayout layout)
    {
        _layout = layout;
        _row = new NumberRow(layout.Columns.Count);
    }

    /// <summary>The facts of a file.</summary>
    /// <exception cref="SourceException">It cannot be read.</exception>
    public static IReadOnlyDictionary<string, object?> Of(string path, DailyLayout layout)
    {
        using TextLines lines = TextFile.Open(path);
        DailyFacts facts = new(layout);
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
        _row.Read(line, (byte)',');
        if (_row.Count <= _layout.Close || !_row.IsNumber(_layout.Close)
            || !_layout.Format.TryRead(_row.Text(line, 0), out _, out _))
        {
            _unreadable++;
            return;
        }

        decimal close = new decimal(_row.Digits(_layout.Close)) / (decimal)Math.Pow(10, _row.FractionDigits(_layout.Close));
        byte[] kept = line.ToArray();
        _first = _rows == 0 ? kept : _first;
        _last = kept;
        _most = _most is null || close > _most.Value.Close ? (close, kept) : _most;
        _least = _least is null || close < _least.Value.Close ? (close, kept) : _least;
        _sum += close;
        _rows++;
    }

    private OrderedDictionary<string, object?> ToMap()
    {
        OrderedDictionary<string, object?> map = new(StringComparer.Ordinal)
        {
            ["rows"] = _rows,
            ["columns"] = _layout.Columns.ToList<object?>(),
        };
        if (_rows > 0)
        {
            map["first"] = RowOf(_first);
            map["last"] = RowOf(_last);
            map["max_close"] = RowOf(_most!.Value.Line);
            map["min_close"] = RowOf(_least!.Value.Line);
            map["sum_close"] = _sum;
        }

        if (_unreadable > 0)
        {
            map["unreadable_rows"] = _unreadable;
        }

        return map;
    }

    private OrderedDictionary<string, object?> RowOf(byte[] line)
    {
        OrderedDictionary<string, object?> map = new(StringComparer.Ordinal);
        _row.Read(line, (byte)',');
        for (int i = 0; i < _layout.Columns.Count && i < _row.Count; i++)
        {
            map[_layout.Columns[i]] = Encoding.UTF8.GetString(_row.Text(line, i));
        }

        return map;
    }
}
