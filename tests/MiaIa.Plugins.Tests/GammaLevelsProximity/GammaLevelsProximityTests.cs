using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

/// <summary>Walls 6040 and 5980, flip 6000, a range of 15 minutes of 20 points: reach of a wall 20, beyond it from 10, 60 far away.</summary>
public sealed class GammaLevelsProximityTests
{
    private const double Tolerance = 1e-12;

    private readonly ProximityDesk _desk = new();

    [Fact]
    public void OwnersVector_BelowTheCallWall()
    {
        Damped().Close(6039, move: 6);
        _desk["reach-ticks"].Value.Should().Be(80);
        _desk["wall"].Value.Should().BeApproximately(-0.95, Tolerance);
        _desk["flip-side"].Value.Should().BeApproximately(0.24375, Tolerance);
        _desk["flip-pull"].Value.Should().Be(0);
        _desk.Score.Value.Should().BeApproximately(-0.5565625, Tolerance);
        _desk.Score.Status.Should().Be(FeatureStatus.Ok);
    }

    [Fact]
    public void OwnersVector_AboveThePutWall()
    {
        Damped().Close(5981, move: 6);
        _desk["wall"].Value.Should().BeApproximately(0.95, Tolerance);
        _desk["flip-side"].Value.Should().BeApproximately(-0.11875, Tolerance);
        _desk.Score.Value.Should().BeApproximately(0.5878125, Tolerance);
    }

    [Theory]
    [InlineData(6030, -0.5)]    // ten below the call wall
    [InlineData(6045, -0.75)]   // five beyond it: still at it
    [InlineData(6050, -0.5)]    // beyond by half the reach, not more
    [InlineData(6055, -0.375)]  // 15 beyond: half of 1 - 15 / 60
    [InlineData(6100, 0)]       // 60 beyond: out of sight
    [InlineData(5990, 0.5)]
    [InlineData(5975, 0.75)]
    [InlineData(5970, 0.5)]
    [InlineData(5965, 0.375)]
    [InlineData(6010, 0)]       // between the walls, near none
    public void WhileDealersDampen_WallsTurnPrice(double price, double wall)
    {
        Damped().Close(price);
        _desk["wall"].Value.Should().BeApproximately(wall, Tolerance);
        _desk["is-damped"].Value.Should().Be(1);
    }

    [Theory]
    [InlineData(5985, 6, 0.75)]    // up at the put wall: up it goes
    [InlineData(5985, -6, -0.75)]  // down at it: through
    [InlineData(5985, 5, 0)]       // a quarter of the range is no move
    [InlineData(5985, 5.25, 0.75)]
    [InlineData(5985, 0, 0)]
    public void WhileDealersAmplify_AMoveAtAWallGoesOn(double price, double move, double wall)
    {
        _desk.Levels(6040, 5980, 6000, -1).Close(price, move);
        _desk["wall"].Value.Should().BeApproximately(wall, Tolerance);
        _desk["is-damped"].Value.Should().Be(0);
        _desk.Score.Value.Should().BeApproximately((0.65 * wall) - (0.25 * 15 / 160), Tolerance);
    }

    [Theory]
    [InlineData(6030, -0.5)]
    [InlineData(6000, 0)] // at the flip is not below it
    public void AtOrAboveTheFlip_DealersDampen_WhateverTheNetExposure(double price, double wall)
    {
        _desk.Levels(6040, 5980, 6000, -1).Close(price, move: 6);
        _desk["wall"].Value.Should().BeApproximately(wall, Tolerance);
        _desk["is-damped"].Value.Should().Be(1);
    }

    [Theory]
    [InlineData(6, 2.0 / 3)]
    [InlineData(-6, -2.0 / 3)]
    [InlineData(0, 0)]
    public void NearTheFlip_TheMovePulls(double move, double pull)
    {
        // A point above the flip, of three that it reaches; no wall is near.
        _desk.Levels(6100, 5900, 6000, 1).Close(6001, move);
        _desk["flip-pull"].Value.Should().BeApproximately(pull, Tolerance);
        _desk.Score.Value.Should().BeApproximately((0.25 / 160) + (0.10 * pull), Tolerance);
    }

    [Theory]
    [InlineData(WallModel.Fade, 5985, 6, -1, 0.75)]
    [InlineData(WallModel.Fade, 5985, -6, -1, 0.75)]
    [InlineData(WallModel.Break, 6039, 6, 1, 0.95)]
    [InlineData(WallModel.Break, 6039, -6, 1, -0.95)]
    [InlineData(WallModel.Break, 6039, 0, 1, 0)]
    public void AFixedWallModel_AsksForNoExposure(WallModel model, double price, double move, double net, double wall)
    {
        ProximityDesk desk = new(new GammaLevelsProximityOptions { WallModel = model });
        desk.Levels(6040, 5980, 6000, net).Close(price, move);
        desk["wall"].Value.Should().BeApproximately(wall, Tolerance);
    }

    [Theory]
    [InlineData(1, -0.95)]
    [InlineData(0, -0.95)]
    [InlineData(-1, 0.95)] // a move of six points up goes through
    public void WithoutAFlip_TheWallsAloneCount_AndTheExposureDecides(double net, double score)
    {
        _desk.Levels(6040, 5980, null, net).Close(6039, move: 6);
        _desk.Score.Value.Should().BeApproximately(score, Tolerance);
        _desk.Score.Status.Should().Be(FeatureStatus.Partial);
        _desk["flip-side"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void AFlipThatIsTooOld_IsNone()
    {
        _desk.Levels(6040, 5980, 6000, -1);
        _desk.Flip.Set(6000, FeatureStatus.Stale);
        _desk.Close(6039, move: 6);
        _desk.Score.Value.Should().BeApproximately(0.95, Tolerance, "above the old flip dealers would dampen");
        _desk.Score.Status.Should().Be(FeatureStatus.Partial);
    }

    [Fact]
    public void WithoutFlipAndExposure_NobodyKnows()
    {
        _desk.Levels(6040, 5980, null, null).Close(6039);
        _desk.Score.Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void AWallThatDoesNotExist_CountsNothing()
    {
        _desk.Levels(null, 5980, 6000, 1).Close(6039);
        _desk.Score.Value.Should().BeApproximately(0.25 * 0.24375, Tolerance);
        _desk.Score.Status.Should().Be(FeatureStatus.Ok);
        _desk["call-wall-ticks"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void WithoutBothWalls_TheFlipAloneCounts()
    {
        _desk.Levels(null, null, 6000, 1).Close(6039);
        _desk.Score.Value.Should().BeApproximately(0.25 * 0.24375, Tolerance);
    }

    [Fact]
    public void WithoutAnyLevel_ItIsMissing()
    {
        _desk.Levels(null, null, null, 1).Close(6039);
        _desk.Score.Status.Should().Be(FeatureStatus.Missing);
    }

    [Theory]
    [InlineData(6000, 6000, FeatureStatus.Ok)]
    [InlineData(5990, 6000, FeatureStatus.Ok)]
    [InlineData(5990, 6000, FeatureStatus.Stale)] // worse than too old
    public void ACallWallNotAboveThePutWall_IsMissing(double call, double put, FeatureStatus status)
    {
        _desk.Levels(call, put, 6000, 1);
        _desk.Call.Set(call, status);
        _desk.Close(5995);
        _desk.Score.Status.Should().Be(FeatureStatus.Missing);
    }

    [Theory]
    [InlineData(FeatureStatus.Partial)]
    [InlineData(FeatureStatus.Stale)]
    public void TheScoreIsAsGoodAsItsWalls(FeatureStatus status)
    {
        Damped().Put.Set(5980, status);
        _desk.Close(6039);
        _desk.Score.Status.Should().Be(status);
    }

    [Fact]
    public void BeforeFifteenBars_ItIsMissing_AndThenEstimatesTheRangeOfFifteenMinutes()
    {
        // Every minute ranges over 20 ticks: sqrt(15) * 20 = 77.4597.
        Damped().Bars(14, 24_000, 10).Run.Decision();
        _desk.Score.Status.Should().Be(FeatureStatus.Missing);
        _desk.Bars(1, 24_000, 10).Run.Decision();
        _desk.Score.Status.Should().Be(FeatureStatus.Partial);
        _desk["reach-ticks"].Value.Should().BeApproximately(77.4597, 1e-4);
    }

    [Fact]
    public void WithFifteenBarsOfFifteenMinutes_ItIsWhole()
    {
        Damped().Bars(224, 24_000, 40).Run.Decision();
        _desk.Score.Status.Should().Be(FeatureStatus.Partial);
        _desk.Bars(1, 24_000, 40).Run.Decision();
        _desk.Score.Status.Should().Be(FeatureStatus.Ok);
    }

    [Fact]
    public void InAQuietMarket_AWallReachesEightTicks()
    {
        Damped().Bars(20, 24_000, 1).Run.Decision();
        _desk["reach-ticks"].Value.Should().Be(8, "sqrt(15) * 2 ticks is less");
    }

    [Fact]
    public void BetweenBars_TheMiddleOfTheQuotesCounts_OnceASecond()
    {
        Damped().Close(6039);
        _desk.Run.Wait(0.4).Quote(24_119, 24_121, 1, 1).Decision(); // 6030
        _desk["call-wall-ticks"].Value.Should().Be(-4, "no second has begun since the bar");
        _desk.Run.Wait(0.6).Decision();
        _desk["call-wall-ticks"].Value.Should().Be(-40);
        _desk.Run.Wait(0.5).Quote(24_139, 24_141, 1, 1).Decision(); // 6035
        _desk["call-wall-ticks"].Value.Should().Be(-40);
        _desk.Run.Wait(0.5).Decision();
        _desk["call-wall-ticks"].Value.Should().Be(-20);
    }

    [Fact]
    public void AtABar_TheCloseCounts()
    {
        Damped().Close(6039);
        _desk.Run.Wait(30).Quote(24_119, 24_121, 1, 1).Decision();
        _desk.Bars(1, 24_148, 40).Run.Decision(); // 6037
        _desk["call-wall-ticks"].Value.Should().Be(-12);
    }

    [Fact]
    public void AQuoteWithoutABid_IsNoPrice()
    {
        Damped().Close(6039);
        _desk.Run.Wait(2).Quote(0, 24_161, 0, 5).Decision();
        _desk["call-wall-ticks"].Value.Should().Be(-4);
    }

    [Fact]
    public void AContractRoll_StartsAnew()
    {
        Damped().Close(6039);
        _desk.Run.Roll().Decision();
        _desk.Score.Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void WhereNobodyTellsTheCoverage_TheWeightIsWhole()
    {
        Damped().Close(6039);
        _desk["weight-factor"].Value.Should().Be(1);
    }

    [Theory]
    [InlineData(6000.0, 0.6041666667)] // .65 * (.5 + 1) / 2 + .35 / 3
    [InlineData(null, 0.75)]           // the walls alone
    public void EachLevelCounts_AsFarAsItIsSeen(double? flip, double expected)
    {
        // Against .9: half of the call wall's interest, all of the put wall's, a third around the flip.
        _desk.CallSeen.Set(0.45);
        _desk.PutSeen.Set(0.95);
        _desk.FlipSeen.Set(0.30);
        _desk.Levels(6040, 5980, flip, 1).Close(6039);
        _desk["weight-factor"].Value.Should().BeApproximately(expected, 1e-9);
    }

    [Theory]
    [InlineData(WallModel.Fade)]
    [InlineData(WallModel.Break)]
    public void MirroredPricesAndLevels_GiveTheMirroredScore(WallModel model)
    {
        for (ulong seed = 1; seed <= 60; seed++)
        {
            TestRandom random = new(seed);
            double price = 6000 + (random.Next(-300, 300) * 0.25);
            double move = random.Next(-40, 40) * 0.25;
            double? call = random.Chance(0.9) ? 6000 + (random.Next(1, 250) * 0.25) : null;
            double? put = random.Chance(0.9) ? 6000 - (random.Next(0, 250) * 0.25) : null;
            double? flip = random.Chance(0.8) ? 6000 + (random.Next(-200, 200) * 0.25) : null;
            GammaLevelsProximityOptions options = new() { WallModel = model };
            FeatureValue there = new ProximityDesk(options).Levels(call, put, flip, 1).Close(price, move).Score;
            FeatureValue mirrored = new ProximityDesk(options)
                .Levels(12_000 - put, 12_000 - call, 12_000 - flip, 1).Close(12_000 - price, -move).Score;
            mirrored.Status.Should().Be(there.Status, "seed {0}", seed);
            mirrored.Value.Should().BeApproximately(-there.Value, 1e-9, "seed {0}", seed);
            there.Value.Should().BeInRange(-1, 1, "seed {0}", seed);
        }
    }

    private ProximityDesk Damped() => _desk.Levels(6040, 5980, 6000, 1);
}
