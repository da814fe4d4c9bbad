using MiaIa.Sdk.Indicators;
using MiaIa.Sdk.Testing;

namespace MiaIa.Engine.Tests.Indicators;

/// <summary>Prices and their derivatives against values computed with the complementary error function of another library.</summary>
public sealed class OptionValueTests
{
    [Theory]
    [InlineData(true, 42, 40, 0.2, 0.5, 0.1, 0, 4.759422392871535, 0.779131290942669, 8.813415059602852)] // Hull: 4.76
    [InlineData(false, 42, 40, 0.2, 0.5, 0.1, 0, 0.8085993729000958, -0.22086870905733103, 8.813415059602852)] // Hull: 0.81
    [InlineData(true, 100, 100, 0.2, 1, 0.05, 0, 10.450583572185565, 0.6368306511756191, 37.52403469169379)]
    [InlineData(true, 4100, 4300, 0.15, 30 / 365.0, 0.045, 0.016, 13.573222166405003, 0.1511639093896482, 275.35588578147133)]
    [InlineData(false, 4100, 3000, 0.45, 7 / 365.0, 0.045, 0.016, 1.039930288771493e-05, -2.177862223399e-07, 0.0006476450858778909)]
    public void PriceDeltaAndVega(
        bool isCall, double spot, double strike, double volatility, double years, double rate, double dividendYield, double price, double delta, double vega)
    {
        BlackScholes.Price(isCall, spot, strike, volatility, years, rate, dividendYield).Should().BeApproximately(price, 1e-10);
        BlackScholes.Delta(isCall, spot, strike, volatility, years, rate, dividendYield).Should().BeApproximately(delta, 1e-12);
        BlackScholes.Vega(spot, strike, volatility, years, rate, dividendYield).Should().BeApproximately(vega, 1e-10);
        BlackScholes.ImpliedVolatility(isCall, price, spot, strike, years, rate, dividendYield)
            .Should().BeApproximately(volatility, 1e-8, "a price far out carries its last digits alone");
    }

    [Fact]
    public void ImpliedVolatility_IsTheOneOfThePrice_FarOutOnBothWings()
    {
        TestRandom random = new(11);
        for (int i = 0; i < 2000; i++)
        {
            double strike = 4100 * Math.Exp((random.NextDouble() - 0.5) * 0.8);
            double years = (1 + (random.NextDouble() * 700)) / 365;
            double volatility = 0.05 + random.NextDouble();
            bool isCall = random.Chance(0.5);
            double price = BlackScholes.Price(isCall, 4100, strike, volatility, years, 0.04, 0.015);
            double intrinsic = BlackScholes.Price(isCall, 4100, strike, 0, years, 0.04, 0.015);
            double? implied = BlackScholes.ImpliedVolatility(isCall, price, 4100, strike, years, 0.04, 0.015);

            // As exact as the price tells it: the rounding of the price over vega.
            double resolution = (1e-15 * Math.Max(price, 1e-300)) / Math.Max(BlackScholes.Vega(4100, strike, volatility, years, 0.04, 0.015), 1e-300);
            if (price - intrinsic > 1e-12 * price && resolution < 1e-6)
            {
                implied.Should().NotBeNull("{0} {1} {2} {3}", isCall, strike, years, volatility);
                implied!.Value.Should().BeApproximately(volatility, 1e-9 + (1e4 * resolution), "{0} {1} {2}", isCall, strike, years);
            }
        }
    }

    [Theory]
    [InlineData(true, 99.9, 4100, 4000, 0.1)] // a call below its intrinsic value of 100
    [InlineData(true, 100, 4100, 4000, 0.1)] // and at it
    [InlineData(true, 4100, 4100, 4000, 0.1)] // a call is never worth the spot
    [InlineData(false, 4000, 4100, 4000, 0.1)] // a put never its strike
    [InlineData(false, 0, 4100, 4000, 0.1)]
    [InlineData(false, -1, 4100, 4000, 0.1)]
    [InlineData(true, 150, 4100, 4000, 0)] // no time left
    [InlineData(true, 150, 0, 4000, 0.1)]
    [InlineData(true, double.NaN, 4100, 4000, 0.1)]
    public void ImpossiblePrices_HaveNoVolatility(bool isCall, double price, double spot, double strike, double years) =>
        BlackScholes.ImpliedVolatility(isCall, price, spot, strike, years).Should().BeNull();

    [Fact]
    public void CallLessPut_IsTheForwardLessTheStrike()
    {
        TestRandom random = new(5);
        for (int i = 0; i < 500; i++)
        {
            double strike = 3000 + (2000 * random.NextDouble());
            double years = random.NextDouble() * 2;
            double call = BlackScholes.Price(true, 4100, strike, 0.2, years, 0.03, 0.01);
            double put = BlackScholes.Price(false, 4100, strike, 0.2, years, 0.03, 0.01);
            double parity = (4100 * Math.Exp(-0.01 * years)) - (strike * Math.Exp(-0.03 * years));
            (call - put).Should().BeApproximately(parity, 1e-9);
        }
    }

    [Fact]
    public void WithoutTime_ItIsTheIntrinsicValue()
    {
        BlackScholes.Price(true, 4100, 4000, 0.2, 0).Should().Be(100);
        BlackScholes.Price(false, 4100, 4000, 0.2, 0).Should().Be(0);
        BlackScholes.Delta(false, 4100, 4200, 0.2, 0).Should().Be(-1);
        BlackScholes.Price(true, 0, 4000, 0.2, 1).Should().Be(double.NaN);
    }
}
