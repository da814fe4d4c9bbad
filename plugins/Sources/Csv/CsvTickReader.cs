using System.Globalization;
using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Reads a table of prints, quotes or both. A row's quote is the one in force before its print, and is told first when it is
/// new. A quote without sizes is not told: it only decides the side of prints that tell none.
/// </summary>
internal sealed class CsvTickReader : TableReader
{
    private readonly CsvLayout _layout;
    private readonly CsvColumns _columns;
    private readonly CsvRow _row;
    private readonly CsvKey _key;
    private readonly TickGrid _grid;
    private Quote? _quote;
    private long _lastNs = long.MinValue;

    /// <summary>Opens a stream of prints or quotes.</summary>
    public CsvTickReader(CsvLayout layout, MarketStream stream, StreamRequest request)
        : base(stream, request, layout.HeaderLines)
    {
        _layout = layout;
        _columns = layout.Columns;
        _row = new CsvRow(layout, request.Zones);
        _key = new CsvKey(stream.Key);
        _grid = new TickGrid(request.Instrument.TickSize, layout.ScaleDigits);
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

        if (!_row.TryTime(line, out long timeNs))
        {
            return ProblemKind.BadRecord;
        }

        Quote quote = default;
        Trade trade = default;
        bool isTrade = _columns.IsPrints && IsPrint(line);
        ProblemKind? problem = _columns.HasPrices ? ReadQuote(out quote) : null;
        problem ??= isTrade ? ReadTrade(line, in quote, out trade) : null;
        if (problem is not null || timeNs < _lastNs)
        {
            return problem ?? ProblemKind.TimeBackwards;
        }

        _lastNs = timeNs;
        TellRow(line, timeNs, in quote, isTrade, in trade);
        return null;
    }

    private void TellRow(ReadOnlySpan<byte> line, long timeNs, in Quote quote, bool isTrade, in Trade trade)
    {
        long venueNs = _row.VenueTime(line, timeNs);
        uint sequence = SequenceOf(line);
        if (_columns.IsQuotes && quote != _quote)
        {
            _quote = quote;
            if (quote.IsTwoSided && quote.SpreadTicks <= 0)
            {
                Count(ProblemKind.CrossedQuote);
            }

            Tell(MarketEvent.Of(timeNs, Request.Instrument.Id, in quote, venueNs) with { Sequence = sequence });
        }

        if (isTrade)
        {
            Tell(MarketEvent.Of(timeNs, Request.Instrument.Id, in trade, venueNs) with { Sequence = sequence });
        }
    }

    // In a table of everything that happens, a print is marked T; its fills are marked F and would count it twice.
    private bool IsPrint(ReadOnlySpan<byte> line) =>
        !_columns.Has(CsvRole.Action) || _row.Text(line, CsvRole.Action).SequenceEqual("T"u8);

    private ProblemKind? ReadQuote(out Quote quote)
    {
        quote = default;
        int bidSize = 1;
        int askSize = 1;
        if (_columns.IsQuotes && (!TrySize(CsvRole.BidSize, out bidSize) || !TrySize(CsvRole.AskSize, out askSize)))
        {
            return ProblemKind.BadRecord;
        }

        int bid = 0;
        int ask = 0;
        bool hasBid = bidSize > 0 && _row.IsNumber(CsvRole.Bid);
        bool hasAsk = askSize > 0 && _row.IsNumber(CsvRole.Ask);
        if ((hasBid && !_row.TryTicks(CsvRole.Bid, _grid, out bid)) || (hasAsk && !_row.TryTicks(CsvRole.Ask, _grid, out ask)))
        {
            return ProblemKind.OffGrid;
        }

        // Where no size tells whether a side is there, a price of 0 tells that it is not.
        hasBid &= _columns.IsQuotes || bid != 0;
        hasAsk &= _columns.IsQuotes || ask != 0;
        quote = new Quote(bid, ask, hasBid ? bidSize : 0, hasAsk ? askSize : 0);
        return null;
    }

    // The size of a side that is not there may be left out.
    private bool TrySize(CsvRole role, out int size) =>
        _row.TryCount(role, out size) || _row.Numbers.IsEmpty(_columns.Of(role));

    private ProblemKind? ReadTrade(ReadOnlySpan<byte> line, in Quote quote, out Trade trade)
    {
        trade = default;
        if (!_row.IsNumber(CsvRole.Price) || !_row.TryCount(CsvRole.Size, out int size))
        {
            return ProblemKind.BadRecord;
        }

        if (!_row.TryTicks(CsvRole.Price, _grid, out int price))
        {
            return ProblemKind.OffGrid;
        }

        Side side = CsvSide.Of(_row.Text(line, CsvRole.Side), _layout.IsDatabento);
        trade = new Trade(price, size, side);
        if (side is Side.None && _columns.HasPrices && !_columns.IsQuotes)
        {
            // Nobody else sees this quote. Where it does not decide, the engine's rule goes on.
            side = AggressorRule.ByQuote(in quote, price);
            trade = trade with { Aggressor = side, IsAggressorInferred = side is not Side.None };
        }

        return null;
    }

    private uint SequenceOf(ReadOnlySpan<byte> line) =>
        uint.TryParse(_row.Text(line, CsvRole.Sequence), NumberStyles.None, CultureInfo.InvariantCulture, out uint sequence)
            ? sequence
            : 0;
}
