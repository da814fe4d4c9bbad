using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>Events that are made one after the other, within the time asked for.</summary>
internal sealed class LeanUniverseReader(IEnumerable<MarketEvent> events, StreamRequest request) : IEventReader
{
    private readonly IEnumerator<MarketEvent> _events = events
        .Where(e => e.TimeNs >= request.FromNs && e.TimeNs < request.ToNs)
        .GetEnumerator();

    /// <inheritdoc />
    public bool IsEnded { get; private set; }

    /// <inheritdoc />
    public int Read(Span<MarketEvent> buffer)
    {
        int read = 0;
        while (read < buffer.Length && !IsEnded)
        {
            if (_events.MoveNext())
            {
                buffer[read++] = _events.Current;
            }
            else
            {
                IsEnded = true;
            }
        }

        return read;
    }

    /// <inheritdoc />
    public void Dispose() => _events.Dispose();
}
