using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>Rows of an index: time, open, high, low, close, volume. Its value at the end of the bar is the close.</summary>
internal sealed class LeanIndexValues(LeanStamp stamp, int periodSeconds, Instrument instrument) : LeanRows
{
    private const int Columns = 6;
    private const int Close = 4;

    private double? _divisor;

    /// <inheritdoc />
    public override string Layout => "time, open, high, low, close, volume";

    /// <inheritdoc />
    public override ProblemKind? Read(NumberRow row, ReadOnlySpan<byte> line, out MarketEvent e)
    {
        e = default;
        if (row.Count is < Columns or > Columns + 1 || !stamp.TryRead(row, line, out long start)
            || !row.IsNumber(1) || !row.IsNumber(2) || !row.IsNumber(3)
            || !row.TryDouble(Close, out double close) || close <= 0)
        {
            return ProblemKind.BadRecord;
        }

        _divisor ??= Math.Pow(10, LeanScale.Find(row, 1, 4) ?? 0);
        long end = start + (periodSeconds * 1_000_000_000L);
        e = MarketEvent.Of(end, instrument.Id, new IndexValue(close / _divisor.Value, IsDaily: periodSeconds == 86_400));
        return null;
    }
}
