using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>Passes events on unchanged, and shows them to the health of the data.</summary>
/// <param name="inner">The events; they belong to this object.</param>
/// <param name="health">Looks at them.</param>
internal sealed class HealthReader(IEventReader inner, DataHealth health) : IEventReader
{
    /// <inheritdoc />
    public bool IsEnded => inner.IsEnded;

    /// <inheritdoc />
    public int Read(Span<MarketEvent> buffer)
    {
        int count = inner.Read(buffer);
        health.Observe(buffer[..count]);
        return count;
    }

    /// <inheritdoc />
    public bool TryWait(int milliseconds) => inner.TryWait(milliseconds);

    /// <inheritdoc />
    public void Dispose() => inner.Dispose();
}
