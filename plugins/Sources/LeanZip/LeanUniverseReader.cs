using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Reads a universe of options: its rows, the value of the index, the end of the chain, all at one time. Rows that cannot be
/// read are counted and left out; a universe without a single good one is an error.
/// </summary>
internal sealed class LeanUniverseReader : IEventReader
{
    private readonly LeanUniverse _universe;
    private readonly LeanUniverseRow _columns;
    private readonly MarketStream _stream;
    private readonly StreamRequest _request;
    private readonly OptionClass _class;
    private readonly long _asOfNs;
    private readonly long _timeNs;
    private double? _spot;
    private bool _hasRow;
    private bool _isRowsEnded;

    /// <summary>Opens a universe.</summary>
    public LeanUniverseReader(MarketStream stream, StreamRequest request)
    {
        (_asOfNs, _timeNs) = LeanUniverse.Times(stream.Path, request.Zones);
        _class = OptionClass.Of(LeanUniverse.RootOf(stream.Path));
        _stream = stream;
        _request = request;
        _universe = LeanUniverse.Open(stream.Path);
        _columns = new LeanUniverseRow(_universe);
        IsEnded = !_universe.IsOfOptions || _timeNs < request.FromNs || _timeNs >= request.ToNs;
    }

    /// <inheritdoc />
    public bool IsEnded { get; private set; }

    /// <inheritdoc />
    public int Read(Span<MarketEvent> buffer)
    {
        int read = 0;
        while (read < buffer.Length && !IsEnded)
        {
            if (TryNext(out OptionRow row))
            {
                buffer[read++] = MarketEvent.Of(_timeNs, _request.Instrument.Id, in row, _asOfNs);
            }
            else if (_spot is { } spot)
            {
                _spot = null;
                buffer[read++] = MarketEvent.Of(_timeNs, _request.Instrument.Id, new IndexValue(spot, IsDaily: true), _asOfNs);
            }
            else
            {
                buffer[read++] = MarketEvent.Of(_timeNs, _request.Instrument.Id, new ChainEnd(double.NaN), _asOfNs);
                IsEnded = true;
            }
        }

        return read;
    }

    /// <inheritdoc />
    public void Dispose() => _universe.Dispose();

    private bool TryNext(out OptionRow option)
    {
        while (!_isRowsEnded && _universe.TryRead(out NumberRow row, out ReadOnlySpan<byte> line))
        {
            if (row.IsEmpty(0))
            {
                AddUnderlying(row);
            }
            else if (row.Count >= _universe.Columns.Count && TryOption(row, line, out option))
            {
                _hasRow = true;
                return true;
            }
            else
            {
                _request.Problems.Count(ProblemKind.BadRecord, _stream.Path, _universe.Line);
            }
        }

        _isRowsEnded = true;
        option = default;
        return _hasRow ? false : throw new SourceException(
            _stream.Path, "line 2", "No row is one of an option. Mend the file, or leave it out.");
    }

    private void AddUnderlying(NumberRow row)
    {
        bool hasClose = _columns.TryClose(row, out double close);
        if (hasClose && _stream.Kinds.HasFlag(EventKinds.Index))
        {
            _spot = close;
        }
        else if (!hasClose)
        {
            _request.Problems.Count(ProblemKind.BadRecord, _stream.Path, _universe.Line);
        }
    }

    private bool TryOption(NumberRow row, ReadOnlySpan<byte> line, out OptionRow option)
    {
        option = default;
        if (!LeanUniverseRow.TryExpiry(row, line, out DateOnly expiry)
            || !_columns.TryOption(row, line, out bool isCall, out double strike))
        {
            return false;
        }

        option = new OptionRow(
            _class.SettlementNs(expiry, _request.Zones),
            strike,
            _columns.Volatility(row, line),
            _columns.Gamma(row, line),
            (float)_columns.Delta(row, line),
            float.NaN,
            float.NaN,
            _columns.Interest(row) ?? -1,
            _columns.Volume(row) ?? -1,
            isCall);
        return true;
    }
}
