using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>One row of a bar export, read by the names in its header.</summary>
internal sealed class SierraBarRow(SierraHeader header)
{
    private readonly NumberRow _row = new(header.Columns.Count);
    private readonly SierraStamp _stamp = new();
    private readonly int _date = header.Find("Date");
    private readonly int _time = header.Find("Time");
    private readonly int _open = header.Find("Open");
    private readonly int _high = header.Find("High");
    private readonly int _low = header.Find("Low");
    private readonly int _last = header.Find("Last");
    private readonly int _volume = header.Find("Volume");
    private readonly int _trades = header.Find("NumberOfTrades", "# of Trades");
    private readonly int _bid = header.Find("BidVolume", "Bid Volume");
    private readonly int _ask = header.Find("AskVolume", "Ask Volume");

    /// <summary>The columns, for facts.</summary>
    public NumberRow Numbers => _row;

    /// <summary>Places of open, high, low and last.</summary>
    public (int Open, int High, int Low, int Last) Prices => (_open, _high, _low, _last);

    /// <summary>Begin of the bar in the chart's zone, as nanoseconds since 1970.</summary>
    public long LocalNs { get; private set; }

    /// <summary>Contracts traded.</summary>
    public int Volume { get; private set; }

    /// <summary>Number of prints; 0 when the export does not tell.</summary>
    public int Trades { get; private set; }

    /// <summary>Contracts sold by aggressors; 0 when the export does not tell.</summary>
    public int BidVolume { get; private set; }

    /// <summary>Contracts bought by aggressors; 0 when the export does not tell.</summary>
    public int AskVolume { get; private set; }

    /// <summary>Whether the export tells volume by side.</summary>
    public bool HasSides => _bid >= 0 && _ask >= 0;

    /// <summary>Reads a row; false when it cannot be read.</summary>
    public bool TryRead(ReadOnlySpan<byte> line)
    {
        _row.Read(line, header.Separator);
        if (_row.Count != header.Columns.Count
            || !_stamp.TryRead(_row.Text(line, _date), _row.Text(line, _time), out long local)
            || !_row.IsNumber(_open) || !_row.IsNumber(_high) || !_row.IsNumber(_low) || !_row.IsNumber(_last)
            || !TryCount(_volume, out int volume) || !TryCount(_trades, out int trades)
            || !TryCount(_bid, out int bid) || !TryCount(_ask, out int ask))
        {
            return false;
        }

        LocalNs = local;
        Volume = volume;
        Trades = trades;
        BidVolume = bid;
        AskVolume = ask;
        return true;
    }

    /// <summary>The row as a bar; a problem when a price is off the grid or the bar is impossible.</summary>
    public ProblemKind? ToBar(TickGrid grid, int periodSeconds, out Bar bar)
    {
        bar = default;
        if (!grid.TryToTicks(_row.Digits(_open), _row.FractionDigits(_open), out int open)
            || !grid.TryToTicks(_row.Digits(_high), _row.FractionDigits(_high), out int high)
            || !grid.TryToTicks(_row.Digits(_low), _row.FractionDigits(_low), out int low)
            || !grid.TryToTicks(_row.Digits(_last), _row.FractionDigits(_last), out int last))
        {
            return ProblemKind.OffGrid;
        }

        // What is in neither side's volume is volume of unknown side.
        bar = new Bar(
            periodSeconds, open, high, low, last, Volume, AskVolume, BidVolume, AskVolume - BidVolume,
            HasSides ? DeltaKind.Exact : DeltaKind.None, HasPrints: false, Trades);
        return bar.IsValid ? null : ProblemKind.ImpossibleBar;
    }

    private bool TryCount(int column, out int value)
    {
        value = 0;
        return column < 0 || (_row.TryInteger(column, out value) && value >= 0);
    }
}
