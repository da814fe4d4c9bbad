namespace MiaIa.Sdk.Indicators;

/// <summary>The normal distribution with mean 0 and standard deviation 1.</summary>
public static class StandardNormal
{
    private const double RationalLimit = 7.07106781186547;
    private const double ZeroBeyond = 37;
    private const double RootOfTwoPi = 2.506628274631000502;

    private static readonly double[] Numerator =
    [
        3.52624965998911E-02, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931,
        220.206867912376,
    ];

    private static readonly double[] Denominator =
    [
        8.83883476483184E-02, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
        793.826512519948, 440.413735824752,
    ];

    /// <summary>The probability density at x.</summary>
    public static double Density(double x) => Math.Exp(-x * x / 2) / RootOfTwoPi;

    /// <summary>
    /// The probability of a value below x, to about 1e-15 (Hart 1968, in the form of West 2005). NaN gives NaN.
    /// </summary>
    public static double Cumulative(double x)
    {
        double tail = UpperTail(Math.Abs(x));
        return x > 0 ? 1 - tail : tail;
    }

    private static double UpperTail(double x)
    {
        if (x > ZeroBeyond)
        {
            return 0;
        }

        double exponential = Math.Exp(-x * x / 2);
        if (x < RationalLimit)
        {
            return exponential * Polynomial(Numerator, x) / Polynomial(Denominator, x);
        }

        double fraction = x + (1 / (x + (2 / (x + (3 / (x + (4 / (x + 0.65))))))));
        return exponential / (fraction * RootOfTwoPi);
    }

    private static double Polynomial(double[] coefficients, double x)
    {
        double value = 0;
        foreach (double coefficient in coefficients)
        {
            value = (value * x) + coefficient;
        }

        return value;
    }
}
