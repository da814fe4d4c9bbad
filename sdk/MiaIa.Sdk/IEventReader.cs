namespace MiaIa.Sdk;

/// <summary>A stream of events in order of time.</summary>
public interface IEventReader : IDisposable
{
    /// <summary>Whether nothing more will come.</summary>
    bool IsEnded { get; }

    /// <summary>Fills a part of the buffer; 0 when nothing is there now.</summary>
    /// <exception cref="SourceException">The data are broken here.</exception>
    int Read(Span<MarketEvent> buffer);

    /// <summary>Waits until something may be there to read, but not longer than it is told. Default: it cannot wait.</summary>
    /// <param name="milliseconds">The longest time, at least 1.</param>
    /// <returns>Whether it can wait; when not, the caller waits as it likes.</returns>
    bool TryWait(int milliseconds) => false;
}
