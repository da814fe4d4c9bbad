using MiaIa.Sdk;
using MiaIa.Sdk.Options;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Options;

/// <summary>What must hold of the levels of any chain, against plain sums over its rows.</summary>
public sealed class GammaPropertyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void ExposuresAndProfile_AreThePlainSums(int seed)
    {
        GammaSettings settings = new() { MinRows = 1, Rate = 0.04 * (seed % 2), DividendYield = 0.015 * (seed % 3) };
        PlainChain plain = PlainChain.Random((ulong)seed, settings);
        GammaLevels levels = plain.Levels();
        double near = 1e-12 * plain.Gross;
        levels.Net.Should().BeApproximately(plain.Net(plain.Spot), near, $"seed {seed}");
        StrikeExposure[] strikes = [.. plain.Rows.GroupBy(r => r.Strike).OrderBy(g => g.Key).Select(g => new StrikeExposure(
            g.Key,
            g.Where(r => r.IsCall).Sum(r => plain.Exposure(r, plain.Spot)),
            g.Where(r => !r.IsCall).Sum(r => plain.Exposure(r, plain.Spot))))];
        levels.Strikes.Length.Should().Be(strikes.Length, $"seed {seed}");
        for (int i = 0; i < strikes.Length; i++)
        {
            levels.Strikes[i].Strike.Should().Be(strikes[i].Strike, $"seed {seed}");
            levels.Strikes[i].Calls.Should().BeApproximately(strikes[i].Calls, near, $"seed {seed}");
            levels.Strikes[i].Puts.Should().BeApproximately(strikes[i].Puts, near, $"seed {seed}");
        }

        levels.Profile.Length.Should().Be(201);
        for (int point = 0; point < levels.Profile.Length; point++)
        {
            double at = plain.Spot * (0.9 + (0.001 * point));
            levels.ProfileSpot(point).Should().BeApproximately(at, 1e-9, $"seed {seed}");
            levels.Profile[point].Should().BeApproximately(plain.Net(at), near, $"seed {seed}, point {point}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Flip_IsTheNearestRoot_AndNoneWithoutASignChange(int seed)
    {
        for (ulong run = 0; run < 10; run++)
        {
            PlainChain plain = PlainChain.Random(((ulong)seed * 1000) + run);
            double? flip = plain.Levels().Flip;
            flip.HasValue.Should().Be(plain.Flip().HasValue, $"seed {seed}, run {run}");
            if (flip is { } root)
            {
                root.Should().BeApproximately(plain.Flip()!.Value, 0.01, $"seed {seed}, run {run}");
                (plain.Net(root - 0.01) * plain.Net(root + 0.01)).Should().BeLessThan(0, $"seed {seed}, run {run}");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(24 * 30)]
    public void ABookOfOneSign_HasNoFlip_HoweverNearItsExpiry(int hours)
    {
        // Puts weigh a hundred times the calls at each strike, so that net exposure is negative everywhere; far off it fades to nothing.
        OptionRow[] rows = [.. Enumerable.Range(-6, 13).SelectMany(i => new[] { true, false }.Select(isCall => PlainChain.Row(
            PlainChain.AsOfNs + (hours * EventTimes.Minute * 60), 6000 + (5 * i), 0.1, isCall ? 10 : 1000, isCall)))];
        GammaLevels levels = new PlainChain(rows, 6000, new GammaSettings()).Levels();
        levels.Flip.Should().BeNull();
        levels.Net.Should().BeNegative();
    }

    [Theory]
    [InlineData(0.03)]
    [InlineData(0.05)]
    [InlineData(0.2)]
    public void TwoHeapsAnHourBeforeTheirExpiry_HaveTheirFlipBetweenThem(double volatility)
    {
        // 1000 puts of 5950 and 1000 calls of 6050, of one volatility: equal where both are as far in d1, at the root of 5950 x 6050.
        OptionRow[] rows =
        [
            PlainChain.Row(PlainChain.AsOfNs + (EventTimes.Minute * 60), 5950, volatility, 1000, isCall: false),
            PlainChain.Row(PlainChain.AsOfNs + (EventTimes.Minute * 60), 6050, volatility, 1000, isCall: true),
        ];
        double years = 3600 / (365 * 86400.0);
        double expected = Math.Sqrt(5950.0 * 6050) * Math.Exp(-volatility * volatility * years / 2);
        double? flip = new PlainChain(rows, 6000, new GammaSettings { MinRows = 1 }).Levels().Flip;
        flip.Should().BeApproximately(expected, 0.01);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void FlipOfTheNearestExpiries_IsThatOfTheirRowsAlone(int seed)
    {
        PlainChain plain = PlainChain.Random((ulong)seed + 500, new GammaSettings { MinRows = 1, FlipExpiries = 2 });
        GammaLevels levels = plain.Levels();
        long[] nearest = [.. plain.Rows.Select(r => r.SettlementNs).Distinct().Order().Take(2)];
        double? expected = plain.With(plain.Rows.Where(r => nearest.Contains(r.SettlementNs))).Flip();
        levels.Flip.HasValue.Should().Be(expected.HasValue, $"seed {seed}");
        (levels.Flip ?? 0).Should().BeApproximately(expected ?? 0, 0.01, $"seed {seed}");
        (levels.HighVolatilityLevel ?? 0).Should().BeApproximately(plain.Flip() ?? 0, 0.01, $"seed {seed}: the book of all");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Walls_AreExtremeAmongTheirCandidates(int seed)
    {
        foreach (WallScope scope in Enum.GetValues<WallScope>())
        {
            PlainChain plain = PlainChain.Random((ulong)seed, new GammaSettings { MinRows = 1, WallScope = scope });
            GammaLevels levels = plain.Levels();
            bool isSide = scope is WallScope.Side;
            levels.CallWall.Should().Be(Largest(plain, isCall: true, k => !isSide || k >= plain.Spot), $"seed {seed}, {scope}");
            levels.PutWall.Should().Be(Largest(plain, isCall: false, k => !isSide || k <= plain.Spot), $"seed {seed}, {scope}");
        }
    }

    [Fact]
    public void OfEqualWalls_TheNearestCounts_AndASpotOnAStrikeIsOnBothSides()
    {
        long settles = PlainChain.AsOfNs + (20 * PlainChain.Day);
        GammaSettings settings = new() { MinRows = 1, GammaSource = GammaSource.File };
        OptionRow[] rows = [.. new[] { 5980.0, 6000, 6010, 6020 }.SelectMany(k => new[] { true, false }.Select(isCall =>
            PlainChain.Row(settles, k, 0.2, 100, isCall) with { Gamma = 0.001 }))];
        GammaLevels levels = new PlainChain(rows, 6000, settings).Levels();
        (levels.CallWall, levels.PutWall).Should().Be((6000, 6000));
        levels = new PlainChain(rows, 6001, settings).Levels();
        (levels.CallWall, levels.PutWall).Should().Be((6010, 6000));
        levels = new PlainChain(rows, 6021, settings).Levels();
        levels.CallWall.Should().BeNull("no call lies at or above the spot");
        levels.PutWall.Should().Be(6020);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void LargestStrikes_AreTheTenOfLargestNetExposure(int seed)
    {
        PlainChain plain = PlainChain.Random((ulong)seed);
        GammaLevels levels = plain.Levels();
        double[] expected = [.. plain.Rows.GroupBy(r => r.Strike).OrderByDescending(g => Math.Abs(g.Sum(r => plain.Exposure(r, plain.Spot))))
            .Take(10).Select(g => g.Key)];
        levels.LargestStrikes.ToArray().Select(s => s.Strike).Should().Equal(expected, $"seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void MaxPainAndTheRangeOfADay_AreOfTheNearestExpiryADayAhead(int seed)
    {
        PlainChain plain = PlainChain.Random((ulong)seed);
        OptionRow today = PlainChain.Row(PlainChain.AsOfNs + (PlainChain.Day / 2), plain.Spot, 0.9, 1_000_000, isCall: true);
        plain = plain.With([today, today with { IsCall = false }, .. plain.Rows]);
        GammaLevels levels = plain.Levels();
        long nearest = plain.Rows.Skip(2).Min(r => r.SettlementNs);
        OptionRow[] rows = [.. plain.Rows.Where(r => r.SettlementNs == nearest)];
        double[] strikes = [.. rows.Select(r => r.Strike).Distinct().Order()];
        double pain = strikes.MinBy(k => rows.Sum(r => r.OpenInterest * Math.Max(0, r.IsCall ? k - r.Strike : r.Strike - k)));
        double atm = strikes.Where(k => rows.Count(r => r.Strike == k) == 2).MinBy(k => Math.Abs(k - plain.Spot));
        double volatility = rows.Where(r => r.Strike == atm).Average(r => r.ImpliedVolatility);
        levels.MaxPain.Should().Be(pain, $"seed {seed}");
        levels.AtmVolatility.Should().BeApproximately(volatility, 1e-12, $"seed {seed}");
        levels.OneDayMin.Should().BeApproximately(plain.Spot * (1 - (volatility / Math.Sqrt(252))), 1e-9, $"seed {seed}");
        levels.OneDayMax.Should().BeApproximately(plain.Spot * (1 + (volatility / Math.Sqrt(252))), 1e-9, $"seed {seed}");
    }

    [Fact]
    public void OfEquallyPainfulStrikes_TheLowerCounts()
    {
        // Ten calls of 5990 and ten puts of 6010: whatever the close between them, holders are paid 10 x 20 points.
        long settles = PlainChain.AsOfNs + (3 * PlainChain.Day);
        OptionRow[] rows =
        [
            PlainChain.Row(settles, 6010, 0.2, 10, isCall: false), PlainChain.Row(settles, 5990, 0.2, 10, isCall: true),
        ];
        new PlainChain(rows, 6000, new GammaSettings { MinRows = 1 }).Levels().MaxPain.Should().Be(5990);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void ScaledInterest_ScalesTheExposureAndMovesNoLevel(int seed)
    {
        PlainChain plain = PlainChain.Random((ulong)seed);
        GammaLevels levels = plain.Levels();
        GammaLevels others = plain.With(plain.Rows.Select(r => r with { OpenInterest = 7 * r.OpenInterest })).Levels();
        others.Net.Should().BeApproximately(7 * levels.Net, 1e-11 * plain.Gross, $"seed {seed}");
        (others.CallWall, others.PutWall, others.MaxPain, others.OneDayMin).Should()
            .Be((levels.CallWall, levels.PutWall, levels.MaxPain, levels.OneDayMin), $"seed {seed}");
        others.Flip.HasValue.Should().Be(levels.Flip.HasValue, $"seed {seed}");
        (others.Flip ?? 0).Should().BeApproximately(levels.Flip ?? 0, 1e-4, $"seed {seed}");
        others.LargestStrikes.ToArray().Select(s => s.Strike).Should().Equal(levels.LargestStrikes.ToArray().Select(s => s.Strike), $"seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void CallsAndPutsExchanged_TurnTheSignAndExchangeTheWalls(int seed)
    {
        // Calls and puts of one strike and volatility have one gamma: under the same sign model the exposure of each strike turns its
        // sign, so do net and profile, the flip stays, and among all strikes the walls change places.
        PlainChain plain = PlainChain.Random((ulong)seed, new GammaSettings { MinRows = 1, WallScope = WallScope.Global });
        GammaLevels levels = plain.Levels();
        GammaLevels others = plain.With(plain.Rows.Select(r => r with { IsCall = !r.IsCall })).Levels();
        double near = 1e-12 * plain.Gross;
        others.Net.Should().BeApproximately(-levels.Net, near, $"seed {seed}");
        for (int i = 0; i < levels.Strikes.Length; i++)
        {
            others.Strikes[i].Calls.Should().BeApproximately(-levels.Strikes[i].Puts, near, $"seed {seed}");
            others.Strikes[i].Puts.Should().BeApproximately(-levels.Strikes[i].Calls, near, $"seed {seed}");
        }

        for (int point = 0; point < GammaLevels.ProfilePoints; point++)
        {
            others.Profile[point].Should().BeApproximately(-levels.Profile[point], near, $"seed {seed}");
        }

        (others.CallWall, others.PutWall).Should().Be((levels.PutWall, levels.CallWall), $"seed {seed}");
        (others.Flip ?? 0).Should().BeApproximately(levels.Flip ?? 0, 1e-4, $"seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void DealersShortBoth_AreShortEverywhere(int seed)
    {
        PlainChain plain = PlainChain.Random((ulong)seed, new GammaSettings { MinRows = 1, SignModel = SignModel.DealerShortBoth });
        GammaLevels levels = plain.Levels();
        levels.Net.Should().BeApproximately(-plain.Gross, 1e-12 * plain.Gross, $"seed {seed}");
        levels.Flip.Should().BeNull($"seed {seed}");
        levels.CallWall.Should().Be(Largest(plain, isCall: true, k => k >= plain.Spot), $"seed {seed}");
    }

    private static double? Largest(PlainChain plain, bool isCall, Func<double, bool> isCandidate) => plain.Rows
        .Where(r => r.IsCall == isCall && isCandidate(r.Strike)).GroupBy(r => r.Strike)
        .Select(g => (g.Key, Size: Math.Abs(g.Sum(r => plain.Exposure(r, plain.Spot)))))
        .OrderByDescending(g => g.Size).Select(g => (double?)g.Key).FirstOrDefault();
}
