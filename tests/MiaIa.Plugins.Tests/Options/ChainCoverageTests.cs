using MiaIa.Sdk;
using MiaIa.Sdk.Options;

namespace MiaIa.Tests.Options;

/// <summary>How much of a chain is seen, by hand; and a chain of another underlying put on the index.</summary>
public sealed class ChainCoverageTests
{
    private static readonly long Settles = PlainChain.AsOfNs + (30 * PlainChain.Day);

    [Fact]
    public void SharesAreOfOpenInterest_LevelByLevel()
    {
        GammaChain chain = new(new GammaSettings { MinRows = 1 });
        chain.Begin();
        (double Strike, bool IsCall, int Interest, bool IsSeen)[] rows =
        [
            (6000, true, 100, true), (6100, true, 300, false), // calls at or above 6000: 100 of 400
            (6000, false, 400, true), (5900, false, 100, false), // puts at or below: 400 of 500
            (5000, false, 1000, true), // puts too, beyond 10 %: 1400 of 1500
            (5900, true, 50, true), (6600, true, 60, true), (6601, false, 90, false), // 6600 is within 10 %, 6601 is not
        ];
        foreach ((double strike, bool isCall, int interest, bool isSeen) in rows)
        {
            chain.Add(PlainChain.Row(Settles, strike, isSeen ? 0.2 : 0, interest, isCall), quoteNs: 1000 + (long)strike);
        }

        chain.Add(PlainChain.Row(Settles, 7000, double.NaN, 0, isCall: true));
        chain.Add(PlainChain.Row(PlainChain.AsOfNs, 6000, 0, 5000, isCall: true));
        chain.Complete(PlainChain.AsOfNs, 0);
        GammaLevels levels = new(new GammaSettings { MinRows = 1 });
        levels.Compute(chain, 6000, 0).Should().BeTrue();
        ChainCoverage coverage = levels.Coverage;
        coverage.CallWall.Should().BeApproximately((100 + 60) / (double)(100 + 300 + 60), 1e-12);
        coverage.PutWall.Should().BeApproximately(1400 / 1500.0, 1e-12);
        coverage.All.Should().BeApproximately(1610 / 2100.0, 1e-12);
        coverage.Flip.Should().BeApproximately((100 + 400 + 50 + 60) / (double)(100 + 300 + 400 + 100 + 50 + 60), 1e-12);
        coverage.OldestNs.Should().Be(1000 + 5000);
        (chain.Interest, chain.InterestListed).Should().Be((1610, 2100));
    }

    [Fact]
    public void StrikesThatTheStepAsksForAreMissed_WithinTwoPercent()
    {
        // 5880 to 6120 in steps of 10 are 25 strikes; 15 of them are there, and those beyond do not count.
        double[] there = [5700, 5900, 5910, 5920, 5950, 5960, 5970, 5980, 5990, 6000, 6010, 6030, 6040, 6050, 6060, 6110, 6300];
        GammaChain chain = new(new GammaSettings { MinRows = 1 });
        chain.Begin();
        foreach (double strike in there)
        {
            chain.Add(PlainChain.Row(Settles, strike, 0.2, 10, strike >= 6000));
        }

        chain.Complete(PlainChain.AsOfNs, 0);
        GammaLevels levels = new(new GammaSettings { MinRows = 1 });
        levels.Compute(chain, 6000, 0).Should().BeTrue();
        levels.Coverage.MissingStrikes.Should().Be(25 - 15);
    }

    [Fact]
    public void AChainOfWhichAllIsSeen_IsCoveredWhole()
    {
        GammaLevels levels = PlainChain.Random(5).Levels();
        (levels.Coverage.All, levels.Coverage.CallWall, levels.Coverage.PutWall, levels.Coverage.Flip).Should().Be((1, 1, 1, 1));
    }

    [Theory]
    [InlineData(GammaSource.Reprice, 1, 10.02)] // a fund of a tenth
    [InlineData(GammaSource.File, 1, 10.02)]
    [InlineData(GammaSource.Reprice, 0.5, 0.995)] // options on the future, 50 dollars a point
    [InlineData(GammaSource.File, 0.5, 0.995)]
    public void AnotherUnderlying_HasTheSameDollarsPerPercent_AtStrikesAsFarInPercent(GammaSource source, double multiplier, double ratio)
    {
        GammaSettings settings = new() { MinRows = 1, GammaSource = source };
        PlainChain own = PlainChain.Random(11, settings);
        own = own.With(own.Rows.Select(r => r with { Gamma = 0.001 + (r.Strike / 1e7) }));
        GammaLevels levels = own.Levels();
        GammaChain chain = new(settings);
        chain.Begin(source: 1);
        foreach (OptionRow row in own.Rows)
        {
            chain.Add(in row, new ChainScale(ratio, multiplier), 0, source: 1);
        }

        chain.Complete(PlainChain.AsOfNs, 0, source: 1);
        GammaLevels scaled = new(settings);
        scaled.Compute(chain, own.Spot * ratio, 0).Should().BeTrue();
        scaled.Net.Should().BeApproximately(multiplier * levels.Net, 1e-11 * own.Gross);
        for (int i = 0; i < levels.Strikes.Length; i++)
        {
            (scaled.Strikes[i].Strike / scaled.Spot).Should().BeApproximately(levels.Strikes[i].Strike / levels.Spot, 1e-12);
            scaled.Strikes[i].Calls.Should().BeApproximately(multiplier * levels.Strikes[i].Calls, 1e-11 * own.Gross);
            scaled.Strikes[i].Puts.Should().BeApproximately(multiplier * levels.Strikes[i].Puts, 1e-11 * own.Gross);
        }

        (scaled.CallWall, scaled.PutWall).Should().Be((levels.CallWall * ratio, levels.PutWall * ratio));
    }
}
