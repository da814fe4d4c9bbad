using System.Globalization;
using System.IO.Compression;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests;

/// <summary>
/// <c>mia features</c> over real data gives the rows that an independent implementation gives: value to 1e-6, status and age.
/// </summary>
public sealed class FeatureRowTests : IDisposable
{
    /// <summary>Rows of the reference that localise a difference and are no output of a plugin.</summary>
    private static readonly string[] Helpers = ["vwap", "atr14@1m", "atr14@5m", "atr14@15m", "adx14@5m", "variance-ratio5"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RealDataTheory]
    [InlineData("features_sierra_5m_ESM17_2017-05-01_2017-05-05.csv.gz", "sierra_5m/ESM17-CME.scid_BarData__5m.txt.gz")]
    [InlineData(
        "features_lean_1m_ES_2013-10-08.csv.gz",
        "lean/future/cme/minute/es/20131006_trade.zip lean/future/cme/minute/es/20131007_trade.zip lean/future/cme/minute/es/20131008_trade.zip")]
    public void Rows_AgreeWithTheReference(string reference, string data)
    {
        string rows = _folder.At("rows.csv");
        string configuration = _folder.Write("all.yaml", OwnersFormula());
        string[] paths = [.. data.Split(' ').Select(p => RealData.Path(p.Split('/')))];

        (int exitCode, _, string errors) = MiaProgram.Run(
            _folder.Root, ["features", "--config", configuration, "--out", rows, "--data", .. paths]);

        exitCode.Should().Be(0, errors);
        Dictionary<string, string[]> ours = Read(new StreamReader(rows));
        using GZipStream unzipped = new(File.OpenRead(RealData.Expected(reference)), CompressionMode.Decompress);
        Dictionary<string, string[]> expected = Read(new StreamReader(unzipped));
        expected.Values.Select(r => r[2] + "." + r[3]).ToHashSet(StringComparer.Ordinal).Should().HaveCountGreaterThanOrEqualTo(58, "every technique that has its input is compared");
        expected.Should().HaveCountGreaterThan(58 * 1000);
        foreach ((string key, string[] row) in expected)
        {
            ours.ContainsKey(key).Should().BeTrue($"the row {key} is expected");
            Compare(ours[key], row, key);
        }
    }

    /// <summary>The shipped formula at closed bars.</summary>
    private static string OwnersFormula() => File.ReadAllText(Path.Combine(Repository.Root, "strategies.yaml"))
        .Replace("decision-cycle: 50ms", "decision-cycle: 0ms", StringComparison.Ordinal);

    private static void Compare(string[] ours, string[] expected, string key)
    {
        ours[5].Should().Be(expected[5], $"the status of {key}");
        if (expected[5] == "Missing")
        {
            ours[4].Should().BeEmpty(key);
            return;
        }

        ours[1].Should().Be(expected[1], $"the instrument of {key}");
        double.Parse(ours[6], CultureInfo.InvariantCulture)
            .Should().Be(double.Parse(expected[6], CultureInfo.InvariantCulture), $"the age of {key}");
        if (double.TryParse(expected[4], NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
        {
            double.Parse(ours[4], CultureInfo.InvariantCulture).Should().BeApproximately(value, 1e-9 * Math.Max(1, Math.Abs(value)), key);
        }
        else
        {
            ours[4].Should().Be(expected[4], key);
        }
    }

    private static Dictionary<string, string[]> Read(StreamReader reader)
    {
        using (reader)
        {
            reader.ReadLine().Should().Be("time,instrument,feature,output,value,status,age-seconds");
            Dictionary<string, string[]> rows = new(StringComparer.Ordinal);
            while (reader.ReadLine() is { } line)
            {
                string[] fields = line.Split(',');
                string name = fields[2] + "." + fields[3];
                if (!Helpers.Contains(fields[2]))
                {
                    rows[fields[0] + " " + name] = fields;
                }
            }

            return rows;
        }
    }
}
