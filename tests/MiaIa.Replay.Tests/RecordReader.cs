using MiaIa.Sdk;

namespace MiaIa.Replay.Tests;

/// <summary>Reads what was recorded.</summary>
internal sealed class RecordReader(List<MarketEvent> events) : IEventReader
{
    private int _next;

    public bool IsEnded => _next == events.Count;

    public int Read(Span<MarketEvent> buffer)
    {
        int count = Math.Min(buffer.Length, events.Count - _next);
        events.GetRange(_next, count).ToArray().CopyTo(buffer);
        _next += count;
        return count;
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
