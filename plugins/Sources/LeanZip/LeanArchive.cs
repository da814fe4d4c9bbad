using System.Globalization;
using System.IO.Compression;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>A LEAN zip, opened; what is wrong with it becomes a <see cref="SourceException"/> that people understand.</summary>
internal sealed class LeanArchive : IDisposable
{
    private const string Layouts =
        "yyyymmdd_es_minute_trade_yyyymm.csv (a day), es_trade_yyyymm.csv (hours or days), yyyymmdd_spx_minute_trade.csv (an index)";

    private readonly string _path;
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _packed = new(StringComparer.Ordinal);
    private readonly ILookup<object, LeanEntry> _chains;

    private LeanArchive(string path, ZipArchive zip, IReadOnlyList<LeanEntry> entries)
    {
        _path = path;
        _zip = zip;
        Entries = entries;
        _chains = entries.Where(e => e.Security is LeanSecurity.Option).ToLookup(ChainKey);
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            _packed.TryAdd(entry.Name, entry);
        }
    }

    /// <summary>The entries that are LEAN's, in the order of the zip.</summary>
    public IReadOnlyList<LeanEntry> Entries { get; }

    /// <summary>The chains of options: each is the entries of one root and one kind, in the order of the zip.</summary>
    public IEnumerable<IReadOnlyList<LeanEntry>> Chains => _chains.Select(c => (IReadOnlyList<LeanEntry>)[.. c]);

    /// <summary>The chain that the entry of an option belongs to.</summary>
    public IReadOnlyList<LeanEntry> ChainOf(LeanEntry entry) => [.. _chains[ChainKey(entry)]];

    /// <summary>Opens a zip; null when neither its name nor its entries are LEAN's.</summary>
    /// <exception cref="SourceException">The zip is broken, or only its name is LEAN's.</exception>
    public static LeanArchive? Open(string path)
    {
        ZipArchive zip = OpenZip(path);
        try
        {
            LeanEntry[] entries =
                [.. zip.Entries.Select(e => LeanEntry.Parse(path, e.Name)).OfType<LeanEntry>()];
            if (entries.Length > 0)
            {
                return new LeanArchive(path, zip, entries);
            }

            string first = zip.Entries.Count > 0 ? zip.Entries[0].FullName : "";
            zip.Dispose();
            return !HasLeanName(path)
                ? null
                : throw new SourceException(
                    path,
                    first.Length > 0 ? "entry " + first : "",
                    "The name is LEAN's, but no entry is laid out as LEAN does it. Expected entries: " + Layouts + ".");
        }
        catch (InvalidDataException e)
        {
            zip.Dispose();
            throw Broken(path, "", e);
        }
    }

    /// <summary>Opens an entry for reading.</summary>
    /// <exception cref="SourceException">It is not there, or broken.</exception>
    public Stream OpenEntry(string name)
    {
        if (!_packed.TryGetValue(name, out ZipArchiveEntry? entry))
        {
            throw new SourceException(_path, "entry " + name, "The entry is not there. Was the file replaced meanwhile?");
        }

        try
        {
            return new CheckedEntry(entry.Open(), entry.Length, entry.Crc32);
        }
        catch (InvalidDataException e)
        {
            throw Broken(_path, "entry " + name, e);
        }
    }

    /// <summary>The error for data that cannot be unpacked.</summary>
    public static SourceException Broken(string path, string place, Exception inner) => new(
        path,
        place,
        $"The zip is damaged or cut off ({inner.Message.TrimEnd('.')}). Download it again, or leave it out.",
        inner);

    /// <summary>The place of a line, for people.</summary>
    public static string Place(string entry, long line) =>
        string.Create(CultureInfo.InvariantCulture, $"entry {entry}, line {line}");

    /// <inheritdoc />
    public void Dispose() => _zip.Dispose();

    private static object ChainKey(LeanEntry entry) =>
        (entry.Root, entry.Kind, entry.Resolution, entry.Date, entry.Option is null);

    private static ZipArchive OpenZip(string path)
    {
        try
        {
            return ZipFile.OpenRead(path);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw Broken(path, "", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(path, "", $"The file cannot be read: {e.Message}", e);
        }
    }

    private static bool HasLeanName(string path)
    {
        string name = Path.GetFileName(path);
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        string[] parts = name[..(dot < 0 ? name.Length : dot)].Split('_');
        return parts.Length >= 2 && parts[1] is ("trade" or "quote" or "openinterest");
    }
}
