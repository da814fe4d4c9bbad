using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>Writes events one after the other into memory that is large enough.</summary>
internal ref struct EventWriter(Span<MarketEvent> buffer)
{
    private readonly Span<MarketEvent> _buffer = buffer;

    /// <summary>How many were written.</summary>
    public int Count { get; private set; }

    /// <summary>Places left.</summary>
    public readonly int Left => _buffer.Length - Count;

    /// <summary>Adds an event.</summary>
    public void Add(in MarketEvent e) => _buffer[Count++] = e;

    /// <summary>The place of the next event, to be written there.</summary>
    public ref MarketEvent Next() => ref _buffer[Count++];
}
