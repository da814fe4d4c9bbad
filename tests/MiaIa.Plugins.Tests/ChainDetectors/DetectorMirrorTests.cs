using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests.Conformance;

namespace MiaIa.Tests.ChainDetectors;

/// <summary>
/// In made-up markets with prints every ten seconds every detector finds setups of both sides, and in the mirror
/// those of the other side. (The markets of the conformance tests have too few prints for a usual volume.)
/// </summary>
public sealed class DetectorMirrorTests
{
    private const ulong Cases = 60;
    private const long BeforeOpen = 35 * EventTimes.Minute;
    private const long AfterOpen = 40 * EventTimes.Minute;

    [Theory]
    [InlineData("flip-break")]
    [InlineData("gex-cluster")]
    [InlineData("hvl-magnet")]
    [InlineData("one-day-trap")]
    [InlineData("opening-drive")]
    [InlineData("wall-break")]
    [InlineData("wall-channel")]
    [InlineData("wall-reversion")]
    [InlineData("zero-dte-sweep")]
    public void Setups_OfBothSides_AreFound_AndMirrored(string id)
    {
        int bought = 0;
        int sold = 0;
        for (ulong seed = 0; seed < Cases; seed++)
        {
            List<MarketEvent> events = Dense(seed);
            FeatureValue[][] rows = FeatureCatalog.Create(id).Run(events, seed);
            Specimen mirrored = FeatureCatalog.Create(id);
            FeatureValue[][] reflections = mirrored.Run([.. events.Select(Mirror.Of)], seed, isMirrored: true);
            MirrorCheck check = new(id, mirrored.Feature);
            for (int i = 0; i < rows.Length; i++)
            {
                check.Require(rows[i], reflections[i], $"{id}, seed {seed}, event {i}");
                bought += rows[i][0].Value > 0 ? 1 : 0;
                sold += rows[i][0].Value < 0 ? 1 : 0;
            }
        }

        bought.Should().BePositive();
        sold.Should().BePositive();
    }

    /// <summary>
    /// A random market with prints in every ten seconds, from before the regular open on, and no lost feed.
    /// </summary>
    private static List<MarketEvent> Dense(ulong seed)
    {
        TestRandom random = new(seed);
        List<MarketEvent> events = RandomMarket.Of(seed, MarketStyle.Random);
        events.RemoveAll(e => e.Kind is EventKind.FeedLost);
        foreach (long openNs in events.Where(e => e.Kind is EventKind.Session).Select(e => e.Session.RegularOpenNs).Distinct().ToList())
        {
            for (long timeNs = openNs - BeforeOpen; timeNs < openNs + AfterOpen; timeNs += 10 * EventTimes.Second)
            {
                int size = random.Next(5, 15) * (random.Chance(0.2) ? 5 : 1);
                events.Add(MarketEvent.Of(timeNs + EventTimes.Second, 0, new Trade(Mirror.Center, size, Side.Buy)));
            }
        }

        return [.. events.OrderBy(e => e.TimeNs)];
    }
}
