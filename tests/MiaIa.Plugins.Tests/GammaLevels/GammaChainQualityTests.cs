using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

/// <summary>A chain that is bad, or seen in part, says so and gives no silent level.</summary>
public sealed class GammaChainQualityTests
{
    private const double None = double.NaN;

    private static readonly string[] Levels =
        ["call-wall", "put-wall", "flip", "hvl", "net-gex", "zero-dte-call-wall", "zero-dte-put-wall", "gex-1", "one-day-min", "max-pain"];

    private readonly GammaDesk _desk = new(new GammaLevelsOptions());

    [Fact]
    public void AnEmptyChain_GivesNothing() => Refused("too few valid rows", 6200);

    [Fact]
    public void CallsAlone_GiveNothing() => Refused("no puts", 6200, Rows(20, i => Row(6200 + i, true)));

    [Fact]
    public void PutsAlone_GiveNothing() => Refused("no calls", 6200, Rows(20, i => Row(6200 - i, false)));

    [Fact]
    public void NineteenRows_AreTooFew() => Refused("too few valid rows", 6200, Rows(19, i => Row(6190 + i, i < 10)));

    [Fact]
    public void TwentyRows_AreEnough()
    {
        Send(6200, Rows(20, i => Row(6190 + i, i >= 10)));
        _desk.Reason.Should().Be("ok");
        _desk["call-wall"].Status.Should().Be(FeatureStatus.Partial);
    }

    [Fact]
    public void NegativeOpenInterest_IsNone() =>
        Refused("too few valid rows", 6200, Rows(40, i => Row(6180 + i, i >= 20) with { OpenInterest = -100 }));

    [Fact]
    public void StrikesThatAreNoNumbers_AreNone() =>
        Refused("too few valid rows", 6200, Rows(40, i => Row(None, i >= 20)));

    [Fact]
    public void OneRowSentFortyTimes_IsOneRow() => Refused("too few valid rows", 6200, Rows(40, i => Row(6200, i >= 20)));

    [Fact]
    public void WhatHasSettled_IsNone() =>
        Refused("too few valid rows", 6200, Rows(40, i => Row(6180 + i, i >= 20) with { SettlementNs = _desk.Run.NowNs }));

    [Theory]
    [InlineData(0)]
    [InlineData(None)]
    [InlineData(-0.2)]
    [InlineData(5.01)]
    public void ImpossibleVolatilities_AreNone(double volatility) => Refused(
        "too few valid rows", 6200, Rows(40, i => Row(6180 + i, i >= 20) with { ImpliedVolatility = volatility }));

    [Theory]
    [InlineData(None)]
    [InlineData(0)]
    [InlineData(-6200)]
    public void WithoutASpot_ThereAreNoLevels(double spot) => Refused("no spot", spot, Rows(40, i => Row(6180 + i, i >= 20)));

    [Theory]
    [InlineData(5, "ok")]
    [InlineData(6, "no spot")]
    public void TheIndexServesAsSpot_ForFiveSeconds(int seconds, string reason)
    {
        _desk.Run.Index("SPX", 6200);
        _desk.Wait(seconds);
        Send(None, Rows(40, i => Row(6180 + i, i >= 20)));
        _desk.Reason.Should().Be(reason);
    }

    [Fact]
    public void ABadChain_TakesTheLevelsOfTheOneBefore()
    {
        Send(6200, Rows(40, i => Row(6180 + i, i >= 20)));
        _desk["call-wall"].Status.Should().Be(FeatureStatus.Partial);
        _desk.Wait(60);
        Refused("too few valid rows", 6200);
    }

    [Fact]
    public void Coverage_IsTheOpenInterestSeenInAllThatIsListed()
    {
        GammaDesk desk = HalfSeen(0.5);
        desk["coverage"].Value.Should().BeApproximately(200.0 / 600, 1e-12);
        desk["call-wall-coverage"].Value.Should().BeApproximately(100.0 / 400, 1e-12);
        desk["put-wall-coverage"].Value.Should().BeApproximately(100.0 / 200, 1e-12);
        desk["flip-coverage"].Value.Should().BeApproximately(200.0 / 600, 1e-12);
    }

    [Fact]
    public void ALevelBelowTheLeastCoverage_IsMissing()
    {
        GammaDesk desk = HalfSeen(0.5);
        desk["put-wall"].Value.Should().Be(6190, "half of the puts is not below one half");
        foreach (string output in (string[])["call-wall", "flip", "hvl", "net-gex", "gex-1", "max-pain"])
        {
            desk[output].Status.Should().Be(FeatureStatus.Missing, output);
        }
    }

    [Fact]
    public void ALowerLeastCoverage_LetsTheLevelStand()
    {
        GammaDesk desk = HalfSeen(0.25);
        desk["call-wall"].Value.Should().Be(6290);
        desk["gex-1"].Status.Should().Be(FeatureStatus.Partial);
    }

    [Fact]
    public void AStrikeFarFromTheSpot_DoesNotCountForTheFlip()
    {
        // 7000 lies more than a tenth above 6200: of what is near, all is seen.
        GammaDesk desk = new();
        long settles = desk.Run.NowNs + (16 * GammaDesk.Day);
        OptionRow[] rows =
        [
            GammaDesk.Row(6250, true, 100, settles), GammaDesk.Row(6150, false, 100, settles),
            GammaDesk.Row(7000, true, 100, settles, volatility: None),
        ];
        desk.Quote(6240).Chain(6200, rows);
        desk["flip-coverage"].Value.Should().Be(1);
        desk["call-wall-coverage"].Value.Should().Be(0.5);
        desk["coverage"].Value.Should().BeApproximately(2.0 / 3, 1e-12);
    }

    [Theory]
    [InlineData(new[] { 985, 990, 995, 1000, 1005, 1010, 1015, 1020 }, 0)]
    [InlineData(new[] { 985, 990, 1000, 1005, 1010, 1015, 1020 }, 1)] // 995
    [InlineData(new[] { 985, 990, 995, 1000, 1005, 1020 }, 2)] // 1010 and 1015
    [InlineData(new[] { 990, 995, 1000, 1005, 1010 }, 3)] // 985, 1015 and 1020, within 2 % of 1001
    public void MissingStrikes_AreThoseThatTheUsualStepAsksFor(int[] strikes, int missing)
    {
        GammaDesk desk = new();
        long settles = desk.Run.NowNs + (16 * GammaDesk.Day);
        desk.Quote(1041).Chain(1001, [.. strikes.Select(s => GammaDesk.Row(s, s > 1001, 10, settles))]);
        desk["missing-strikes"].Value.Should().Be(missing);
    }

    [Fact]
    public void TheAgeOfQuotes_IsThatOfTheOldestRow()
    {
        GammaDesk desk = new();
        long nowNs = desk.Run.NowNs;
        desk.Quote(6240);
        OptionRow old = GammaDesk.Row(6260, true, 10, nowNs + GammaDesk.Day);
        desk.Run.Send(MarketEvent.Of(nowNs, TestInstruments.Spx.Id, in old, nowNs - (90 * EventTimes.Second)));
        desk.Chain(6200, GammaDesk.VectorRows(nowNs));
        desk["quote-age-seconds"].Value.Should().Be(90);
    }

    private static OptionRow[] Rows(int count, Func<int, OptionRow> row) => [.. Enumerable.Range(0, count).Select(row)];

    /// <summary>Calls: 100 seen, 300 without a volatility. Puts: 100 seen, 100 crossed.</summary>
    private static GammaDesk HalfSeen(double least)
    {
        GammaDesk desk = new(new GammaLevelsOptions { MinRows = 1, MinCoverage = least });
        long settles = desk.Run.NowNs + (16 * GammaDesk.Day);
        OptionRow[] rows =
        [
            GammaDesk.Row(6250, true, 100, settles), GammaDesk.Row(6300, true, 300, settles, volatility: None),
            GammaDesk.Row(6150, false, 100, settles), GammaDesk.Row(6100, false, 100, settles, bid: 3),
        ];
        return desk.Quote(6240).Chain(6200, rows);
    }

    private OptionRow Row(double strike, bool isCall) => GammaDesk.Row(strike, isCall, 10, _desk.Run.NowNs + (16 * GammaDesk.Day));

    private void Send(double spot, params OptionRow[] rows) => _desk.Quote(6240).Chain(spot, rows).Decision();

    private void Refused(string reason, double spot, params OptionRow[] rows)
    {
        Send(spot, rows);
        _desk.Reason.Should().Be(reason);
        foreach (string output in Levels)
        {
            _desk[output].Status.Should().Be(FeatureStatus.Missing, output);
        }
    }
}
