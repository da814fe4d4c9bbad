using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Rows of quotes of futures: time, bid O, H, L, C, size, ask O, H, L, C, size and perhaps a flag. The quote at the end of
/// the bar is its closing bid and ask; a missing side is four empty columns.
/// </summary>
internal sealed class LeanQuotes(LeanStamp stamp, int periodSeconds, Instrument instrument) : LeanRows
{
    private const int Columns = 11;
    private const int BidClose = 4;
    private const int BidSize = 5;
    private const int AskClose = 9;
    private const int AskSize = 10;

    private TickGrid? _grid;

    /// <inheritdoc />
    public override string Layout =>
        "time, bid open, high, low, close, bid size, ask open, high, low, close, ask size";

    /// <inheritdoc />
    public override ProblemKind? Read(NumberRow row, ReadOnlySpan<byte> line, out MarketEvent e)
    {
        e = default;
        if (row.Count is < Columns or > Columns + 1 || !stamp.TryRead(row, line, out long start))
        {
            return ProblemKind.BadRecord;
        }

        if (_grid is null)
        {
            _grid = LeanScale.Find(row, 1, Columns - 1) is { } scale ? new TickGrid(instrument.TickSize, scale) : null;
            if (_grid is null)
            {
                return ProblemKind.BadRecord;
            }
        }

        ProblemKind? bidProblem = Side(row, BidClose, BidSize, out int bid, out int bidSize);
        ProblemKind? askProblem = Side(row, AskClose, AskSize, out int ask, out int askSize);
        if ((bidProblem ?? askProblem) is { } problem)
        {
            return problem;
        }

        Quote quote = new(bid, ask, bidSize, askSize);
        e = MarketEvent.Of(start + (periodSeconds * 1_000_000_000L), instrument.Id, in quote);
        return quote.IsTwoSided && quote.SpreadTicks <= 0 ? ProblemKind.CrossedQuote : null;
    }

    private ProblemKind? Side(NumberRow row, int closeColumn, int sizeColumn, out int price, out int size)
    {
        price = 0;
        size = 0;
        if (row.IsEmpty(closeColumn))
        {
            return null;
        }

        if (!row.IsNumber(closeColumn) || !row.TryInteger(sizeColumn, out size) || size < 0)
        {
            return ProblemKind.BadRecord;
        }

        if (!_grid!.TryToTicks(row.Digits(closeColumn), row.FractionDigits(closeColumn), out price))
        {
            return ProblemKind.OffGrid;
        }

        price = size == 0 ? 0 : price;
        return null;
    }
}
