using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Conformance;

/// <summary>A feature under test with the inputs it takes from other features.</summary>
internal sealed record Specimen(IFeature Feature, IReadOnlyList<TestInput> Inputs)
{
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
    public FeatureValue[][] Run(
        IReadOnlyList<MarketEvent> events, ulong seed, bool hasInputs = true, bool deliversEveryKind = false)
    {
        FeatureRun run = Start(deliversEveryKind);
        FeatureValue[][] rows = new FeatureValue[events.Count][];
        for (int i = 0; i < rows.Length; i++)
        {
            MarketEvent e = events[i];
            SetInputs(seed + (ulong)i, e.TimeNs, hasInputs);
            run.Send(in e);
            rows[i] = run.Values.ToArray();
        }

        return rows;
    }

    private void SetInputs(ulong seed, long timeNs, bool hasInputs)
    {
        if (!hasInputs || Inputs.Count == 0)
        {
            return;
        }

        TestRandom random = new(seed);
        foreach (TestInput input in Inputs)
        {
            if (random.Chance(0.1))
            {
                input.SetMissing();
            }
            else
            {
                input.Set((random.NextDouble() * 2) - 1, FeatureStatus.Ok, timeNs);
            }
        }
    }
}
