using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests.Expected;

namespace MiaIa.Tests.Conformance;

/// <summary>Real prints and books: values are sound, and in the mirror they have the other sign.</summary>
public sealed class RealTickTests
{
    public static TheoryData<string> Features => [.. FeatureCatalog.Ids];

    [RealDataTheory]
    [MemberData(nameof(Features))]
    public void Outputs_AreThoseOfTheOtherSide_WhenTheTicksAreMirrored(string id)
    {
        List<MarketEvent> ticks = MarketHistory.SierraTickByTick();
        BarPeriod minute = new(60);
        List<MarketEvent> events = MarketHistory.WithSessions([.. ticks, .. MinuteBars.Of(ticks, minute)], newYorkHours: 5);
        FeatureValue[][] rows = FeatureCatalog.Create(id).Run(events, 1);
        Specimen mirrored = FeatureCatalog.Create(id);
        FeatureValue[][] reflections = mirrored.Run([.. events.Select(Mirror.Of)], 1, isMirrored: true);
        MirrorCheck check = new(id, mirrored.Feature);
        for (int i = 0; i < rows.Length; i++)
        {
            check.Require(rows[i], reflections[i], $"{id}, event {i}");
            for (int output = 0; output < rows[i].Length; output++)
            {
                (double least, double most) = OutputRules.BoundsOf(id, mirrored.Feature.Outputs[output]);
                bool isMissing = rows[i][output].Status is FeatureStatus.Missing;
                (isMissing || (rows[i][output].Value >= least && rows[i][output].Value <= most)).Should().BeTrue();
            }
        }
    }
}
