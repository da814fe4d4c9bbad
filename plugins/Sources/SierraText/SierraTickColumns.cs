using System.Globalization;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>Reads rows of the tick export by the names in its header.</summary>
internal sealed class SierraTickColumns
{
    /// <summary>How many levels of a side are read.</summary>
    public const int MaxLevels = 10;

    private const int SoldAtBid = 1;
    private const int BoughtAtAsk = 2;

    private readonly SierraHeader _header;
    private readonly NumberRow _row;
    private readonly SierraStamp _stamp = new();
    private readonly int _date;
    private readonly int _time;
    private readonly int _sequence;
    private readonly int _depthSequence;
    private readonly int _price;
    private readonly int _volume;
    private readonly int _type;
    private readonly int _ask;
    private readonly int _bid;
    private readonly int _askSize;
    private readonly int _bidSize;
    private readonly int _askLadder;
    private readonly int _bidLadder;
    private readonly int[] _askLevels;
    private readonly int[] _bidLevels;

    /// <summary>Finds the columns.</summary>
    public SierraTickColumns(SierraHeader header)
    {
        _header = header;
        _row = new NumberRow(header.Columns.Count);
        _date = header.Find("Date");
        _time = header.Find("Time");
        _sequence = header.Find("Sequence");
        _depthSequence = header.Find("DepthSequence");
        _price = header.Find("Price");
        _volume = header.Find("Volume");
        _type = header.Find("TradeType");
        _ask = header.Find("AskPrice");
        _bid = header.Find("BidPrice");
        _askSize = header.Find("AskSize");
        _bidSize = header.Find("BidSize");
        _askLadder = header.Find("AskDOMPrice");
        _bidLadder = header.Find("BidDOMPrice");
        _askLevels = Levels(header, "AskDOM_");
        _bidLevels = Levels(header, "BidDOM_");
        LevelCount = _askLadder < 0 || _bidLadder < 0
            ? 0
            : Math.Min(MaxLevels, Math.Min(_askLevels.Length, _bidLevels.Length));
        FileLevels = Math.Min(_askLevels.Length, _bidLevels.Length);
    }

    /// <summary>Levels of a side that are read; 0 when the export has no ladder.</summary>
    public int LevelCount { get; }

    /// <summary>Levels of a side that the export has.</summary>
    public int FileLevels { get; }

    /// <summary>The columns of the row read last.</summary>
    public NumberRow Numbers => _row;

    /// <summary>The price column.</summary>
    public int Price => _price;

    /// <summary>Reads a row; a problem when it cannot be read or a price is off the grid.</summary>
    /// <param name="line">The line.</param>
    /// <param name="number">Its number.</param>
    /// <param name="grid">The instrument's grid; null leaves all prices 0, where only the rest is wanted.</param>
    /// <param name="row">The row.</param>
    /// <param name="sizes">Receives the sizes of the ask levels and then of the bid levels, best first.</param>
    public ProblemKind? Read(
        ReadOnlySpan<byte> line, long number, TickGrid? grid, out SierraTickRow row, Span<int> sizes)
    {
        row = default;
        _row.Read(line, _header.Separator);
        if (_row.Count != _header.Columns.Count
            || !_stamp.TryRead(_row.Text(line, _date), _row.Text(line, _time), out long time)
            || _row.FractionDigits(_sequence) != 0 || _row.FractionDigits(_depthSequence) != 0
            || !_row.IsNumber(_price) || !_row.TryInteger(_volume, out int volume) || volume < 0
            || !_row.TryInteger(_type, out int type)
            || !_row.TryInteger(_askSize, out int askSize) || !_row.TryInteger(_bidSize, out int bidSize)
            || !TryLevels(sizes))
        {
            return ProblemKind.BadRecord;
        }

        if (!TryTicks(grid, _price, out int price) || !TryTicks(grid, _ask, out int ask) || !TryTicks(grid, _bid, out int bid)
            || !TryTicks(grid, _askLadder, out int askLadder) || !TryTicks(grid, _bidLadder, out int bidLadder))
        {
            return ProblemKind.OffGrid;
        }

        Side aggressor = type switch { BoughtAtAsk => Side.Buy, SoldAtBid => Side.Sell, _ => Side.None };
        row = new SierraTickRow(
            time,
            _row.Digits(_sequence),
            _row.Digits(_depthSequence),
            new Trade(price, volume, aggressor),
            new Quote(bidSize > 0 ? bid : 0, askSize > 0 ? ask : 0, Math.Max(0, bidSize), Math.Max(0, askSize)),
            askLadder,
            bidLadder,
            number);
        return null;
    }

    private bool TryTicks(TickGrid? grid, int column, out int ticks)
    {
        ticks = 0;
        return grid is null || column < 0 || grid.TryToTicks(_row.Digits(column), _row.FractionDigits(column), out ticks);
    }

    private bool TryLevels(Span<int> sizes)
    {
        for (int level = 0; level < LevelCount; level++)
        {
            if (!_row.TryInteger(_askLevels[level], out sizes[level])
                || !_row.TryInteger(_bidLevels[level], out sizes[LevelCount + level]))
            {
                return false;
            }
        }

        return true;
    }

    private static int[] Levels(SierraHeader header, string prefix)
    {
        List<int> columns = [];
        int column;
        while ((column = header.Find(prefix + columns.Count.ToString(CultureInfo.InvariantCulture))) >= 0)
        {
            columns.Add(column);
        }

        return [.. columns];
    }
}
