using MiaIa.Host.Performance;

namespace MiaIa.Host.Tests.Performance;

/// <summary>
/// Ten times 100 won and 50 lost on 10,000, and other rows by hand; ratios computed with Python from the definitions, each return over
/// the equity at the day's beginning.
/// </summary>
public sealed class DailyFiguresTests
{
    private static readonly double[] UpAndDown = [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? 100.0 : -50)];

    [Fact]
    public void Ratios_AreThoseOfTheDefinitions()
    {
        DailyFigures d = DailyFigures.Of(UpAndDown, 10_000);
        d.Sharpe.Should().BeApproximately(5.223790866542682, 1e-9);
        d.Sortino.Should().BeApproximately(11.443510334266966, 1e-9);
        d.AnnualGrowth.Should().BeApproximately(0.8492054651391379, 1e-9); // (10,500 / 10,000)^(252/20) - 1
        d.ProbabilisticSharpe.Should().BeApproximately(0.9242782890216916, 1e-9);
    }

    /// <summary>
    /// Losses of 190, 180, ... 0. The 5 % quantile lies at .05 * 19 = .95 of the way from -190 to -180: -180.5; at or beyond it lies only -190.
    /// </summary>
    [Fact]
    public void ValueAtRiskAndShortfall_AreLossesAbove0()
    {
        DailyFigures d = DailyFigures.Of([.. Enumerable.Range(0, 20).Select(i => -10.0 * i)], 10_000);
        d.ValueAtRisk.Should().BeApproximately(180.5, 1e-9);
        d.ExpectedShortfall.Should().BeApproximately(190, 1e-9);
    }

    [Fact]
    public void Below20Days_NothingIsTold()
    {
        DailyFigures d = DailyFigures.Of(UpAndDown[..19], 10_000);
        d.Should().Be(new DailyFigures { Days = 19 });
    }

    [Fact]
    public void WithoutASpread_OrWithoutALoss_ARatioIsNotDefined()
    {
        DailyFigures flat = DailyFigures.Of(new double[20], 10_000);
        (flat.Sharpe, flat.Sortino, flat.ProbabilisticSharpe, flat.AnnualGrowth).Should().Be((null, null, null, 0.0));
        DailyFigures won = DailyFigures.Of([.. Enumerable.Range(0, 20).Select(i => (double)i)], 10_000);
        won.Sharpe.Should().BePositive();
        won.Sortino.Should().BeNull();
    }

    [Fact]
    public void WithoutEquity_ThereIsNoReturn()
    {
        DailyFigures.Of(UpAndDown, 0).Sharpe.Should().BeNull();
        DailyFigures.Of([-200, .. new double[20]], 100).Sharpe.Should().BeNull();
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 2.5)]
    [InlineData(1, 4)]
    [InlineData(0.1, 1.3)]
    public void AQuantile_IsInterpolated(double p, double expected) =>
        DailyFigures.Quantile([4, 1, 3, 2], p).Should().BeApproximately(expected, 1e-12);
}
