using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Reads Databento's binary files (DBN versions 1 to 3, fragments and the older DBZ), plain or packed with zstd. From
/// order-by-order records comes a full book.
/// </summary>
/// <param name="options">Settings.</param>
[Plugin("databento-dbn")]
public sealed class DatabentoDbn(DatabentoDbnOptions options) : ISource, IInspector
{
    /// <inheritdoc />
    public IReadOnlyList<MarketStream> Describe(string path, ReadOnlySpan<byte> head, ITimeZones zones)
    {
        if (!DbnFile.MayBe(head))
        {
            return [];
        }

        using DbnFile? file = DbnFile.Open(path);
        return file is null ? [] : DbnStreams.Describe(path, file, options.Symbol);
    }

    /// <inheritdoc />
    public IEventReader Open(MarketStream stream, StreamRequest request) => new DbnReader(stream, request);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, object?> Inspect(string path, ITimeZones zones) => DbnFacts.Of(path);
}
