using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>Hands out the market's events, as many as fit the buffer; a batch may be cut between two reads.</summary>
internal sealed class SyntheticReader(SyntheticMarket market, int chainRows) : IEventReader
{
    private readonly EventBatch _batch = new(chainRows);
    private int _taken;

    public bool IsEnded { get; private set; }

    public int Read(Span<MarketEvent> buffer)
    {
        int written = 0;
        while (written < buffer.Length)
        {
            if (_taken == _batch.Count && !Refill())
            {
                break;
            }

            int count = Math.Min(buffer.Length - written, _batch.Count - _taken);
            _batch.Events.Slice(_taken, count).CopyTo(buffer[written..]);
            _taken += count;
            written += count;
        }

        return written;
    }

    public void Dispose()
    {
        // Holds nothing that outlives it.
    }

    private bool Refill()
    {
        _batch.Clear();
        _taken = 0;
        IsEnded = IsEnded || !market.Next(_batch);
        return !IsEnded;
    }
}
