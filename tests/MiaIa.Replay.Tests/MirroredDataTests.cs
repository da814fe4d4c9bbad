using System.Globalization;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests;

/// <summary>
/// Real bars with their prices reflected and their sides exchanged give, through the whole program, the same decisions with
/// the other sign: no technique and no formula prefers a side.
/// </summary>
public sealed class MirroredDataTests : IDisposable
{
    private const double Relative = 1e-9;

    /// <summary>
    /// What the point of control takes part in. Its ties go to the lower price by definition, so that they are counted and must be rare.
    /// </summary>
    private static readonly Dictionary<string, OutputRule> ByTies = new(StringComparer.Ordinal)
    {
        ["bullish-score.score"] = new(OutputKind.Directional),
        ["bullish-score.value-position"] = new(OutputKind.Directional),
        ["level-zones.poc"] = new(OutputKind.Price),
        ["level-zones.vah"] = new(OutputKind.Price, "val"),
        ["level-zones.val"] = new(OutputKind.Price, "vah"),
        ["level-zones.price-confluence"] = new(OutputKind.Neutral),
        ["level-zones.nearest-above"] = new(OutputKind.Price, "nearest-below"),
        ["level-zones.nearest-below"] = new(OutputKind.Price, "nearest-above"),
        ["level-proximity.value"] = new(OutputKind.Neutral),
    };

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, (int Rows, int Different)> _ties = new(StringComparer.Ordinal);
    private readonly List<string> _differences = [];
    private readonly HashSet<string> _compared = new(StringComparer.Ordinal);

    public void Dispose() => _folder.Dispose();

    [RealDataTheory]
    [InlineData("ESM17-CME", 2400, "2017-04-10", "2017-05-12")]
    [InlineData("ESU19-CME", 2900, "2019-07-15", "2019-08-16")]
    public void Rows_HaveTheOtherSign(string contract, int center, string from, string to)
    {
        IReadOnlyList<string> lines = SierraBars.Lines(contract);
        string plain = _folder.At(SierraBars.FileName(contract));
        File.WriteAllLines(plain, lines);
        string mirrored = Path.Combine(Directory.CreateDirectory(_folder.At("mirror")).FullName, Path.GetFileName(plain));
        File.WriteAllLines(mirrored, lines.Select((line, i) => i == 0 ? line : SierraBars.Mirrored(line, center)));

        using StreamReader rows = new(Rows(plain, "rows.csv", from, to));
        using StreamReader others = new(Rows(mirrored, "others.csv", from, to));
        Compare(rows, others, center);

        _differences.Should().BeEmpty();
        _compared.Should().HaveCountGreaterThan(120);
        foreach ((string output, (int count, int different)) in _ties)
        {
            (different / (double)count).Should().BeLessThan(0.02, "{0} differs by ties alone, here in {1} of {2} rows", output, different, count);
        }
    }

    private string Rows(string data, string name, string from, string to)
    {
        string configuration = _folder.Write("mirror.yaml", File.ReadAllText(Path.Combine(Repository.Root, "strategies.yaml"))
            .Replace("decision-cycle: 50ms", "decision-cycle: 0ms", StringComparison.Ordinal)
            .Replace("  headfake:", "  bullish-score:\n  liquidity-sweep:\n  cvd-divergence:\n  headfake:", StringComparison.Ordinal));
        string rows = _folder.At(name);
        (int exitCode, _, string errors) = MiaProgram.Run(
            _folder.Root, ["features", "--config", configuration, "--out", rows, "--from", from, "--to", to, "--data", data]);
        exitCode.Should().Be(0, errors);
        return rows;
    }

    private void Compare(StreamReader rows, StreamReader others, int center)
    {
        rows.ReadLine().Should().Be(others.ReadLine());
        List<string[]> bar = [];
        Dictionary<string, string[]> mirror = new(StringComparer.Ordinal);
        while (rows.ReadLine() is { } line)
        {
            string[] row = line.Split(',');
            string[] other = others.ReadLine()!.Split(',');
            if (bar.Count > 0 && bar[0][0] != row[0])
            {
                CompareBar(bar, mirror, center);
                bar.Clear();
                mirror.Clear();
            }

            bar.Add(row);
            mirror[other[2] + "." + other[3]] = other;
        }

        CompareBar(bar, mirror, center);
    }

    private void CompareBar(List<string[]> bar, Dictionary<string, string[]> mirror, int center)
    {
        foreach (string[] row in bar)
        {
            string name = row[2] + "." + row[3];
            bool isTie = ByTies.TryGetValue(name, out OutputRule? rule);
            rule ??= OutputRules.Of(row[2], row[3]);
            if (rule.Kind is OutputKind.Exempt or OutputKind.NearlyDirectional)
            {
                continue;
            }

            string[] other = mirror[row[2] + "." + (rule.Other ?? row[3])];
            bool isMirrored = row[5] == other[5] && (row[5] == "Missing" || IsMirrored(rule.Kind, row[4], other[4], center));
            _compared.Add(name);
            if (isTie)
            {
                (int rows, int different) = _ties.GetValueOrDefault(name);
                _ties[name] = (rows + 1, different + (isMirrored ? 0 : 1));
            }
            else if (!isMirrored && _differences.Count < 20)
            {
                _differences.Add($"{row[0]} {name}: {row[4]} {row[5]}, in the mirror {other[4]} {other[5]}");
            }
        }
    }

    private static bool IsMirrored(OutputKind kind, string value, string mirrored, int center)
    {
        if (kind is OutputKind.State || !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            || !double.TryParse(mirrored, NumberStyles.Float, CultureInfo.InvariantCulture, out double other))
        {
            return kind is OutputKind.State ? OutputRules.OppositeOf(value) == mirrored : value == mirrored;
        }

        double expected = kind switch
        {
            OutputKind.Directional => -other,
            OutputKind.Price => (2 * center) - other,
            OutputKind.Share => 1 - other,
            _ => other,
        };
        return Math.Abs(number - expected) <= Relative * Math.Max(1, Math.Abs(number));
    }
}
