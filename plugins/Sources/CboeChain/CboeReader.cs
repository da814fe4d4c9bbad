using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>A table as events: the price of the underlying, a row for each option, and the end of the chain.</summary>
internal sealed class CboeReader : IEventReader
{
    private const long MorningNs = 34_200_000_000_000; // 09:30
    private const long AfternoonNs = 57_600_000_000_000; // 16:00

    private readonly StreamRequest _request;
    private readonly CboeTable _table;
    private readonly Dictionary<(DateOnly, bool), long> _settlements = [];
    private readonly long _timeNs;
    private MarketEvent _waiting;
    private bool _isSpotTold;
    private bool _hasRow;

    public CboeReader(MarketStream stream, StreamRequest request)
    {
        _request = request;
        _table = CboeTable.Open(stream.Path);
        _table.OnBadRow = line => request.Problems.Count(ProblemKind.BadRecord, stream.Path, line);
        _timeNs = stream.FirstNs;
        IsEnded = _timeNs < request.FromNs || _timeNs >= request.ToNs;
        _path = stream.Path;
    }

    private readonly string _path;

    /// <inheritdoc />
    public bool IsEnded { get; private set; }

    /// <inheritdoc />
    public int Read(Span<MarketEvent> buffer)
    {
        int read = 0;
        while (read < buffer.Length && !IsEnded)
        {
            if (_waiting.Kind is not EventKind.None)
            {
                buffer[read++] = _waiting;
                _waiting = default;
            }
            else if (!_isSpotTold)
            {
                _isSpotTold = true;
                if (_table.Spot is { } spot)
                {
                    IndexValue value = new((double)spot, IsDaily: false);
                    buffer[read++] = MarketEvent.Of(_timeNs, _request.Instrument.Id, in value);
                }
            }
            else if (_table.TryRead(out CboeRow row))
            {
                _hasRow = true;
                buffer[read++] = Event(row.Symbol, row.Call);
                _waiting = Event(row.Symbol with { IsCall = false }, row.Put);
            }
            else
            {
                buffer[read++] = End();
            }
        }

        return read;
    }

    /// <inheritdoc />
    public void Dispose() => _table.Dispose();

    private MarketEvent End()
    {
        IsEnded = true;
        return _hasRow
            ? MarketEvent.Of(EventKind.ChainEnd, _timeNs, _request.Instrument.Id)
            : throw new SourceException(
                _path,
                TextFile.Place(_table.HeaderLine + 1),
                "No row names an option, such as SPXW230405C04000000. Download the table again, or leave the file out.");
    }

    private MarketEvent Event(CboeSymbol symbol, CboeLeg leg)
    {
        OptionRow row = new(
            Settlement(symbol),
            (double)symbol.Strike,
            leg.ImpliedVolatility > 0 ? leg.ImpliedVolatility : double.NaN,
            leg.Gamma,
            (float)leg.Delta,
            (float)leg.Bid,
            (float)leg.Ask,
            Math.Max(0, leg.OpenInterest),
            Math.Max(0, leg.Volume),
            symbol.IsCall);
        return MarketEvent.Of(_timeNs, _request.Instrument.Id, in row, _timeNs);
    }

    private long Settlement(CboeSymbol symbol)
    {
        (DateOnly, bool) key = (symbol.Expiry, symbol.IsMorningSettled);
        if (!_settlements.TryGetValue(key, out long settlement))
        {
            long local = CboeStamp.Midnight(symbol.Expiry) + (symbol.IsMorningSettled ? MorningNs : AfternoonNs);
            _settlements[key] = settlement = _request.Zones.ToUtcNs("America/New_York", local);
        }

        return settlement;
    }
}
