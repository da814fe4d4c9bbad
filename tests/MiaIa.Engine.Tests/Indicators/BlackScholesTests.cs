using MiaIa.Sdk.Indicators;

namespace MiaIa.Engine.Tests.Indicators;

public sealed class BlackScholesTests
{
    private const double Years = 16.0 / 365;

    [Fact]
    public void Gamma_IsThatOfTheWorkedExample() =>
        BlackScholes.Gamma(6200, 6200, 0.16, Years).Should().BeApproximately(0.00192054, 1e-8); // SPEC 26, case 11

    [Theory]
    [InlineData(6100, 20000, 1301.80)]
    [InlineData(6150, 12000, 856.93)]
    [InlineData(6250, 15000, 1080.34)]
    [InlineData(6300, 25000, 1659.90)]
    public void Gamma_GivesTheExposuresOfTheWorkedExample(double strike, int interest, double millions) =>
        (BlackScholes.Gamma(6200, strike, 0.16, Years) * interest * 100 * 6200 * 6200 * 0.01 / 1e6)
            .Should().BeApproximately(millions, 0.01);

    [Fact]
    public void Gamma_WithRateAndDividendsIsTheTextbooks()
    {
        // Hull, Options, Futures, and Other Derivatives: S 49, K 50, r 5 %, 20 % a year, 20 weeks: gamma 0.066.
        BlackScholes.Gamma(49, 50, 0.2, 20.0 / 52, rate: 0.05).Should().BeApproximately(0.066, 0.0005);
        BlackScholes.D1(49, 50, 0.2, 20.0 / 52, rate: 0.05).Should().BeApproximately(0.0542, 0.0005);
        (BlackScholes.Gamma(100, 100, 0.2, 1, rate: 0.03, dividendYield: 0.03) / BlackScholes.Gamma(100, 100, 0.2, 1))
            .Should().BeApproximately(Math.Exp(-0.03), 1e-12);
    }

    [Theory]
    [InlineData(0, 100, 0.2, 1)]
    [InlineData(100, 0, 0.2, 1)]
    [InlineData(100, 100, 0, 1)]
    [InlineData(100, 100, 0.2, 0)]
    [InlineData(100, 100, double.NaN, 1)]
    public void Gamma_OfWhatIsNoOptionIsZero(double spot, double strike, double volatility, double years) =>
        BlackScholes.Gamma(spot, strike, volatility, years).Should().Be(0);
}
