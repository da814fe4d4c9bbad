using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>One row of a table, read by its layout.</summary>
/// <param name="layout">The layout.</param>
/// <param name="zones">For local times.</param>
internal sealed class CsvRow(CsvLayout layout, ITimeZones zones)
{
    // A daily bar is whole when the next session begins.
    private const long SessionStartNs = 18L * 3600 * 1_000_000_000;
    private const int MostStampLength = 64;
    private const long MostContracts = 1_000_000_000_000;

    private readonly NumberRow _numbers = new(Math.Max(1, layout.Columns.Count), layout.DecimalMark);
    private readonly int _date = layout.Columns.Of(CsvRole.Date);
    private readonly int _time = layout.Columns.Of(CsvRole.Time);
    private readonly int _symbol = layout.Columns.Of(CsvRole.Symbol);

    /// <summary>The columns.</summary>
    public NumberRow Numbers => _numbers;

    /// <summary>Splits a row; false when it has too few columns.</summary>
    public bool TrySplit(ReadOnlySpan<byte> line)
    {
        _numbers.Read(line, layout.Separator);
        return _numbers.Count >= layout.Columns.Needed;
    }

    /// <summary>The contract that a row is of; empty when no column tells.</summary>
    public ReadOnlySpan<byte> Symbol(ReadOnlySpan<byte> line) => _symbol < 0 ? default : Unquote(_numbers.Text(line, _symbol));

    /// <summary>The column's text without quotes around it; empty when there is none.</summary>
    public ReadOnlySpan<byte> Text(ReadOnlySpan<byte> line, CsvRole role)
    {
        int column = layout.Columns.Of(role);
        return column < 0 ? default : Unquote(_numbers.Text(line, column));
    }

    /// <summary>The row's time, nanoseconds UTC; for a daily bar its end.</summary>
    public bool TryTime(ReadOnlySpan<byte> line, out long timeNs)
    {
        if (_date < 0 || _time < 0)
        {
            return TryStamp(Unquote(_numbers.Text(line, _date < 0 ? _time : _date)), out timeNs);
        }

        ReadOnlySpan<byte> date = Unquote(_numbers.Text(line, _date));
        ReadOnlySpan<byte> time = Unquote(_numbers.Text(line, _time));
        timeNs = 0;
        if (date.Length + time.Length >= MostStampLength)
        {
            return false;
        }

        Span<byte> stamp = stackalloc byte[MostStampLength];
        date.CopyTo(stamp);
        stamp[date.Length] = (byte)' ';
        time.CopyTo(stamp[(date.Length + 1)..]);
        return TryStamp(stamp[..(date.Length + 1 + time.Length)], out timeNs);
    }

    /// <summary>The venue's own time of the row; the row's time when it has none.</summary>
    public long VenueTime(ReadOnlySpan<byte> line, long timeNs) =>
        TryStamp(Text(line, CsvRole.VenueTime), out long venueNs) ? venueNs : timeNs;

    /// <summary>A count; false when it is no whole number, negative, or does not fit. 0 when there is no such column.</summary>
    public bool TryCount(CsvRole role, out int value)
    {
        int column = layout.Columns.Of(role);
        value = 0;
        return column < 0 || (_numbers.TryInteger(column, out value) && value >= 0);
    }

    /// <summary>A count that may be larger than any event holds; false as <see cref="TryCount"/>, and when there is no such column.</summary>
    public bool TryLong(CsvRole role, out long value)
    {
        int column = layout.Columns.Of(role);
        bool isNumber = column >= 0 && _numbers.IsNumber(column) && _numbers.FractionDigits(column) == 0;
        value = isNumber ? _numbers.Digits(column) : 0;
        return isNumber && value is >= 0 and <= MostContracts;
    }

    /// <summary>A price that lies on the grid.</summary>
    public bool TryTicks(CsvRole role, TickGrid grid, out int ticks)
    {
        int column = layout.Columns.Of(role);
        return grid.TryToTicks(_numbers.Digits(column), _numbers.FractionDigits(column), out ticks);
    }

    /// <summary>Whether a column is there and holds a number.</summary>
    public bool IsNumber(CsvRole role)
    {
        int column = layout.Columns.Of(role);
        return column >= 0 && _numbers.IsNumber(column);
    }

    private bool TryStamp(ReadOnlySpan<byte> text, out long timeNs)
    {
        if (!layout.Format.TryRead(text, out timeNs, out bool isUtc))
        {
            return false;
        }

        if (layout.IsDaily)
        {
            timeNs = zones.ToUtcNs(CsvLayout.ExchangeZone, timeNs + SessionStartNs);
        }
        else if (!isUtc)
        {
            timeNs = zones.ToUtcNs(layout.Zone, timeNs);
        }

        return true;
    }

    private static ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> text) =>
        text is [(byte)'"', .., (byte)'"'] ? text[1..^1] : text;
}
