using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Reads the intraday files of Sierra Chart: prints with the quote before them, or bars, decided for each record. Quotes have
/// no sizes. Pieces of a larger trade are summed by price and side.
/// </summary>
/// <param name="options">Settings.</param>
[Plugin("sierra-scid")]
public sealed class SierraScid(SierraScidOptions options) : ISource, IInspector
{
    /// <inheritdoc />
    public IReadOnlyList<MarketStream> Describe(string path, ReadOnlySpan<byte> head, ITimeZones zones) =>
        ScidRecord.Format.Begins(head) ? [ScidStream.Describe(path)] : [];

    /// <inheritdoc />
    public IEventReader Open(MarketStream stream, StreamRequest request) => new ScidReader(stream, request, options);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, object?> Inspect(string path, ITimeZones zones) => ScidFacts.Of(path);
}
