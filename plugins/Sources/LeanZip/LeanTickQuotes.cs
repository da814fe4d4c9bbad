using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Rows of quotes of futures, one for each change: time, bid, size, ask, size, exchange, condition, suspicious. A side without
/// a price or a size is not there. Suspicious ones are not used; they are counted.
/// </summary>
internal sealed class LeanTickQuotes(LeanStamp stamp, Instrument instrument) : LeanRows
{
    private const int Columns = 8;
    private const int Bid = 1;
    private const int Ask = 3;
    private const int Suspicious = 7;

    private TickGrid? _grid;

    /// <inheritdoc />
    public override bool MayRepeatTime => true;

    /// <inheritdoc />
    public override string Layout => "time, bid, bid size, ask, ask size, exchange, condition, suspicious";

    /// <inheritdoc />
    public override ProblemKind? Read(NumberRow row, ReadOnlySpan<byte> line, out MarketEvent e)
    {
        e = default;
        if (row.Count is < Ask + 2 or > Columns || !stamp.TryRead(row, line, out long time))
        {
            return ProblemKind.BadRecord;
        }

        if (row.Count == Columns && row.IsNumber(Suspicious) && row.Digits(Suspicious) != 0)
        {
            return ProblemKind.NotUsed;
        }

        _grid ??= LeanScale.Find(row, Bid, Ask) is { } scale ? new TickGrid(instrument.TickSize, scale) : null;
        if (_grid is null)
        {
            return ProblemKind.BadRecord;
        }

        ProblemKind? bidProblem = Side(row, Bid, out int bid, out int bidSize);
        ProblemKind? askProblem = Side(row, Ask, out int ask, out int askSize);
        if ((bidProblem ?? askProblem) is { } problem)
        {
            return problem;
        }

        Quote quote = new(bid, ask, bidSize, askSize);
        e = MarketEvent.Of(time, instrument.Id, in quote);
        return quote.IsTwoSided && quote.SpreadTicks <= 0 ? ProblemKind.CrossedQuote : null;
    }

    private ProblemKind? Side(NumberRow row, int column, out int price, out int size)
    {
        price = 0;
        size = 0;
        if (row.IsEmpty(column) || (row.IsNumber(column) && row.Digits(column) == 0))
        {
            return null;
        }

        if (!row.IsNumber(column) || !row.TryInteger(column + 1, out size) || size < 0)
        {
            return ProblemKind.BadRecord;
        }

        if (!_grid!.TryToTicks(row.Digits(column), row.FractionDigits(column), out price))
        {
            return ProblemKind.OffGrid;
        }

        price = size == 0 ? 0 : price;
        return null;
    }
}
