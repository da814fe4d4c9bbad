using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Reads the files of QuantConnect LEAN: bars, quotes and prints of futures, one stream per contract; values of indexes; options
/// on indexes, equities and futures; and universes. Open interest of futures is recognised, and listed without events.
/// </summary>
/// <remarks>
/// <para>A zip of options becomes one stream, the chain of its root: at the end of each bar a row for every option that has one,
/// then the end of the chain. A zip holds quotes, trades or open interest: the row's other numbers are absent. The volume is that
/// of the file's date so far. Open interest is known at its stamp.</para>
/// <para>A universe of options becomes rows with open interest, implied volatility, delta and gamma, the value of the index, and
/// the end of the chain. Its name is the date before the one it is about: measured on published files, the figures are those of
/// the next trading day. So they are as of 16:15 New York of that day, and known from midnight New York after it.</para>
/// </remarks>
[Plugin("lean-zip")]
public sealed class LeanZip : ISource, IInspector
{
    /// <inheritdoc />
    public IReadOnlyList<MarketStream> Describe(string path, ReadOnlySpan<byte> head, ITimeZones zones)
    {
        if (LeanUniverse.IsUniverse(head))
        {
            return [LeanUniverse.Describe(path, zones)];
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

        // A zip of options has thousands of entries, and they are one chain.
        return
        [
            .. archive.Entries
                .Where(e => e.Security is not LeanSecurity.Option)
                .Select(e => LeanStreams.Describe(path, archive, [e], zones)),
            .. archive.Chains.Select(c => LeanStreams.Describe(path, archive, c, zones)),
        ];
    }

    /// <inheritdoc />
    public IEventReader Open(MarketStream stream, StreamRequest request)
    {
        if (stream.Key.Length == 0)
        {
            return new LeanUniverseReader(stream, request);
        }

        LeanArchive archive = LeanArchive.Open(stream.Path)
            ?? throw new SourceException(stream.Path, "", "The file is no longer a LEAN zip. Was it replaced meanwhile?");
        try
        {
            LeanEntry entry = archive.Entries.FirstOrDefault(e => string.Equals(e.Name, stream.Key, StringComparison.Ordinal))
                ?? throw new SourceException(
                    stream.Path, "entry " + stream.Key, "The entry is not there. Was the file replaced meanwhile?");
            LeanResolution resolution = LeanStreams.Resolution(stream.Path, archive, entry);
            entry = entry with { Resolution = resolution };
            if (entry.Security is LeanSecurity.Option && stream.Kinds is not EventKinds.None)
            {
                LeanEntry[] chain = [.. archive.ChainOf(entry).Select(e => e with { Resolution = resolution })];
                return new LeanOptionReader(archive, chain, stream, request);
            }

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
        LeanUniverse.IsUniverse(path) ? LeanUniverseFacts.Of(path) : LeanFacts.Of(path);
}
