using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Reads bars, prints and quotes from tables of text: those of NinjaTrader, FirstRateData, Kibot and Databento as they are,
/// any other by a mapping of its columns.
/// </summary>
/// <param name="options">Settings.</param>
[Plugin("csv")]
public sealed class Csv(CsvOptions options) : ISource, IInspector
{
    private readonly CsvLayouts _layouts = new(options);

    /// <inheritdoc />
    public IReadOnlyList<MarketStream> Describe(string path, ReadOnlySpan<byte> head, ITimeZones zones) =>
        _layouts.Find(path, TextFile.Unpacked(path, head)) is { } layout ? new CsvStreams(options, zones).Describe(path, layout) : [];

    /// <inheritdoc />
    public IEventReader Open(MarketStream stream, StreamRequest request)
    {
        CsvLayout layout = _layouts.Reopen(stream.Path);
        return stream.Period is null
            ? new CsvTickReader(layout, stream, request)
            : new CsvBarReader(layout, stream, request);
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, object?> Inspect(string path, ITimeZones zones) =>
        CsvFacts.Of(path, _layouts.Reopen(path), zones);
}
