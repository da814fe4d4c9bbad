namespace MiaIa.Sdk.Indicators;

/// <summary>
/// European options by Black and Scholes (1973) with a rate and a dividend yield, both 0 unless given. Prices are in points,
/// volatility is per year as a fraction, time is in years.
/// </summary>
public static class BlackScholes
{
    /// <summary>
    /// The standardised distance between spot and strike, d1 = (ln(S/K) + (r - q + v^2/2) T) / (v sqrt(T)). Not finite where
    /// spot, strike, volatility or time are not positive.
    /// </summary>
    public static double D1(
        double spot, double strike, double volatility, double years, double rate = 0, double dividendYield = 0) =>
        (Math.Log(spot / strike) + ((rate - dividendYield + (volatility * volatility / 2)) * years))
            / (volatility * Math.Sqrt(years));

    /// <summary>
    /// Gamma: change of delta per point of the underlying, the same for calls and puts, phi(d1) e^(-qT) / (S v sqrt(T)).
    /// 0 where spot, strike, volatility or time are not positive: such an option no longer bends.
    /// </summary>
    public static double Gamma(
        double spot, double strike, double volatility, double years, double rate = 0, double dividendYield = 0)
    {
        if (!(spot > 0) || !(strike > 0) || !(volatility > 0) || !(years > 0))
        {
            return 0;
        }

        double density = StandardNormal.Density(D1(spot, strike, volatility, years, rate, dividendYield));
        return density * Math.Exp(-dividendYield * years) / (spot * volatility * Math.Sqrt(years));
    }
}
