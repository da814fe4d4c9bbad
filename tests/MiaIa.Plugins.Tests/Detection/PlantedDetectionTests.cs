using System.Globalization;
using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using Xunit.Abstractions;

namespace MiaIa.Tests.Detection;

/// <summary>
/// What is planted is found, by the window in which it was planted; the same windows of the null set, in which nothing is to be
/// found, tell how often a detector speaks there by chance. Recall is the share of planted windows in which it speaks with
/// the right side; precision the share of planted ones among all windows, planted and twins of the null set, in which it does.
/// </summary>
public sealed class PlantedDetectionTests(PlantedDetectionTests.Markets markets, ITestOutputHelper output)
    : IClassFixture<PlantedDetectionTests.Markets>
{
    private const int Days = 54;
    private const long Hour = 60 * EventTimes.Minute;

    /// <summary>Not the seed at which the limits of the readings were chosen.</summary>
    private static readonly int[] Seeds = [7, 11];

    private static readonly Detector[] Detectors =
    [
        new(Readings.BookSweep, PlantedEffect.Sweep, 0, 1),
        new(Readings.Blocks, PlantedEffect.BlockAccumulation, 0, 1),
        new(Readings.FalseBreak, PlantedEffect.Headfake, 0, 0),
        new(Readings.Base, PlantedEffect.Base, -7, 0),
        new(Readings.Violation, PlantedEffect.GoldenRuleBreak, 0, 0),
        new(Readings.Trend, PlantedEffect.TrendDay, -150, 0, LeastShare: 0.85),
        new(Readings.Range, PlantedEffect.RangeDay, -150, 0, LeastShare: 0.4, IsEither: true, MostAgainst: 0.25, Target: 0.8),
    ];

    public static TheoryData<string> Names => [.. Detectors.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void WhatIsPlanted_IsFound(string name)
    {
        Detector detector = Detectors.Single(d => d.Name == name);
        int planted = 0;
        int found = 0;
        int byChance = 0;
        foreach ((Readings with, Readings without) in markets.Pairs)
        {
            PlantedLabel[] labels = [.. with.Labels.Where(l => l.Effect == detector.Effect)];
            planted += labels.Length;
            found += labels.Count(l => Speaks(with, detector, l));
            byChance += labels.Count(l => Speaks(without, detector, l));
        }

        planted.Should().BeGreaterThan(20);
        double recall = found / (double)planted;
        double precision = found / (double)Math.Max(1, found + byChance);
        string told = string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {planted} {detector.Effect}, recall {recall:0.00}, precision {precision:0.00}, in the null set {byChance} of {planted} (seeds {string.Join(", ", Seeds)})");
        output.WriteLine(told);
        recall.Should().BeGreaterThanOrEqualTo(detector.Target, told);
        precision.Should().BeGreaterThanOrEqualTo(detector.Target, told);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WithNothingPlanted_ItSpeaksNoMoreThanByChance(string name)
    {
        // The windows of labels that were never planted there are windows like those an hour later.
        Detector detector = Detectors.Single(d => d.Name == name);
        int here = 0;
        int elsewhere = 0;
        int windows = 0;
        foreach ((Readings with, Readings without) in markets.Pairs)
        {
            foreach (PlantedLabel label in with.Labels.Where(l => l.Effect == detector.Effect))
            {
                windows++;
                here += Speaks(without, detector, label) ? 1 : 0;
                PlantedLabel later = label with { FromNs = label.FromNs + Hour, ToNs = label.ToNs + Hour };
                elsewhere += Speaks(without, detector, later) ? 1 : 0;
            }
        }

        double chance = (here + elsewhere) / (2.0 * windows);
        double threeErrors = 3 * Math.Sqrt(2 * chance * (1 - chance) / windows);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {here} of {windows}, an hour later {elsewhere}"));
        Math.Abs(here - elsewhere).Should().BeLessThanOrEqualTo((int)Math.Ceiling(threeErrors * windows));
    }

    private static bool Speaks(Readings readings, Detector detector, PlantedLabel label)
    {
        long fromNs = label.FromNs - (detector.BeforeMinutes * EventTimes.Minute);
        long toNs = label.ToNs + (detector.AfterMinutes * EventTimes.Minute);
        (long TimeNs, int Side)[] said = [.. readings.Of(detector.Name).Where(r => r.TimeNs >= fromNs && r.TimeNs <= toNs)];
        int right = said.Count(r => r.Side == (detector.IsEither ? 1 : (int)label.Direction));
        int against = said.Count(r => r.Side == (detector.IsEither ? -1 : -(int)label.Direction));
        return right > 0 && right >= detector.LeastShare * said.Length && against <= detector.MostAgainst * said.Length;
    }

    public sealed class Markets
    {
        internal IReadOnlyList<(Readings With, Readings Without)> Pairs { get; } = [.. Seeds.AsParallel().AsOrdered().Select(seed => (
            new Readings(new SyntheticOptions { Days = Days, Seed = seed, Planted = "all" }),
            new Readings(new SyntheticOptions { Days = Days, Seed = seed })))];
    }
}
