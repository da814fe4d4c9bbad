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

    /// <summary>
    /// Price of a call or put, in points. Without time, or without volatility, the discounted intrinsic value; NaN where spot or
    /// strike are not positive.
    /// </summary>
    public static double Price(
        bool isCall, double spot, double strike, double volatility, double years, double rate = 0, double dividendYield = 0)
    {
        if (!(spot > 0) || !(strike > 0))
        {
            return double.NaN;
        }

        double time = Math.Max(years, 0);
        double forward = spot * Math.Exp(-dividendYield * time);
        double discounted = strike * Math.Exp(-rate * time);
        double intrinsic = Math.Max(isCall ? forward - discounted : discounted - forward, 0);
        return volatility > 0 && years > 0
            ? intrinsic + TimeValue(forward, discounted, volatility * Math.Sqrt(years))
            : intrinsic;
    }

    /// <summary>
    /// Delta: change of the price per point of the underlying, from 0 to 1 for calls and -1 to 0 for puts. Without time or volatility that
    /// of the intrinsic value.
    /// </summary>
    public static double Delta(
        bool isCall, double spot, double strike, double volatility, double years, double rate = 0, double dividendYield = 0)
    {
        if (!(spot > 0) || !(strike > 0))
        {
            return double.NaN;
        }

        double carry = Math.Exp(-dividendYield * Math.Max(years, 0));
        double call = volatility > 0 && years > 0
            ? StandardNormal.Cumulative(D1(spot, strike, volatility, years, rate, dividendYield))
            : spot * carry > strike * Math.Exp(-rate * Math.Max(years, 0)) ? 1 : 0;
        return carry * (isCall ? call : call - 1);
    }

    /// <summary>Vega: change of the price for a volatility higher by 1 (100 points of a percentage), the same for calls and puts.</summary>
    public static double Vega(
        double spot, double strike, double volatility, double years, double rate = 0, double dividendYield = 0)
    {
        if (!(spot > 0) || !(strike > 0) || !(volatility > 0) || !(years > 0))
        {
            return 0;
        }

        double density = StandardNormal.Density(D1(spot, strike, volatility, years, rate, dividendYield));
        return spot * Math.Exp(-dividendYield * years) * density * Math.Sqrt(years);
    }

    /// <summary>
    /// The volatility at which the formula gives a price, to about 1e-12; null when no volatility does: a price at or below the
    /// intrinsic value, or at or above what the option can be worth (the spot for a call, the strike for a put, discounted), or without time.
    /// </summary>
    /// <remarks>
    /// Only the value beyond the intrinsic one is matched, that of the option out of the money, and by its logarithm, in which
    /// Newton's steps stay good far out on the wings. They begin at the turning point (Manaster and Koehler 1982) and stay in
    /// a bracket.
    /// </remarks>
    public static double? ImpliedVolatility(
        bool isCall, double price, double spot, double strike, double years, double rate = 0, double dividendYield = 0)
    {
        if (!(spot > 0) || !(strike > 0) || !(years > 0) || !double.IsFinite(price))
        {
            return null;
        }

        double forward = spot * Math.Exp(-dividendYield * years);
        double discounted = strike * Math.Exp(-rate * years);
        double intrinsic = Math.Max(isCall ? forward - discounted : discounted - forward, 0);
        double value = price - intrinsic;

        // What lies within the rounding of the intrinsic value is no time value.
        bool isThere = value > 4e-16 * Math.Max(price, intrinsic) && value < Math.Min(forward, discounted) * (1 - 1e-15);
        return isThere ? Solve(forward, discounted, value) / Math.Sqrt(years) : null;
    }

    /// <summary>Total deviation (volatility times the root of time) at which the option out of the money is worth a value.</summary>
    private static double Solve(double forward, double discounted, double value)
    {
        const int MostSteps = 100;
        const double Least = 1e-9;
        double low = Least;
        double high = 1;
        while (TimeValue(forward, discounted, high) < value && high < 1e3)
        {
            high *= 2;
        }

        double wanted = Math.Log(value);
        double deviation = Math.Clamp(Math.Sqrt(2 * Math.Abs(Math.Log(forward / discounted))), low, high);
        deviation = deviation > low ? deviation : high / 2;
        for (int step = 0; step < MostSteps; step++)
        {
            double now = TimeValue(forward, discounted, deviation);
            double miss = (now > 0 ? Math.Log(now) : -800) - wanted;
            (low, high) = miss < 0 ? (deviation, high) : (low, deviation);
            double d1 = (Math.Log(forward / discounted) / deviation) + (deviation / 2);
            double slope = now > 0 ? forward * StandardNormal.Density(d1) / now : 0;
            double next = slope > 0 ? deviation - (miss / slope) : (low + high) / 2;
            next = next > low && next < high ? next : (low + high) / 2;
            if (Math.Abs(next - deviation) <= 1e-15 * deviation || high - low <= 1e-16 * high)
            {
                return next;
            }

            deviation = next;
        }

        return deviation;
    }

    /// <summary>Value beyond the intrinsic one: that of the option, call or put, that is out of the money.</summary>
    /// <param name="forward">Spot without the dividends to come.</param>
    /// <param name="discounted">Strike, discounted.</param>
    /// <param name="deviation">Volatility times the root of time.</param>
    private static double TimeValue(double forward, double discounted, double deviation)
    {
        double d1 = (Math.Log(forward / discounted) / deviation) + (deviation / 2);
        double d2 = d1 - deviation;
        return forward <= discounted
            ? (forward * StandardNormal.Cumulative(d1)) - (discounted * StandardNormal.Cumulative(d2))
            : (discounted * StandardNormal.Cumulative(-d2)) - (forward * StandardNormal.Cumulative(-d1));
    }
}
