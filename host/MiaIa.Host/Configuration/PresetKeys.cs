using System.Globalization;
using MiaIa.Engine.Risk;

namespace MiaIa.Host.Configuration;

/// <summary>
/// Writes the figures of a risk preset into the tree, as if they stood in the file, where the file does not write them itself: share of
/// equity a trade may risk, round trips, thresholds, least probability of the models. So every later check and the echo see them.
/// </summary>
internal static class PresetKeys
{
    /// <summary>Share of equity that caps every preset, in percent.</summary>
    public const decimal MostRiskPercent = 1;

    /// <summary>Round trips that cap every preset.</summary>
    public const int MostRoundTrips = 20;

    private const string Risk = "risk";
    private const double UsualThreshold = 0.25;
    private static readonly double[] Thresholds = [0.20, 0.25, 0.35, 0.50];
    private static readonly double[] SeedThresholds = [0.20, 0.25, 0.35, 0.35];

    /// <summary>The tree with them; the same tree without a preset.</summary>
    /// <param name="root">The tree of the file.</param>
    /// <param name="profile">Which defaults the thresholds start from.</param>
    public static YamlMap Written(YamlMap root, Profile profile)
    {
        YamlScalar? name = (root.Find(Risk)?.Value as YamlMap)?.Find("preset")?.Value as YamlScalar;
        if (name is null || EnumNames.Read(typeof(RiskPreset), name.Text) is not RiskPreset preset)
        {
            return root;
        }

        (decimal percent, double threshold, double probability, int trips) = preset switch
        {
            RiskPreset.Conservative => (0.5m, 0.35, 0.75, 10),
            RiskPreset.Moderate => (1m, UsualThreshold, 0.65, 15),
            _ => (1.5m, 0.20, 0.55, 25),
        };
        Mark mark = name.Mark;
        double[] usual = profile is Profile.SeedLiteral ? SeedThresholds : Thresholds;
        YamlList scaled = new(mark, [.. usual.Select(t => Scalar(mark, Math.Round(t * threshold / UsualThreshold, 6)))]);
        YamlMap own = With((YamlMap)root.Find(Risk)!.Value, "max-round-trips", Scalar(mark, Math.Min(trips, MostRoundTrips)), mark);
        YamlEntry? size = own.Find("position-size");
        YamlMap part = size?.Value as YamlMap ?? new YamlMap(mark, []);
        bool isMap = size is null || size.IsEmpty || size.Value is YamlMap;
        own = isMap ? Replace(own, "position-size", With(part, "risk-percent", Scalar(mark, Math.Min(percent, MostRiskPercent)), mark), mark) : own;
        YamlMap tree = Replace(root, Risk, own, mark);
        tree = WithOption(tree, "features", "volatility-regime", "thresholds", scaled, mark);
        return WithOption(tree, "filters", "ml-ensemble", "minimum-probability", Scalar(mark, probability), mark);
    }

    // Every line of that plugin, whatever its label; a file without one stays without.
    private static YamlMap WithOption(YamlMap root, string section, string id, string option, YamlNode value, Mark mark)
    {
        if (root.Find(section)?.Value is not YamlMap lines)
        {
            return root;
        }

        foreach (YamlEntry line in lines.Entries.Where(e => string.Equals(ConfigurationFile.IdOf(e.Key), id, StringComparison.Ordinal)).ToArray())
        {
            if (line.IsEmpty || line.Value is YamlMap)
            {
                YamlMap options = line.Value as YamlMap ?? new YamlMap(line.Mark, []);
                lines = Replace(lines, line.Key, With(options, option, value, mark), mark);
            }
        }

        return Replace(root, section, lines, mark);
    }

    private static YamlMap With(YamlMap map, string key, YamlNode value, Mark mark) =>
        map.Find(key) is not null ? map : new YamlMap(map.Mark, [.. map.Entries, new YamlEntry(key, mark, value)]);

    private static YamlMap Replace(YamlMap map, string key, YamlNode value, Mark mark) => map.Find(key) is null
        ? With(map, key, value, mark)
        : new YamlMap(map.Mark, [.. map.Entries.Select(e => string.Equals(e.Key, key, StringComparison.Ordinal) ? e with { Value = value } : e)]);

    private static YamlScalar Scalar<T>(Mark mark, T value)
        where T : IFormattable => new(mark, value.ToString(null, CultureInfo.InvariantCulture), isQuoted: false);
}
