using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// The gamma exposure of a chain at any level of the underlying: gammas are priced again, volatilities stay with their strikes.
/// </summary>
internal sealed class GammaProfile
{
    /// <summary>How it is computed.</summary>
    public const string Convention =
        "Black-Scholes gamma, r=q=0, each leg uses its own printed IV (legs with IV 0 dropped), T=max(calendar days,1)/365 from as_of,"
        + " sticky-strike IV, calls + / puts -, USD per 1% move; scan 0.80..1.20*spot step 0.5% then bisection";

    private const int Steps = 80;
    private const double First = 0.80;
    private const double Step = 0.005;
    private const int Bisections = 60;

    private readonly (double Strike, double Volatility, double Years, double Weight)[] _legs;

    /// <summary>Takes the legs that are still open after the quote date.</summary>
    public GammaProfile(IEnumerable<ChainLeg> legs, DateOnly asOf) => _legs =
    [
        .. legs.Where(l => l.Volatility > 0 && l.OpenInterest > 0).Select(l => (
            (double)l.Symbol.Strike,
            l.Volatility!.Value,
            Math.Max(l.Symbol.Expiry.DayNumber - asOf.DayNumber, 1) / 365.0,
            (double)(l.Symbol.IsCall ? l.OpenInterest!.Value : -l.OpenInterest!.Value))),
    ];

    /// <summary>The exposure at a level, in dollars per 1 % move.</summary>
    public double At(double spot)
    {
        double sum = 0;
        foreach ((double strike, double volatility, double years, double weight) in _legs)
        {
            sum += weight * BlackScholes.Gamma(spot, strike, volatility, years);
        }

        return sum * 100 * spot * spot * 0.01;
    }

    /// <summary>The levels at which the exposure changes its sign, between 80 % and 120 % of the spot.</summary>
    public IEnumerable<double> Crossings(double spot)
    {
        double low = spot * First;
        double atLow = At(low);
        for (int i = 1; i <= Steps; i++)
        {
            double high = spot * (First + (i * Step));
            double atHigh = At(high);
            if ((atLow < 0 && atHigh > 0) || (atLow > 0 && atHigh < 0))
            {
                yield return Bisect(low, high, atLow > 0);
            }

            (low, atLow) = (high, atHigh);
        }
    }

    private double Bisect(double low, double high, bool isLowPositive)
    {
        for (int i = 0; i < Bisections && high - low > 1e-7; i++)
        {
            double middle = (low + high) / 2;
            if (At(middle) > 0 == isLowPositive)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return (low + high) / 2;
    }
}
