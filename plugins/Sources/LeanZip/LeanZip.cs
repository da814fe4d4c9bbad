using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Reads the zip files of QuantConnect LEAN: bars, quotes and prints of futures, one stream per contract, and values of
/// indexes; and its universe files, which carry the open interest and greeks of options. Zips of open interest and of options
/// are recognised, and listed without events.
/// </summary>
[Plugin("lean-zip")]
public sealed class LeanZip : ISource, IInspector
{
    /// <inheritdoc />
    public IReadOnlyList<MarketStream> Describe(string path, ReadOnlySpan<byte> head, ITimeZones zones)
    {
        if (LeanUniverse.Find(head) is { } universe)
        {
            return [universe.Describe(path, zones)];
        }

        if (!head.StartsWith("PK"u8))
        {
            return [];
        }

        using LeanArchive? archive = LeanArchive.Open(path);
        if (archive is null)
        {
            return [];
        }

        List<MarketStream> streams = [];
        bool hasOptions = false;
        foreach (LeanEntry entry in archive.Entries)
        {
            // A zip of options has thousands of entries; one line tells enough.
            if (entry.Security is not LeanSecurity.Option || !hasOptions)
            {
                hasOptions |= entry.Security is LeanSecurity.Option;
                streams.Add(LeanStreams.Describe(path, archive, entry, zones));
            }
        }

        return streams;
    }

    /// <inheritdoc />
    public IEventReader Open(MarketStream stream, StreamRequest request)
    {
        if (stream.Key.Length == 0 && LeanUniverse.Find(TextFile.Head(stream.Path)) is { } universe)
        {
            return new LeanUniverseReader(universe.Events(stream, request), request);
        }

        LeanArchive archive = LeanArchive.Open(stream.Path)
            ?? throw new SourceException(stream.Path, "", "The file is no longer a LEAN zip. Was it replaced meanwhile?");
        try
        {
            LeanEntry entry = archive.Entries.FirstOrDefault(e => string.Equals(e.Name, stream.Key, StringComparison.Ordinal))
                ?? throw new SourceException(
                    stream.Path, "entry " + stream.Key, "The entry is not there. Was the file replaced meanwhile?");
            entry = entry with { Resolution = LeanStreams.Resolution(stream.Path, archive, entry) };
            return new LeanReader(archive, entry, LeanStreams.Rows(entry, stream, request), stream, request);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, object?> Inspect(string path, ITimeZones zones) =>
        LeanUniverse.Find(TextFile.Head(path)) is { } universe ? universe.Facts(path) : LeanFacts.Of(path);
}
