using MiaIa.Sdk.Indicators;

namespace MiaIa.Host.Performance;

/// <summary>The inverse of the normal distribution, by halving: it is asked for a few times a run.</summary>
internal static class StandardNormalInverse
{
    private const double Far = 38;
    private const int Halvings = 200;

    /// <summary>The value that a probability lies below.</summary>
    /// <param name="probability">In (0, 1).</param>
    public static double Of(double probability)
    {
        (double low, double high) = (-Far, Far);
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = StandardNormal.Cumulative(middle) < probability ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
