using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Sources;

/// <summary>Exposure of dealers over the price of the underlying, in dollars per one percent.</summary>
/// <param name="legs">The options.</param>
/// <param name="spot">Price of the underlying, in points.</param>
internal sealed class GexProfile(IReadOnlyList<GexLeg> legs, double spot)
{
    private const int Steps = 80;
    private const double Step = 0.005;
    private const double First = 0.80;
    private const int Halvings = 80;

    /// <summary>The exposure at a price.</summary>
    public double At(double price)
    {
        double sum = 0;
        foreach (GexLeg leg in legs)
        {
            sum += leg.SignedOpenInterest * BlackScholes.Gamma(price, leg.Strike, leg.Years, leg.Volatility);
        }

        return sum * 100 * price * price * 0.01;
    }

    /// <summary>The prices from 80 to 120 percent of the spot where the exposure changes its sign.</summary>
    public IEnumerable<double> Crossings()
    {
        if (!(spot > 0) || legs.Count == 0)
        {
            yield break;
        }

        double low = spot * First;
        double atLow = At(low);
        for (int i = 1; i <= Steps; i++)
        {
            double high = spot * (First + (i * Step));
            double atHigh = At(high);
            if (atLow * atHigh < 0)
            {
                yield return Bisect(low, high, atLow);
            }

            (low, atLow) = (high, atHigh);
        }
    }

    private double Bisect(double low, double high, double atLow)
    {
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            double atMiddle = At(middle);
            if (atLow * atMiddle <= 0)
            {
                high = middle;
            }
            else
            {
                (low, atLow) = (middle, atMiddle);
            }

            if (high - low < 1e-9 * spot)
            {
                break;
            }
        }

        return (low + high) / 2;
    }
}
