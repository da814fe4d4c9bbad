using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Conformance;

/// <summary>
/// What every feature must say of the same market seen otherwise: in a mirror, in other volumes, in other ticks. Each test
/// runs many seeded markets; a failure names the seed.
/// </summary>
public sealed class FeatureSymmetryTests
{
    public static TheoryData<string> Features => [.. FeatureCatalog.Ids];

    [Fact]
    public void EveryOutput_OfAShippedPlugin_HasARule()
    {
        foreach (string id in FeatureCatalog.Ids)
        {
            OutputRules.Has(id).Should().BeTrue("{0} ships", id);
            FeatureCatalog.Create(id).Feature.Outputs.Should().AllSatisfy(o => OutputRules.Of(id, o).Should().NotBeNull());
        }
    }

    [Theory]
    [MemberData(nameof(Features))]
    public void Outputs_AreThoseOfTheOtherSide_WhenTheMarketIsMirrored(string id)
    {
        for (ulong seed = 0; seed < MarketCases.Count; seed++)
        {
            List<MarketEvent> events = RandomMarket.Of(seed);
            FeatureValue[][] rows = FeatureCatalog.Create(id).Run(events, seed);
            Specimen mirrored = FeatureCatalog.Create(id);
            FeatureValue[][] reflections = mirrored.Run([.. events.Select(Mirror.Of)], seed, isMirrored: true);
            MirrorCheck check = new(id, mirrored.Feature, isFar: (MarketStyle)(seed % 5) is MarketStyle.Extreme);
            for (int i = 0; i < rows.Length; i++)
            {
                check.Require(rows[i], reflections[i], $"{id}, seed {seed}, event {i}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Features))]
    public void Outputs_AreTheSame_WhenAllVolumesAreThreefold(string id)
    {
        // These count in contracts, by their definition: a large print, the rows of a stack.
        if (id is "smart-money" or "stacked-imbalance")
        {
            return;
        }

        for (ulong seed = 0; seed < MarketCases.Count; seed++)
        {
            if ((MarketStyle)(seed % 5) is MarketStyle.Extreme)
            {
                continue; // Its sizes have no room for a factor.
            }

            List<MarketEvent> events = RandomMarket.Of(seed);
            Specimen specimen = FeatureCatalog.Create(id);
            FeatureValue[][] rows = specimen.Run(events, seed);
            FeatureValue[][] larger = FeatureCatalog.Create(id).Run([.. events.Select(e => Units.WithVolumes(e, 3))], seed);
            RequireScaled(id, specimen.Feature, rows, larger, o => OutputRules.Of(id, o).IsVolume ? 3 : 1, $"{id}, seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Features))]
    public void Outputs_AreTheSame_WhenPricesAndTickAreFourfold(string id)
    {
        // Round numbers and the reach of levels are points, by their definition; the chain is of another instrument, and a
        // vendor tells points.
        if (id is "level-zones" or "level-proximity" or "gamma-levels" or "gamma-pin" or "vendor-levels")
        {
            return;
        }

        Instrument coarse = new(0, "ES", 1m, 50m, 3.45m, IsIndex: false);
        for (ulong seed = 0; seed < MarketCases.Count; seed++)
        {
            List<MarketEvent> events = RandomMarket.Of(seed);
            Specimen specimen = FeatureCatalog.Create(id);
            FeatureValue[][] rows = specimen.Run(events, seed);
            FeatureValue[][] larger = FeatureCatalog.Create(id, coarse).Run(events, seed, priceFactor: 4);
            RequireScaled(id, specimen.Feature, rows, larger, o => IsPrice(id, o) ? 4 : 1, $"{id}, seed {seed}");
        }
    }

    private static bool IsPrice(string id, string output) =>
        OutputRules.Of(id, output).Kind is OutputKind.Price || (id == "vwap-trend" && output == "sigma");

    private static void RequireScaled(
        string id, IFeature feature, FeatureValue[][] rows, FeatureValue[][] scaled, Func<string, double> factorOf, string place)
    {
        double[] factors = [.. feature.Outputs.Select(factorOf)];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int output = 0; output < factors.Length; output++)
            {
                FeatureValue value = rows[i][output];
                FeatureValue other = scaled[i][output];
                double expected = value.Value * factors[output];
                bool isSame = value.Status == other.Status
                    && Math.Abs(expected - other.Value) <= 1e-9 * Math.Max(1, Math.Abs(expected));
                if (!isSame)
                {
                    Assert.Fail($"{place}, event {i}: {id}.{feature.Outputs[output]} is {value}, and {other} in other units.");
                }
            }
        }
    }
}
