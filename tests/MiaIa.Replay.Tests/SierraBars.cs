using System.Globalization;
using System.IO.Compression;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests;

/// <summary>Real five-minute bars as text, to be cut or mirrored.</summary>
internal static class SierraBars
{
    /// <summary>The lines of a contract's file; the first names the columns.</summary>
    public static IReadOnlyList<string> Lines(string contract)
    {
        using GZipStream unzipped = new(
            File.OpenRead(RealData.Path("sierra_5m", FileName(contract) + ".gz")), CompressionMode.Decompress);
        using StreamReader reader = new(unzipped);
        List<string> lines = [];
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Name of a contract's file.</summary>
    public static string FileName(string contract) => contract + ".scid_BarData__5m.txt";

    /// <summary>A bar with its prices reflected at a centre, in points, and its sides exchanged.</summary>
    public static string Mirrored(string line, int center)
    {
        // Date, Time, Open, High, Low, Last, Volume, NumberOfTrades, BidVolume, AskVolume
        string[] cells = line.Split(',', StringSplitOptions.TrimEntries);
        string Price(int cell) => ((2 * center) - decimal.Parse(cells[cell], CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
        return string.Join(", ", cells[0], cells[1], Price(2), Price(4), Price(3), Price(5), cells[6], cells[7], cells[9], cells[8]);
    }
}
