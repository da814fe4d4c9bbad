using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>Reads a table of bars.</summary>
internal sealed class CsvBarReader : TableReader
{
    private readonly CsvLayout _layout;
    private readonly CsvRow _row;
    private readonly CsvKey _key;
    private readonly TickGrid _grid;
    private readonly BarPeriod _period;
    private readonly bool _hasSides;
    private readonly bool _isEnd;
    private long _lastNs = long.MinValue;

    /// <summary>Opens a stream of bars.</summary>
    public CsvBarReader(CsvLayout layout, MarketStream stream, StreamRequest request)
        : base(stream, request, layout.HeaderLines)
    {
        _layout = layout;
        _row = new CsvRow(layout, request.Zones);
        _key = new CsvKey(stream.Key);
        _grid = new TickGrid(request.Instrument.TickSize, layout.ScaleDigits);
        _period = stream.Period!.Value;
        _hasSides = layout.Columns.Has(CsvRole.BidVolume) && layout.Columns.Has(CsvRole.AskVolume);
        _isEnd = layout.IsEndStamp || layout.IsDaily;
    }

    /// <inheritdoc />
    protected override string Expected => _layout.Expected;

    /// <inheritdoc />
    protected override ProblemKind? ReadRow(ReadOnlySpan<byte> line)
    {
        if (!_row.TrySplit(line))
        {
            return ProblemKind.BadRecord;
        }

        if (!_key.IsOf(_row.Symbol(line)))
        {
            return null;
        }

        if (!_row.TryTime(line, out long timeNs) || !IsWhole()
            || !_row.TryCount(CsvRole.Volume, out int volume) || !_row.TryCount(CsvRole.Trades, out int trades)
            || !_row.TryCount(CsvRole.BidVolume, out int sold) || !_row.TryCount(CsvRole.AskVolume, out int bought))
        {
            return ProblemKind.BadRecord;
        }

        if (!_row.TryTicks(CsvRole.Open, _grid, out int open) || !_row.TryTicks(CsvRole.High, _grid, out int high)
            || !_row.TryTicks(CsvRole.Low, _grid, out int low) || !_row.TryTicks(CsvRole.Close, _grid, out int close))
        {
            return ProblemKind.OffGrid;
        }

        Bar bar = new(
            _period.Seconds, open, high, low, close, volume, bought, sold, (double)bought - sold,
            _hasSides ? DeltaKind.Exact : DeltaKind.None, HasPrints: false, trades);
        if (!bar.IsValid)
        {
            return ProblemKind.ImpossibleBar;
        }

        long endNs = _isEnd ? timeNs : timeNs + _period.Nanoseconds;
        if (endNs <= _lastNs)
        {
            return ProblemKind.TimeBackwards;
        }

        _lastNs = endNs;
        Tell(MarketEvent.Of(endNs, Request.Instrument.Id, in bar, endNs - _period.Nanoseconds));
        return null;
    }

    private bool IsWhole() =>
        _row.IsNumber(CsvRole.Open) && _row.IsNumber(CsvRole.High) && _row.IsNumber(CsvRole.Low) && _row.IsNumber(CsvRole.Close);
}
