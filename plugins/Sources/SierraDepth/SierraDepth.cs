using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Reads the market depth files of Sierra Chart: changes of the book by price level. A change of an unknown level creates it, a
/// deletion of one is passed on and changes nothing.
/// </summary>
/// <param name="options">Settings.</param>
[Plugin("sierra-depth")]
public sealed class SierraDepth(SierraDepthOptions options) : ISource, IInspector
{
    /// <inheritdoc />
    public IReadOnlyList<MarketStream> Describe(string path, ReadOnlySpan<byte> head, ITimeZones zones) =>
        DepthRecord.Format.Begins(head) ? [DepthStream.Describe(path)] : [];

    /// <inheritdoc />
    public IEventReader Open(MarketStream stream, StreamRequest request) => new DepthReader(stream, request, options);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, object?> Inspect(string path, ITimeZones zones) => DepthFacts.Of(path);
}
