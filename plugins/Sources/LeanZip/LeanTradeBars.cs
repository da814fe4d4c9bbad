using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>Rows of trades of futures, as bars: time, open, high, low, close, volume and perhaps a flag.</summary>
internal sealed class LeanTradeBars(LeanStamp stamp, int periodSeconds, Instrument instrument) : LeanRows
{
    private const int Columns = 6;

    private TickGrid? _grid;

    /// <inheritdoc />
    public override string Layout => "time, open, high, low, close, volume";

    /// <inheritdoc />
    public override ProblemKind? Read(NumberRow row, ReadOnlySpan<byte> line, out MarketEvent e)
    {
        e = default;
        if (row.Count is < Columns or > Columns + 1 || !stamp.TryRead(row, line, out long start)
            || !row.IsNumber(1) || !row.IsNumber(2) || !row.IsNumber(3) || !row.IsNumber(4)
            || !row.TryInteger(5, out int volume))
        {
            return ProblemKind.BadRecord;
        }

        _grid ??= new TickGrid(instrument.TickSize, LeanScale.Find(row, 1, 4) ?? 0);
        if (!_grid.TryToTicks(row.Digits(1), row.FractionDigits(1), out int open)
            || !_grid.TryToTicks(row.Digits(2), row.FractionDigits(2), out int high)
            || !_grid.TryToTicks(row.Digits(3), row.FractionDigits(3), out int low)
            || !_grid.TryToTicks(row.Digits(4), row.FractionDigits(4), out int close))
        {
            return ProblemKind.OffGrid;
        }

        Bar bar = new(periodSeconds, open, high, low, close, volume, 0, 0, 0, DeltaKind.None);
        e = MarketEvent.Of(start + (periodSeconds * 1_000_000_000L), instrument.Id, in bar, start);
        return bar.IsValid ? null : ProblemKind.ImpossibleBar;
    }
}
