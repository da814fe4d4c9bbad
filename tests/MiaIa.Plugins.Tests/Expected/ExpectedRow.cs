using System.Globalization;
using System.IO.Compression;
using MiaIa.Sdk;

namespace MiaIa.Tests.Expected;

/// <summary>A reference row: what an independent implementation says of an output at a moment.</summary>
internal sealed record ExpectedRow(
    long TimeNs, string Feature, string Output, string Value, FeatureStatus Status, double? AgeSeconds)
{
    public static IReadOnlyList<ExpectedRow> Read(string file)
    {
        using FileStream packed = File.OpenRead(RealData.Expected(file));
        using GZipStream unpacked = new(packed, CompressionMode.Decompress);
        using StreamReader reader = new(unpacked);
        reader.ReadLine();
        List<ExpectedRow> rows = [];
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split(',');
            rows.Add(new ExpectedRow(
                ParseTime(cells[0]),
                cells[2],
                cells[3],
                cells[4],
                Enum.Parse<FeatureStatus>(cells[5]),
                cells[6].Length == 0 ? null : double.Parse(cells[6], CultureInfo.InvariantCulture)));
        }

        return rows;
    }

    private static long ParseTime(string text)
    {
        DateTime time = DateTime.Parse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
        return (time - DateTime.UnixEpoch).Ticks * 100;
    }
}
