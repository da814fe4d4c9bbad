using MiaIa.Sdk.Options;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Options;

/// <summary>How lines of market data are shared among the contracts of a chain.</summary>
public sealed class ChainRotationTests
{
    private const long Second = EventTimes.Second;
    private const long Minute = EventTimes.Minute;
    private const double Spot = 6000;

    private static readonly long Start = EventTimes.Utc(2025, 3, 10, 14);

    [Fact]
    public void AContractWeighsItsGammaTimesItsOpenInterest()
    {
        // SPEC 26.11: T = 16/365, sigma 16 %, S = 6200: the gamma of the 6200 strike is .00192054; 8000 open.
        ChainRotation rotation = new(new RotationSettings { AssumedVolatility = 0.16 });
        rotation.List([new ListedContract(Start + (16 * 24 * 60 * Minute), 6200, IsCall: true, 8000)]);
        rotation.Advance(Start, 6200);
        rotation.Weight(0).Should().BeApproximately(0.00192054 * 8000, 8000 * 5e-9);
    }

    [Fact]
    public void OpenInterestThatIsNotKnownCountsAsTheMeanOfTheKnown()
    {
        ChainRotation rotation = new(new RotationSettings());
        rotation.List([Call(6000, 100), Call(6000, 300, days: 2), Put(6000, -1), Put(6000, 0, days: 2)]);
        rotation.Advance(Start, Spot);
        rotation.Weight(2).Should().BeApproximately(rotation.Weight(0) * (400 / 3.0) / 100, 1e-12); // call and put have one gamma
        rotation.Weight(3).Should().Be(0);
        rotation.Held.ToArray().Should().Equal(0, 1, 2);
    }

    [Fact]
    public void TheHeaviestKeepTheirLineAndTheOthersTakeTurnsByWeight()
    {
        // One core line and one for turns; equal gammas at one strike, so that the open interest orders them.
        ChainRotation rotation = new(new RotationSettings { Lines = 2, CoreShare = 0.5 });
        rotation.List([Call(6000, 500), Put(6000, 1000), Call(5000, 900), Put(6010, 300), Call(6010, 200)]);
        List<string> held = [];
        for (int i = 0; i < 5; i++)
        {
            rotation.Advance(Start + (i * 5 * Second), Spot);
            foreach (int place in rotation.Held)
            {
                rotation.Quoted(place, Start + (i * 5 * Second));
            }

            held.Add(string.Join(' ', rotation.Held.ToArray()));
        }

        // The call of 5000 lies 17 % off. Turns: by urgency 0, 3, 4 when new; then 0, the heaviest of the old.
        held.Should().Equal("0 1", "1 3", "1 4", "0 1", "1 3");
    }

    [Fact]
    public void WhatComesNextIsWhatTheNextStepTakes()
    {
        ChainRotation rotation = new(new RotationSettings { Lines = 20 });
        rotation.List(Chain(new Random(3), 400));
        int[] next = new int[12];
        for (long t = Start; t < Start + (50 * Second); t += 10 * Second)
        {
            rotation.Advance(t, Spot);
            QuoteHeld(rotation, t);
            rotation.Next(t + (5 * Second), next).Should().Be(12);
            rotation.Advance(t + (5 * Second), Spot);
            rotation.Taken.ToArray().Should().BeEquivalentTo(next, $"{t}");
            QuoteHeld(rotation, t + (5 * Second));
        }
    }

    [Fact]
    public void ALineIsGivenBackWhenQuotedOrAfterTheDwell()
    {
        ChainRotation rotation = new(new RotationSettings { Lines = 1, CoreShare = 0, DwellSeconds = 5 });
        rotation.List([Call(6000, 300), Call(6005, 200), Call(6010, 100)]);
        rotation.Advance(Start, Spot);
        rotation.Taken.ToArray().Should().Equal(0);
        rotation.Advance(Start + (4 * Second), Spot);
        rotation.Taken.ToArray().Should().BeEmpty("no quote came, and the time is not over");
        rotation.Advance(Start + (5 * Second), Spot);
        rotation.Released.ToArray().Should().Equal(0);
        rotation.Taken.ToArray().Should().Equal(1);
        rotation.Quoted(1, Start + (6 * Second));
        rotation.Advance(Start + (6 * Second), Spot);
        rotation.Taken.ToArray().Should().Equal(2);
        rotation.QuotedNs(0).Should().BeNull();
        rotation.QuotedNs(1).Should().Be(Start + (6 * Second));
        rotation.Coverage(Start + (6 * Second), Minute).Should().Match<RotationCoverage>(c => c.Unseen == 2 && c.InReach == 3);
    }

    [Fact]
    public void WithLinesEnoughEverythingIsQuoted()
    {
        ListedContract[] chain = Chain(new Random(5), 300);
        ChainRotation rotation = new(new RotationSettings { Lines = 300, ReachPercent = 50 });
        rotation.List(chain);
        rotation.Advance(Start, Spot);
        QuoteHeld(rotation, Start + Second);
        rotation.HasLine(0).Should().BeTrue();
        rotation.Held.Length.Should().Be(300);
        rotation.Coverage(Start + Second, Minute).Should().Be(new RotationCoverage(1, 1, Start + Second, 0, 300));
        rotation.Advance(Start + Minute, Spot);
        rotation.Taken.Length.Should().Be(0, "nobody waits, so nobody gives a line back");
        rotation.Released.Length.Should().Be(0);
        rotation.Coverage(Start + (3 * Minute), Minute).Exposure.Should().Be(0, "the quotes have become old");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void NoneStarves_AndLinesAreNeverMoreThanThereAre(int seed)
    {
        Random chance = new(seed);
        RotationSettings settings = new() { Lines = 30, RefreshMinutes = 4 };
        ChainRotation rotation = new(settings);
        ListedContract[] chain = Chain(chance, 1500);
        rotation.List(chain);
        HashSet<int> held = [];
        double spot = Spot;
        (long bound, long longest, long longestOfHeavy) = (0, 0, 0);
        for (long t = Start; t < Start + (120 * Minute); t += 5 * Second)
        {
            spot += chance.NextDouble() - 0.5;
            rotation.Advance(t, spot);
            held.ExceptWith(rotation.Released.ToArray());
            held.UnionWith(rotation.Taken.ToArray());
            held.SetEquals(rotation.Held.ToArray()).Should().BeTrue($"seed {seed}");
            held.Count.Should().BeLessThanOrEqualTo(30, $"seed {seed}");
            bound = Math.Max(bound, rotation.BoundNs);
            double mean = Enumerable.Range(0, chain.Length).Average(rotation.Weight);
            for (int i = 0; i < chain.Length; i++)
            {
                // The spot stays within 1 %, so that 9 % off is always within the reach of 10 %.
                if (Math.Abs(chain[i].Strike - Spot) < 0.09 * Spot && rotation.Weight(i) > 0)
                {
                    long age = t - (rotation.QuotedNs(i) ?? Start);
                    longest = Math.Max(longest, age);
                    longestOfHeavy = rotation.Weight(i) > mean ? Math.Max(longestOfHeavy, age) : longestOfHeavy;
                }
            }

            QuoteHeld(rotation, t);
        }

        longestOfHeavy.Should().BeLessThanOrEqualTo(bound, $"seed {seed}");
        longest.Should().BeLessThanOrEqualTo(bound + (long)(3 * settings.RefreshMinutes * Minute), $"seed {seed}");
        spot.Should().BeInRange(0.99 * Spot, 1.01 * Spot);
    }

    [Fact]
    public void TheCoreFollowsTheSpot()
    {
        // One expiry, equal open interest: those nearest to the spot weigh most.
        ListedContract[] chain = [.. Enumerable.Range(0, 121).Select(i => Call(5700 + (i * 5), 100))];
        ChainRotation rotation = new(new RotationSettings { Lines = 10, CoreShare = 0.5 });
        rotation.List(chain);
        long t = Start;
        for (; t < Start + (10 * Minute); t += 5 * Second)
        {
            rotation.Advance(t, Spot);
            QuoteHeld(rotation, t);
        }

        MeanHeldStrike(rotation, chain, Spot).Should().BeInRange(5985, 6015);
        double before = rotation.Coverage(t, Minute).Exposure;
        rotation.Advance(t, Spot * 1.02);
        rotation.Coverage(t, Minute).Exposure.Should().BeLessThan(before - 0.3, "what matters now was not looked at lately");
        MeanHeldStrike(rotation, chain, Spot * 1.02).Should().BeInRange(6105, 6135);
        for (int i = 0; i < 12; i++, t += 5 * Second)
        {
            rotation.Advance(t, Spot * 1.02);
            QuoteHeld(rotation, t);
        }

        rotation.Coverage(t, Minute).Exposure.Should().BeGreaterThan(before * 0.9);
    }

    [Fact]
    public void WhatIsSettledLeaves_AndWhatIsListedEnters()
    {
        ChainRotation rotation = new(new RotationSettings { Lines = 2, CoreShare = 0.5 });
        ListedContract today = new(Start + Minute, 6000, IsCall: true, 500);
        rotation.List([today, Call(6000, 100)]);
        rotation.Advance(Start, Spot);
        QuoteHeld(rotation, Start);
        rotation.Held.ToArray().Should().Equal(0, 1);
        rotation.Advance(Start + Minute, Spot);
        rotation.Released.ToArray().Should().Equal(0);
        rotation.Held.ToArray().Should().Equal(1);
        rotation.Coverage(Start + Minute, Minute).InReach.Should().Be(1);

        rotation.List([Put(6000, 50), Call(6000, 100)]);
        rotation.QuotedNs(1).Should().Be(Start, "it was listed before");
        rotation.HasLine(1).Should().BeTrue();
        rotation.Advance(Start + (2 * Minute), Spot);
        rotation.Taken.ToArray().Should().Equal(0);
        rotation.Coverage(Start + (2 * Minute), Minute).Should().Match<RotationCoverage>(c => c.Unseen == 1 && c.InReach == 2);
    }

    [Fact]
    public void TheSameStepsGiveTheSameTurns()
    {
        List<int> Run()
        {
            Random chance = new(11);
            ChainRotation rotation = new(new RotationSettings { Lines = 40 });
            rotation.List(Chain(chance, 2000));
            List<int> taken = [];
            for (int i = 0; i < 200; i++)
            {
                rotation.Advance(Start + (i * 5 * Second), Spot + (10 * chance.NextDouble()));
                taken.AddRange(rotation.Taken);
                QuoteHeld(rotation, Start + (i * 5 * Second));
            }

            return taken;
        }

        Run().Should().Equal(Run());
    }

    [Fact]
    public void NothingIsAllocatedOnceWarm() => Allocations.Of(() =>
    {
        ListedContract[] chain = Chain(new Random(13), 3000);
        ChainRotation rotation = new(new RotationSettings { Lines = 100 });
        int[] next = new int[20];
        double sum = 0;
        void Steps(int from)
        {
            for (int i = from; i < from + 100; i++)
            {
                long t = Start + (i * 5 * Second);
                if (i % 10 == 0)
                {
                    rotation.List(chain.AsSpan(i % 30));
                }

                rotation.Advance(t, Spot + (i % 7));
                QuoteHeld(rotation, t);
                sum += rotation.Next(t, next) + rotation.Coverage(t, Minute).Exposure;
            }
        }

        Steps(0);
        return () => Steps(100);
    }).Should().Be(0);

    [Fact]
    public void ImpossibleSettingsAreRefused_AllAtOnce()
    {
        Action make = () => _ = new ChainRotation(new RotationSettings { Lines = 0, CoreShare = 1, ReachPercent = double.NaN });
        make.Should().Throw<ArgumentException>().WithMessage(
            "Lines is 0; it must lie between 1 and 10000. CoreShare is 1; it must lie between 0 and 0.9. "
            + "ReachPercent is NaN; it must lie between 0.1 and 50.*");
        new RotationSettings { DwellSeconds = 120, RefreshMinutes = 1 }.Problems().Should().Equal(
            "RefreshMinutes is 1, less than the DwellSeconds of 120: contracts would be due before they give their line back.");
        new RotationSettings().Problems().Should().BeEmpty();
    }

    private static void QuoteHeld(ChainRotation rotation, long timeNs)
    {
        foreach (int place in rotation.Held)
        {
            rotation.Quoted(place, timeNs);
        }
    }

    private static double MeanHeldStrike(ChainRotation rotation, ListedContract[] chain, double spot) =>
        rotation.Held.ToArray().OrderBy(i => Math.Abs(chain[i].Strike - spot)).Take(5).Average(i => chain[i].Strike);

    private static ListedContract Call(double strike, int interest, int days = 1) => Contract(strike, isCall: true, interest, days);

    private static ListedContract Put(double strike, int interest, int days = 1) => Contract(strike, isCall: false, interest, days);

    private static ListedContract Contract(double strike, bool isCall, int interest, int days) =>
        new(Start + (days * 24 * 60 * Minute), strike, isCall, interest);

    /// <summary>Contracts of thirty days, within 12 % of the spot, each once.</summary>
    private static ListedContract[] Chain(Random chance, int count) =>
        [.. Enumerable.Range(0, count * 3)
            .Select(_ => Contract(5280 + (5 * chance.Next(288)), chance.Next(2) == 0, chance.Next(2000), 1 + chance.Next(30)))
            .DistinctBy(c => (c.SettlementNs, c.Strike, c.IsCall)).Take(count)];
}
