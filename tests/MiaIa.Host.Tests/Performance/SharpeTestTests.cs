using FsCheck;
using FsCheck.Fluent;
using MiaIa.Host.Performance;

namespace MiaIa.Host.Tests.Performance;

/// <summary>Against the numerical examples of Bailey and Lopez de Prado, recomputed with Python's statistics.NormalDist.</summary>
public sealed class SharpeTestTests
{
    /// <summary>
    /// The deflated Sharpe ratio (2014): 1250 days, annual ratio 2.5, skewness -3, kurtosis 10, the best of 100 trials whose annual ratios
    /// have variance 1/2. Per day (250 a year) 2.5/sqrt(250) = .1581 and 1/500; the best by luck has .1132, the result is .9004.
    /// </summary>
    [Fact]
    public void TheDeflatedRatio_IsThatOfThePaper()
    {
        double ratio = 2.5 / Math.Sqrt(250);
        SharpeTest.BestOfTrials(1.0 / 500, 100).Should().BeApproximately(0.11317200186513214, 1e-9);
        SharpeTest.Deflated(ratio, 1250, -3, 10, 1.0 / 500, 100).Should().BeApproximately(0.9003968344493904, 1e-9);
    }

    /// <summary>The probabilistic ratio (2012): 24 months of .458 with skewness -2.448 and kurtosis 10.164 against 0: .913.</summary>
    [Fact]
    public void TheProbabilisticRatio_IsThatOfThePaper() =>
        SharpeTest.Probability(0.458, 0, 24, -2.448, 10.164).Should().BeApproximately(0.913361083860933, 1e-9);

    [Fact]
    public void WhatIsNotDefined_IsNull()
    {
        SharpeTest.Probability(0.5, 0, 1, 0, 3).Should().BeNull();
        SharpeTest.Probability(2, 0, 100, 4, 3).Should().BeNull("1 - 4 * 2 + .5 * 4 is below 0");
    }

    [Fact]
    public void OneTrial_LeavesNothingToDeflate() => SharpeTest.BestOfTrials(1, 1).Should().Be(0);

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.001, -3.090232306167813)]
    public void TheInverse_IsThatOfTheTables(double probability, double expected) =>
        StandardNormalInverse.Of(probability).Should().BeApproximately(expected, 1e-9);

    [Fact]
    public void AProbability_IsInItsBounds_AndFallsWithTheNumberOfTrials() =>
        Prop.ForAll(Gen.Choose(-100, 100).Select(r => r / 100.0).ToArbitrary(), Gen.Choose(2, 1000).ToArbitrary(), (ratio, trials) =>
        {
            double few = SharpeTest.Deflated(ratio, 250, 0, 3, 0.01, trials)!.Value;
            double many = SharpeTest.Deflated(ratio, 250, 0, 3, 0.01, trials + 50)!.Value;
            return few is >= 0 and <= 1 && many <= few;
        }).QuickCheckThrowOnFailure();
}
