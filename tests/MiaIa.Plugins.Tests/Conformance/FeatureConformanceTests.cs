using System.Reflection;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Tests.Conformance;

/// <summary>
/// What every feature must do, for all of them: a new folder under plugins/Features is tested here without a change.
/// Each test runs many seeded markets; a failure names the seed.
/// </summary>
public sealed class FeatureConformanceTests
{
    public static TheoryData<string> Features => [.. FeatureCatalog.Ids];

    [Fact]
    public void TheCatalog_FindsEveryFolder()
    {
        string folder = Path.Combine(Repository.Root, "plugins", "Features");
        int projects = Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories).Count();
        FeatureCatalog.Ids.Should().HaveCount(projects).And.Contain("tick-momentum");
    }

    [Theory]
    [MemberData(nameof(Features))]
    public void Values_AreFiniteAndInRange_WhateverTheMarket(string id)
    {
        for (ulong seed = 0; seed < MarketCases.Count; seed++)
        {
            Specimen specimen = FeatureCatalog.Create(id);
            List<MarketEvent> events = RandomMarket.Of(seed);
            FeatureValue[][] rows = specimen.Run(events, seed);
            for (int i = 0; i < rows.Length; i++)
            {
                RequireSound(id, specimen.Feature, rows[i], events[i].TimeNs, $"{id}, seed {seed}, event {i}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Features))]
    public void Values_DependOnThePastAlone_AndAreTheSameFedAtOnceOrOneByOne(string id)
    {
        for (ulong seed = 0; seed < MarketCases.Count; seed++)
        {
            List<MarketEvent> events = RandomMarket.Of(seed);
            FeatureValue[][] rows = FeatureCatalog.Create(id).Run(events, seed);
            int cut = new TestRandom(seed).Next(1, events.Count);
            FeatureValue[][] early = FeatureCatalog.Create(id).Run(events[..cut], seed);
            RequireSame(rows[cut - 1], early[^1], $"{id}, seed {seed}, first {cut} events");
        }
    }

    [Theory]
    [MemberData(nameof(Features))]
    public void Values_AreTheSame_WhenTheSameEventsComeAgain(string id)
    {
        for (ulong seed = 0; seed < MarketCases.Count; seed++)
        {
            List<MarketEvent> events = RandomMarket.Of(seed);
            FeatureValue[][] first = FeatureCatalog.Create(id).Run(events, seed);
            FeatureValue[][] second = FeatureCatalog.Create(id).Run(events, seed);
            for (int i = 0; i < first.Length; i++)
            {
                RequireSame(first[i], second[i], $"{id}, seed {seed}, event {i}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Features))]
    public void Values_DoNotChange_WhenKindsArriveThatWereNotAskedFor(string id)
    {
        for (ulong seed = 0; seed < MarketCases.Count; seed++)
        {
            List<MarketEvent> events = RandomMarket.Of(seed);
            FeatureValue[][] asked = FeatureCatalog.Create(id).Run(events, seed);
            FeatureValue[][] every = FeatureCatalog.Create(id).Run(events, seed, deliversEveryKind: true);
            for (int i = 0; i < asked.Length; i++)
            {
                RequireSame(asked[i], every[i], $"{id}, seed {seed}, event {i} ({events[i].Kind})");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Features))]
    public void Values_AfterARoll_AreThoseOfAFeatureThatStartsThere(string id)
    {
        if (!Reads(id, EventKinds.Roll))
        {
            return; // It keeps nothing of the contract's prices.
        }

        for (ulong seed = 0; seed < MarketCases.Count; seed++)
        {
            List<MarketEvent> before = RandomMarket.Of(seed, hasRoll: false);
            int cut = before.FindIndex(before.Count / 2, e => e.Kind is EventKind.Session && e.Session.IsSessionStart);
            MarketEvent roll = MarketEvent.Of(before[cut].TimeNs, 0, new Roll(202506, 202509));
            List<MarketEvent> after = before[cut..];
            FeatureValue[][] rolled = FeatureCatalog.Create(id).Run([.. before[..cut], roll, .. after], 0, hasInputs: false);
            FeatureValue[][] fresh = FeatureCatalog.Create(id).Run(after, 0, hasInputs: false);
            for (int i = 0; i < fresh.Length; i++)
            {
                RequireSame(fresh[i], rolled[cut + 1 + i], $"{id}, seed {seed}, event {i} after the roll");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Features))]
    public void Scores_AreMissing_BeforeThereIsAnythingToJudge(string id)
    {
        Specimen specimen = FeatureCatalog.Create(id);
        FeatureRun run = specimen.Start();
        run.Values.ToArray().Should().OnlyContain(v => v.Status == FeatureStatus.Missing);
        run.Session(new FeatureRunSettings().FirstSession!.Value).Bar(20_000, 5, 4).Trade(20_000, 1, Side.Buy)
            .Quote(19_999, 20_000, 3, 4).Book(19_999, 20_000, [5, 5, 5], [4, 4, 4]).Decision();
        int score = specimen.Feature.Outputs.ToList().IndexOf("score");
        FeatureStatus status = score < 0 ? FeatureStatus.Missing : run.Values[score].Status;
        status.Should().Be(FeatureStatus.Missing);
    }

    [Theory]
    [MemberData(nameof(Features))]
    public void Events_AllocateNothing_OnceWarm(string id)
    {
        MarketEvent[] events = [.. RandomMarket.Of(1, MarketStyle.Random, hasRoll: false)];
        int warm = events.Length / 2;
        Allocations.Of(() =>
        {
            FeatureRun run = FeatureCatalog.Create(id).Start();
            Send(run, events.AsSpan(0, warm));
            return () => Send(run, events.AsSpan(warm));
        }).Should().Be(0);
    }

    private static void Send(FeatureRun run, ReadOnlySpan<MarketEvent> events)
    {
        foreach (ref readonly MarketEvent e in events)
        {
            run.Send(in e);
        }
    }

    private static bool Reads(string id, EventKinds kind) => FeatureCatalog.Create(id).Feature.GetType()
        .GetCustomAttributes<ReadsAttribute>().Any(r => r.Kinds.HasFlag(kind));

    private static void RequireSound(string id, IFeature feature, FeatureValue[] row, long nowNs, string place)
    {
        for (int i = 0; i < row.Length; i++)
        {
            FeatureValue value = row[i];
            (double least, double most) = OutputRules.BoundsOf(id, feature.Outputs[i]);
            bool isSound = value.Status is FeatureStatus.Missing
                ? value.Value == 0
                : double.IsFinite(value.Value) && value.TimeNs <= nowNs && value.Value >= least && value.Value <= most;
            if (!isSound)
            {
                Assert.Fail($"{place}: {feature.Outputs[i]} is {value} at {nowNs}, beyond {least} to {most}.");
            }
        }
    }

    private static void RequireSame(FeatureValue[] expected, FeatureValue[] actual, string place)
    {
        if (!expected.AsSpan().SequenceEqual(actual))
        {
            Assert.Fail($"{place}: [{string.Join("; ", expected)}] and [{string.Join("; ", actual)}] differ.");
        }
    }
}
