using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Reads a table: its legs, then the value of the underlying, then the end of the chain, all at the quote time. Legs that cannot
/// be read are counted and left out; a table with rows, but without a single good leg, is an error.
/// </summary>
internal sealed class ChainReader : IEventReader
{
    private readonly Dictionary<(string Root, DateOnly Expiry), long> _settlements = [];
    private readonly ChainFile _file;
    private readonly MarketStream _stream;
    private readonly StreamRequest _request;
    private readonly long _timeNs;
    private OptionRow? _put;
    private long _legs;
    private bool _hasRows;
    private int _tail;

    /// <summary>Reads a file, which is disposed with this object.</summary>
    public ChainReader(ChainFile file, MarketStream stream, StreamRequest request)
    {
        _file = file;
        _stream = stream;
        _request = request;
        _timeNs = file.Moment(request.Zones).TimeNs;
        IsEnded = _timeNs < request.FromNs || _timeNs >= request.ToNs;
    }

    /// <inheritdoc />
    public bool IsEnded { get; private set; }

    /// <inheritdoc />
    public int Read(Span<MarketEvent> buffer)
    {
        int read = 0;
        while (read < buffer.Length && !IsEnded)
        {
            if (TryNextLeg(out OptionRow leg))
            {
                buffer[read++] = MarketEvent.Of(_timeNs, _request.Instrument.Id, in leg, _timeNs);
            }
            else
            {
                read += ReadTail(ref buffer[read]);
            }
        }

        return read;
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private int ReadTail(ref MarketEvent e)
    {
        if (_legs == 0 && _hasRows)
        {
            throw new SourceException(
                _stream.Path,
                "line " + _file.Header.Line.ToString(System.Globalization.CultureInfo.InvariantCulture),
                $"No row of {_stream.Root} below these names of columns can be read. Save the table again, or leave the file out.");
        }

        if (_tail++ == 0)
        {
            if (!_hasRows)
            {
                _request.Problems.Count(ProblemKind.BadRecord, _stream.Path, _file.Header.Line);
            }

            if (_file.Header.Spot is { } spot)
            {
                e = MarketEvent.Of(_timeNs, _request.Instrument.Id, new IndexValue((double)spot, IsDaily: false));
                return 1;
            }

            _request.Problems.Count(ProblemKind.BadRecord, _stream.Path, 1);
            return 0;
        }

        e = MarketEvent.Of(EventKind.ChainEnd, _timeNs, _request.Instrument.Id);
        IsEnded = true;
        return 1;
    }

    private bool TryNextLeg(out OptionRow leg)
    {
        if (_put is { } put)
        {
            _put = null;
            leg = put;
            return true;
        }

        while (_tail == 0 && _file.TryRead(out NumberRow row, out ReadOnlySpan<byte> line))
        {
            _hasRows = true;
            if (row.Count < _file.Header.Columns.Count)
            {
                _request.Problems.Count(ProblemKind.BadRecord, _stream.Path, _file.Line);
                continue;
            }

            OptionRow? call = Leg(row, line, _file.Header.Columns.Call, isCall: true);
            _put = Leg(row, line, _file.Header.Columns.Put, isCall: false);
            if ((call ?? _put) is { } first)
            {
                _put = call is null ? null : _put;
                leg = first;
                return true;
            }
        }

        leg = default;
        return false;
    }

    private OptionRow? Leg(NumberRow row, ReadOnlySpan<byte> line, in ChainSide side, bool isCall)
    {
        if (!ChainLeg.TryRead(row, line, in side, isCall, out ChainLeg leg))
        {
            _request.Problems.Count(ProblemKind.BadRecord, _stream.Path, _file.Line);
            return null;
        }

        if (!string.Equals(OptionClass.Of(leg.Symbol.Root).Underlying, _stream.Root, StringComparison.Ordinal))
        {
            _request.Problems.Count(ProblemKind.NotUsed, _stream.Path, _file.Line);
            return null;
        }

        _legs++;
        return new OptionRow(
            SettlementNs(leg.Symbol),
            (double)leg.Symbol.Strike,
            leg.Volatility is > 0 ? leg.Volatility.Value : double.NaN,
            leg.Gamma ?? double.NaN,
            (float)(leg.Delta ?? double.NaN),
            (float)(leg.Bid ?? double.NaN),
            (float)(leg.Ask ?? double.NaN),
            leg.OpenInterest ?? -1,
            leg.Volume ?? -1,
            isCall);
    }

    private long SettlementNs(in ChainSymbol symbol)
    {
        if (!_settlements.TryGetValue((symbol.Root, symbol.Expiry), out long settlement))
        {
            settlement = OptionClass.Of(symbol.Root).SettlementNs(symbol.Expiry, _request.Zones);
            _settlements[(symbol.Root, symbol.Expiry)] = settlement;
        }

        return settlement;
    }
}
