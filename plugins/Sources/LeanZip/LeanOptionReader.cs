using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Reads all options of a zip as one chain: at the end of each bar a row for every option that has one, then the end of the
/// chain. A zip holds one kind of figures; the others are absent in its rows, and nothing is said about implied volatility.
/// </summary>
internal sealed class LeanOptionReader : IEventReader
{
    private readonly LeanArchive _archive;
    private readonly StreamRequest _request;
    private readonly LeanOptionSlices _slices;
    private readonly (long SettlementNs, double Strike, bool IsCall)[] _contracts;
    private int _next;
    private long _openChainNs = long.MinValue;

    /// <summary>Reads entries of an archive, which is disposed with this object.</summary>
    public LeanOptionReader(LeanArchive archive, IReadOnlyList<LeanEntry> entries, MarketStream stream, StreamRequest request)
    {
        _archive = archive;
        _request = request;
        _slices = new LeanOptionSlices(archive, entries, stream.Path, request);
        _contracts =
        [
            .. entries.Select(e => (
                OptionClass.Of(e.Root).SettlementNs(e.Option!.Expiry, request.Zones), (double)e.Option.Strike, e.Option.IsCall)),
        ];
    }

    /// <inheritdoc />
    public bool IsEnded { get; private set; }

    /// <inheritdoc />
    public int Read(Span<MarketEvent> buffer)
    {
        int read = 0;
        while (read < buffer.Length && !IsEnded)
        {
            bool isEnd = false;
            if (_next == _slices.Changes.Count)
            {
                isEnd = !_slices.TryLoad();
                _next = 0;
            }

            if (_openChainNs != long.MinValue && (isEnd || _slices.Changes[_next].TimeNs != _openChainNs))
            {
                buffer[read++] = MarketEvent.Of(EventKind.ChainEnd, _openChainNs, _request.Instrument.Id);
                _openChainNs = long.MinValue;
            }
            else if (isEnd)
            {
                IsEnded = true;
            }
            else
            {
                buffer[read++] = Row(_slices.Changes[_next++]);
            }
        }

        return read;
    }

    /// <inheritdoc />
    public void Dispose() => _archive.Dispose();

    private MarketEvent Row(in LeanOptionChange change)
    {
        _openChainNs = change.TimeNs;
        (long settlementNs, double strike, bool isCall) = _contracts[change.Contract];
        OptionRow row = new(
            settlementNs, strike, double.NaN, double.NaN, float.NaN, change.Bid, change.Ask, change.OpenInterest, change.Volume, isCall);
        return MarketEvent.Of(change.TimeNs, _request.Instrument.Id, in row, change.TimeNs);
    }
}
