using System.Reflection;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Conformance;

/// <summary>A feature under test with the inputs it takes from other features.</summary>
internal sealed record Specimen(IFeature Feature, IReadOnlyList<TestInput> Inputs)
{
    private const double PointsPerTick = 0.25;
    private const int States = 6;

    private static readonly FeatureRunSettings Bare = new() { FirstSession = null, StartNs = 0 };

    /// <summary>A run that has sent nothing yet.</summary>
    public FeatureRun Start(bool deliversEveryKind = false) =>
        new(Feature, Bare with { DeliversEveryKind = deliversEveryKind });

    /// <summary>Feeds all events of a market and keeps the row after each.</summary>
    /// <param name="events">The events.</param>
    /// <param name="seed">
    /// Inputs are set from the seed and the event's place, so that equal events see equal inputs.
    /// </param>
    /// <param name="hasInputs">Whether inputs are set; else they stay Missing.</param>
    /// <param name="deliversEveryKind">Whether kinds arrive that the feature did not ask for.</param>
    /// <param name="isMirrored">Whether the inputs are those of the mirrored market.</param>
    /// <param name="priceFactor">What prices of inputs are multiplied by.</param>
    public FeatureValue[][] Run(
        IReadOnlyList<MarketEvent> events,
        ulong seed,
        bool hasInputs = true,
        bool deliversEveryKind = false,
        bool isMirrored = false,
        double priceFactor = 1)
    {
        // An input matters at the events that the feature is called for.
        EventKinds reads = Feature.GetType().GetCustomAttributes<ReadsAttribute>().Aggregate(EventKinds.None, (all, r) => all | r.Kinds);
        FeatureRun run = Start(deliversEveryKind);
        FeatureValue[][] rows = new FeatureValue[events.Count][];
        for (int i = 0; i < rows.Length; i++)
        {
            MarketEvent e = events[i];
            if (hasInputs && Inputs.Count > 0 && reads.HasFlag((EventKinds)(1 << (int)e.Kind)))
            {
                SetInputs(Inputs, seed + (ulong)i, e.TimeNs, isMirrored, priceFactor);
            }

            run.Send(in e);
            bool isSame = i > 0 && run.Values.SequenceEqual(rows[i - 1]);
            rows[i] = isSame ? rows[i - 1] : run.Values.ToArray();
        }

        return rows;
    }

    /// <summary>Sets inputs from a seed, each to a value that its output may have; one in ten is Missing.</summary>
    public static void SetInputs(
        IReadOnlyList<TestInput> inputs, ulong seed, long timeNs, bool isMirrored, double priceFactor = 1)
    {
        TestRandom random = new(seed);
        Dictionary<string, double?> values = new(StringComparer.Ordinal);
        foreach (TestInput input in inputs)
        {
            bool isMissing = random.Chance(0.1);
            double unit = random.NextDouble();
            values[input.Name] = isMissing ? null : input.Name switch
            {
                "gamma-levels.net-gex" => (2 * unit) - 1,
                "volume-confirmation.volume-ratio" => 3 * unit,
                "es-nq-leadership.leadership" => (4 * unit) - 2,
                _ => ValueOf(RuleOf(input.Name).Kind, unit, random),
            };
        }

        foreach (TestInput input in inputs)
        {
            OutputRule rule = RuleOf(input.Name);
            double? value = isMirrored ? Mirrored(input.Name, rule, values) : values[input.Name];
            if (value is { } there)
            {
                bool isInPoints = rule.Kind is OutputKind.Price || input.Name is "vwap-trend.sigma";
                input.Set(isInPoints ? there * priceFactor : there, FeatureStatus.Ok, timeNs);
            }
            else
            {
                input.SetMissing();
            }
        }
    }

    private static double ValueOf(OutputKind kind, double unit, TestRandom random) => kind switch
    {
        OutputKind.Price => (Mirror.Center + random.Next(-40, 40)) * PointsPerTick,
        OutputKind.Neutral or OutputKind.Share => unit,
        OutputKind.State => random.Next(0, States - 1),
        _ => (2 * unit) - 1,
    };

    private static double? Mirrored(string name, OutputRule rule, Dictionary<string, double?> values)
    {
        string feature = name[..name.IndexOf('.')];
        double? value = rule.Other is { } other && values.TryGetValue(feature + "." + other, out double? there) ? there : values[name];
        return rule.Kind switch
        {
            OutputKind.Directional or OutputKind.NearlyDirectional => -value,
            OutputKind.Price => (2 * Mirror.Center * PointsPerTick) - value,
            OutputKind.State when name is "market-regime.regime" => Mirrored(value),
            OutputKind.State when name is "headfake.pattern" => value switch { 1 => 2, 2 => 1, _ => value }, // bull trap, bear trap
            _ => value,
        };
    }

    private static double? Mirrored(double? regime) => (MarketRegime?)regime switch
    {
        MarketRegime.TrendBullish => (double)MarketRegime.TrendBearish,
        MarketRegime.TrendBearish => (double)MarketRegime.TrendBullish,
        _ => regime,
    };

    private static OutputRule RuleOf(string name)
    {
        string[] parts = name.Split('.', 2);
        string id = parts[0].Split('@')[0];
        bool hasOutput = parts.Length == 2;
        return hasOutput && id == "level-zones" ? LevelRule(parts[1])
            : hasOutput && id == "gamma-levels" ? GammaRule(parts[1])
            : hasOutput && OutputRules.Has(id) ? OutputRules.Of(id, parts[1])
            : new OutputRule(OutputKind.Directional);
    }

    /// <summary>Levels of a chain, which the logarithm makes asymmetric where they are found, are prices to who reads them.</summary>
    private static OutputRule GammaRule(string output) => output switch
    {
        "call-wall" => new(OutputKind.Price, "put-wall"),
        "put-wall" => new(OutputKind.Price, "call-wall"),
        "zero-dte-call-wall" => new(OutputKind.Price, "zero-dte-put-wall"),
        "zero-dte-put-wall" => new(OutputKind.Price, "zero-dte-call-wall"),
        "one-day-min" => new(OutputKind.Price, "one-day-max"),
        "one-day-max" => new(OutputKind.Price, "one-day-min"),
        "call-wall-coverage" => new(OutputKind.Neutral, "put-wall-coverage"),
        "put-wall-coverage" => new(OutputKind.Neutral, "call-wall-coverage"),
        "flip" or "hvl" or "max-pain" => new(OutputKind.Price),
        _ => new(output.StartsWith("gex-", StringComparison.Ordinal) ? OutputKind.Price : OutputKind.Neutral),
    };

    /// <summary>Levels that ties make asymmetric where they are found are prices all the same to who reads them.</summary>
    private static OutputRule LevelRule(string output) => new(OutputKind.Price, output switch
    {
        "vah" => "val",
        "val" => "vah",
        "pvah" => "pval",
        "pval" => "pvah",
        "cluster-above" => "cluster-below",
        "cluster-below" => "cluster-above",
        _ => OutputRules.Of("level-zones", output).Other,
    });
}
