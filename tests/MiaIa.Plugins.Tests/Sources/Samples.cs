using System.IO.Compression;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>Small files of each format to be damaged: the real tiny ones, and the beginnings of larger ones.</summary>
internal static class Samples
{
    private const int MostBytes = 48 * 1024;

    /// <summary>The formats that have samples.</summary>
    public static readonly string[] Formats =
        ["dbn", "dbn-zst", "dbz", "fragment", "scid", "depth", "sierra-bars", "sierra-ticks", "lean", "universe", "cboe", "vix"];

    /// <summary>The samples of a format: name and content.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Of(string format) => format switch
    {
        "dbn" => Files("dbn/databento_dbn", f => f.EndsWith(".dbn", StringComparison.Ordinal)),
        "dbn-zst" => Files("dbn/databento_dbn", f => f.EndsWith(".dbn.zst", StringComparison.Ordinal)),
        "dbz" => Files("dbn/databento_dbn", f => f.EndsWith(".dbz", StringComparison.Ordinal)),
        "fragment" => Files("dbn/databento_dbn", f => f.Contains(".frag", StringComparison.Ordinal)),
        "scid" => Files("derived", f => f.EndsWith(".scid", StringComparison.Ordinal)),
        "depth" => Files("derived", f => f.EndsWith(".depth", StringComparison.Ordinal)),
        "sierra-bars" => [.. Files("sierra_5m", IsShortExport), .. Files("sierra_5m", IsShortExport).Select(Unpacked)],
        "sierra-ticks" => Files("sierra_tbt", f => f.EndsWith(".txt", StringComparison.Ordinal)),
        "lean" => [.. Files("lean/future/comex", f => f.EndsWith("openinterest.zip", StringComparison.Ordinal)), .. Files("lean/option", f => f.EndsWith(".zip", StringComparison.Ordinal))],
        "universe" => Files("lean/indexoption/usa/universes", f => f.EndsWith(".csv", StringComparison.Ordinal)),
        "cboe" => Files("cboe_chains", f => f.Contains("VIX", StringComparison.Ordinal)),
        _ => Files("vix", f => f.EndsWith("vix-daily.csv", StringComparison.Ordinal)),
    };

    private static bool IsShortExport(string file) => file.EndsWith("ESH22-CME.scid_BarData__5m.txt.gz", StringComparison.Ordinal);

    private static (string Name, byte[] Bytes) Unpacked((string Name, byte[] Bytes) packed)
    {
        using GZipStream content = new(new MemoryStream(packed.Bytes), CompressionMode.Decompress);
        byte[] bytes = new byte[MostBytes];
        int read = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return (packed.Name[..^3], bytes[..read]);
    }

    private static List<(string Name, byte[] Bytes)> Files(string folder, Func<string, bool> isWanted) =>
    [
        .. Directory.EnumerateFiles(RealData.Path(folder.Split('/')), "*", SearchOption.AllDirectories)
            .Where(isWanted)
            .Order(StringComparer.Ordinal)
            .Select(f => (Name(f), Begin(f))),
    ];

    // Folders tell LEAN's universes what they are about.
    private static string Name(string path)
    {
        string[] parts = path.Split(Path.DirectorySeparatorChar);
        int place = Array.IndexOf(parts, "universes");
        return place < 0 ? parts[^1] : string.Join('/', parts[place..]);
    }

    private static byte[] Begin(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);

        // A packed file is damaged whole: cut off it would only be a shorter one.
        bool isPacked = path.EndsWith(".gz", StringComparison.Ordinal) || path.EndsWith(".zip", StringComparison.Ordinal);
        return isPacked || bytes.Length <= MostBytes ? bytes : bytes[..MostBytes];
    }
}
