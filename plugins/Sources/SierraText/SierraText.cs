using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Reads the text exports of Sierra Chart, plain or gzip: bars with volume at bid and ask, and ticks with the book.
/// </summary>
/// <param name="options">Settings.</param>
[Plugin("sierra-text")]
public sealed class SierraText(SierraTextOptions options) : ISource, IInspector
{
    /// <inheritdoc />
    public IReadOnlyList<MarketStream> Describe(string path, ReadOnlySpan<byte> head, ITimeZones zones)
    {
        // A plain file tells by its first bytes; a packed one has to be opened.
        if (!SierraFile.IsCompressed(head) && !head.TrimStart("\uFEFF"u8).StartsWith("Date"u8))
        {
            return [];
        }

        return SierraStreams.Describe(path, options.Zone, zones) is { } stream ? [stream] : [];
    }

    /// <inheritdoc />
    public IEventReader Open(MarketStream stream, StreamRequest request) => stream.Period is null
        ? new SierraTickReader(stream, request)
        : new SierraBarReader(stream, request, options.Zone);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, object?> Inspect(string path, ITimeZones zones) => SierraFacts.Of(path);
}
