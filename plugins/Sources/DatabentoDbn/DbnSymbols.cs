using System.Globalization;

namespace MiaIa.Plugins.Sources;

/// <summary>Which numbers of instruments belong to one symbol, and when.</summary>
internal sealed class DbnSymbols
{
    private const long NsPerTick = 100;

    private readonly List<(uint Id, long FromNs, long ToNs)> _spans = [];
    private readonly bool _takesAll;
    private uint _lastId;
    private long _lastFrom = long.MaxValue;
    private long _lastTo;
    private uint? _found;

    /// <summary>
    /// Whether the symbol stands for another instrument since this was set to false: a continuous one has rolled.
    /// </summary>
    public bool HasRolled { get; set; }

    /// <summary>Prepares for the records of a symbol.</summary>
    /// <param name="metadata">The file's metadata.</param>
    /// <param name="symbol">The symbol, or the number of an instrument of a file that names none.</param>
    /// <param name="takesAll">Whether the records of others were left out before.</param>
    public DbnSymbols(DbnMetadata metadata, string symbol, bool takesAll = false)
    {
        _takesAll = takesAll;
        foreach (DbnMapping mapping in metadata.Mappings)
        {
            if (string.Equals(mapping.Symbol, symbol, StringComparison.Ordinal) && TryId(mapping.Target, out uint id))
            {
                _spans.Add((id, ToNs(mapping.From, long.MinValue), ToNs(mapping.To, long.MaxValue)));
            }
        }

        if (_spans.Count == 0 && TryId(symbol, out uint number))
        {
            _spans.Add((number, long.MinValue, long.MaxValue));
        }
        else if (_spans.Count == 1)
        {
            // One number only: days do not matter, and the snapshot before the first one belongs to it too.
            _spans[0] = (_spans[0].Id, long.MinValue, long.MaxValue);
        }
    }

    /// <summary>Whether a record belongs to the symbol.</summary>
    /// <param name="id">Number of its instrument.</param>
    /// <param name="timeNs">When it was received, nanoseconds UTC.</param>
    public bool Has(uint id, long timeNs) =>
        (id == _lastId && timeNs >= _lastFrom && timeNs < _lastTo) || Find(id, timeNs);

    /// <summary>Reads the number of an instrument.</summary>
    public static bool TryId(string text, out uint id) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);

    private bool Find(uint id, long timeNs)
    {
        foreach ((uint spanId, long from, long to) in _spans)
        {
            if (spanId == id && timeNs >= from && timeNs < to)
            {
                (_lastId, _lastFrom, _lastTo) = (spanId, from, to);
                HasRolled |= _found is { } before && before != spanId;
                _found = spanId;
                return true;
            }
        }

        HasRolled |= _takesAll && _found is { } known && known != id;
        _found = _takesAll ? id : _found;
        return _takesAll;
    }

    private static long ToNs(uint date, long otherwise)
    {
        (int year, int month, int day) = ((int)(date / 10_000), (int)(date / 100 % 100), (int)(date % 100));
        return year is >= 1970 and < 2262 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? (new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).Ticks * NsPerTick
            : otherwise;
    }
}
