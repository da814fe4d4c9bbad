namespace MiaIa.Plugins.Sources;

/// <summary>
/// Price, delta and gamma of a European option by Black and Scholes (1973), on the index without interest; from
/// <see cref="PortableMath"/>, so that they are the same everywhere.
/// </summary>
internal static class OptionFormula
{
    private const double RootOfTwoPi = 2.5066282746310005;

    /// <summary>Price, delta and gamma, in index points.</summary>
    /// <param name="spot">Index.</param>
    /// <param name="strike">Strike.</param>
    /// <param name="deviation">Volatility times the root of the time, above 0.</param>
    /// <param name="isCall">Whether it is a call.</param>
    public static (double Price, double Delta, double Gamma) Value(double spot, double strike, double deviation, bool isCall)
    {
        double d1 = (PortableMath.Log(spot / strike) / deviation) + (deviation / 2);
        double delta = Cumulative(d1);
        double call = (spot * delta) - (strike * Cumulative(d1 - deviation));
        double gamma = Density(d1) / (spot * deviation);
        return isCall ? (Math.Max(call, 0), delta, gamma) : (Math.Max(call - spot + strike, 0), delta - 1, gamma);
    }

    private static double Density(double x) => PortableMath.Exp(-x * x / 2) / RootOfTwoPi;

    /// <summary>Probability of a normal number below x, to 7e-8 (Abramowitz and Stegun 1964, 26.2.17).</summary>
    private static double Cumulative(double x)
    {
        double k = 1 / (1 + (0.2316419 * Math.Abs(x)));
        double series = 1.330274429;
        series = (series * k) - 1.821255978;
        series = (series * k) + 1.781477937;
        series = (series * k) - 0.356563782;
        series = (series * k) + 0.319381530;
        double tail = Density(x) * series * k;
        return x > 0 ? 1 - tail : tail;
    }
}
