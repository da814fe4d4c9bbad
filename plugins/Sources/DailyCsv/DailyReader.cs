using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>Reads the closes of a daily series; each is told when the next session begins.</summary>
internal sealed class DailyReader : TableReader
{
    private readonly DailyLayout _layout;
    private readonly NumberRow _row;
    private long _lastNs = long.MinValue;

    /// <summary>Opens a stream.</summary>
    public DailyReader(DailyLayout layout, MarketStream stream, StreamRequest request)
        : base(stream, request, layout.HeaderLines)
    {
        _layout = layout;
        _row = new NumberRow(layout.Columns.Count);
    }

    /// <inheritdoc />
    protected override string Expected => "a date, open, high, low and close, such as 2024-01-31,13.9,14.6,13.7,14.35";

    /// <inheritdoc />
    protected override ProblemKind? ReadRow(ReadOnlySpan<byte> line)
    {
        _row.Read(line, (byte)',');
        if (_row.Count <= _layout.Close || !_layout.TryTime(_row.Text(line, 0), Request.Zones, out long timeNs))
        {
            return ProblemKind.BadRecord;
        }

        // A day without a value, such as a holiday, has an empty column or a point.
        if (_layout.IsOneValue && _row.Text(line, 1) is [] or [(byte)'.'])
        {
            return null;
        }

        double high = double.MaxValue;
        double low = 0;
        if (!_row.TryDouble(_layout.Close, out double close) || close <= 0
            || (!_layout.IsOneValue && (!_row.IsNumber(1) || !_row.TryDouble(2, out high) || !_row.TryDouble(3, out low))))
        {
            return ProblemKind.BadRecord;
        }

        // Old opens of VIX lie outside the day's range now and then; nobody uses them, and the close is right.
        if (close > high || close < low)
        {
            return ProblemKind.ImpossibleBar;
        }

        if (timeNs <= _lastNs)
        {
            return ProblemKind.TimeBackwards;
        }

        _lastNs = timeNs;
        Tell(MarketEvent.Of(timeNs, Request.Instrument.Id, new IndexValue(close, IsDaily: true)));
        return null;
    }
}
