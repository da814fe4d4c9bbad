namespace MiaIa.Sdk.Indicators;

/// <summary>The option formulas of Black and Scholes (1973), with a continuous dividend yield (Merton 1973).</summary>
public static class BlackScholes
{
    private const double InverseRootOfTwoPi = 0.398_942_280_401_432_7;

    /// <summary>Gamma of a call or put: the change of its delta for one point of the underlying.</summary>
    /// <param name="spot">Price of the underlying, in points, positive.</param>
    /// <param name="strike">Strike, in points, positive.</param>
    /// <param name="years">Time to settlement, in years of 365 days, positive.</param>
    /// <param name="volatility">Volatility per year, as a fraction, positive.</param>
    /// <param name="rate">Interest rate per year, continuous; default 0.</param>
    /// <param name="dividendYield">Dividend yield per year, continuous; default 0.</param>
    /// <returns>Per point; 0 when an argument that must be positive is not.</returns>
    public static double Gamma(
        double spot, double strike, double years, double volatility, double rate = 0, double dividendYield = 0)
    {
        if (!(spot > 0 && strike > 0 && years > 0 && volatility > 0))
        {
            return 0;
        }

        double deviation = volatility * Math.Sqrt(years);
        double d1 = (Math.Log(spot / strike) + ((rate - dividendYield + (volatility * volatility / 2)) * years)) / deviation;
        double gamma = InverseRootOfTwoPi * Math.Exp((-d1 * d1 / 2) - (dividendYield * years)) / (spot * deviation);
        return double.IsFinite(gamma) ? gamma : 0;
    }
}
