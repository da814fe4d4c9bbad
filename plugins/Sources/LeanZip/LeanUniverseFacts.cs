using System.Globalization;

namespace MiaIa.Plugins.Sources;

/// <summary>The facts of a universe file.</summary>
internal sealed class LeanUniverseFacts(LeanUniverse universe)
{
    private readonly HashSet<string> _expiries = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, object?> _openInterest = new(StringComparer.Ordinal);
    private long _rows;
    private long _options;
    private long _withoutOpenInterest;
    private decimal _callOpen;
    private decimal _putOpen;
    private decimal _volume;
    private decimal _gammaTimesOpen;
    private string? _underlyingClose;

    /// <summary>Adds a row.</summary>
    public void Add(string[] row)
    {
        _rows++;
        if (!universe.IsOfOptions)
        {
            _openInterest[row[0]] = universe.Text(row, "open_interest");
            return;
        }

        if (row[0].Length == 0)
        {
            _underlyingClose = universe.Text(row, "close");
            return;
        }

        _options++;
        _expiries.Add(row[0]);
        string written = universe.Text(row, "open_interest");
        decimal open = Number(written);
        _withoutOpenInterest += written.Length == 0 ? 1 : 0;
        _callOpen += universe.Text(row, "right") is "C" ? open : 0;
        _putOpen += universe.Text(row, "right") is "P" ? open : 0;
        _volume += Number(universe.Text(row, "volume"));
        _gammaTimesOpen += Number(universe.Text(row, "gamma")) * open;
    }

    /// <summary>Tells the facts.</summary>
    public IReadOnlyDictionary<string, object?> ToMap()
    {
        OrderedDictionary<string, object?> map = new(StringComparer.Ordinal)
        {
            ["columns"] = universe.Columns,
            ["rows"] = _rows,
        };
        if (!universe.IsOfOptions)
        {
            map["open_interest"] = _openInterest;
            return map;
        }

        map["options"] = _options;
        map["call_oi"] = _callOpen;
        map["put_oi"] = _putOpen;
        map["volume"] = _volume;
        map["rows_without_oi"] = _withoutOpenInterest;
        map["expiries"] = _expiries.Count;
        if (universe.Column("gamma") >= 0)
        {
            map["sum_gamma_x_oi"] = Math.Round(_gammaTimesOpen, 6);
        }

        if (_underlyingClose is not null)
        {
            map["underlying_close"] = _underlyingClose;
        }

        return map;
    }

    private static decimal Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
            && Math.Abs(value) < 1_000_000_000_000
            ? value
            : 0;
}
