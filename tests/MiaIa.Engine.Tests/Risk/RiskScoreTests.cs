using MiaIa.Engine.Risk;

namespace MiaIa.Engine.Tests.Risk;

public sealed class RiskScoreTests
{
    [Theory]
    [InlineData(0, 25_000, 25_000, 0, 0, 0)]
    [InlineData(-250, 24_750, 25_000, 0, 0, 50)]     // half of 500
    [InlineData(300, 25_300, 25_300, 0, 0, 0)]       // a profit uses nothing
    [InlineData(0, 24_375, 25_000, 0, 0, 50)]        // 2.5 % of 5 %
    [InlineData(0, 25_000, 25_000, 4, 0, 80)]        // 4 of 5
    [InlineData(0, 25_000, 25_000, 0, 5, 25)]        // 5 of 20
    [InlineData(-2_000, 23_000, 25_000, 9, 40, 100)] // capped
    [InlineData(0, 0, 0, 0, 0, 0)]                   // no equity is known
    public void The_fullest_limit_is_the_score(decimal day, decimal equity, decimal peak, int streak, int trips, double expected) =>
        RiskScore.Of(new RiskLimits(), day, equity, peak, streak, trips).Should().BeApproximately(expected, 1e-9);

    [Theory]
    [InlineData(24.99, RiskLevel.Low)]
    [InlineData(25, RiskLevel.Medium)]
    [InlineData(49.99, RiskLevel.Medium)]
    [InlineData(50, RiskLevel.High)]
    [InlineData(74.99, RiskLevel.High)]
    [InlineData(75, RiskLevel.Extreme)]
    public void Levels_begin_at_quarters(double score, RiskLevel expected) => RiskScore.Level(score).Should().Be(expected);
}
