using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Rows of prints of futures: time, price, quantity, exchange, condition, suspicious. There is no aggressor. Prints without
/// quantity and suspicious ones are not used; they are counted.
/// </summary>
internal sealed class LeanTicks(LeanStamp stamp, Instrument instrument) : LeanRows
{
    private const int Columns = 6;
    private const int Suspicious = 5;

    private TickGrid? _grid;

    /// <inheritdoc />
    public override bool MayRepeatTime => true;

    /// <inheritdoc />
    public override string Layout => "time, price, quantity, exchange, condition, suspicious";

    /// <inheritdoc />
    public override ProblemKind? Read(NumberRow row, ReadOnlySpan<byte> line, out MarketEvent e)
    {
        e = default;
        if (row.Count != Columns || !stamp.TryRead(row, line, out long time)
            || !row.IsNumber(1) || !row.TryInteger(2, out int size) || size < 0)
        {
            return ProblemKind.BadRecord;
        }

        _grid ??= new TickGrid(instrument.TickSize, LeanScale.Find(row, 1, 1) ?? 0);
        if (!_grid.TryToTicks(row.Digits(1), row.FractionDigits(1), out int price))
        {
            return ProblemKind.OffGrid;
        }

        if (size == 0 || (row.IsNumber(Suspicious) && row.Digits(Suspicious) != 0))
        {
            return ProblemKind.NotUsed;
        }

        e = MarketEvent.Of(time, instrument.Id, new Trade(price, size, Side.None));
        return null;
    }
}
