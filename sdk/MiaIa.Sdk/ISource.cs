namespace MiaIa.Sdk;

/// <summary>
/// Reads a format of market data files, found by content and not by name alone. Reading streams: memory does not grow with the
/// file. What is wrong with a file is a <see cref="SourceException"/> with place and remedy, or a counted skip.
/// </summary>
public interface ISource
{
    /// <summary>The streams in a file; empty when the file is not of this format.</summary>
    /// <param name="path">The file.</param>
    /// <param name="head">Its first bytes, up to 4096, as they are on disk.</param>
    /// <param name="zones">For formats that write local time.</param>
    /// <exception cref="SourceException">The file is of this format, and broken.</exception>
    IReadOnlyList<MarketStream> Describe(string path, ReadOnlySpan<byte> head, ITimeZones zones);

    /// <summary>Opens a stream for reading.</summary>
    /// <param name="stream">One that <see cref="Describe"/> gave.</param>
    /// <param name="request">Which part, into which instrument, and where problems go.</param>
    IEventReader Open(MarketStream stream, StreamRequest request);
}
