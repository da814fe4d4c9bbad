using MiaIa.Sdk.Indicators;

namespace MiaIa.Host.Performance;

/// <summary>
/// How sure a measured Sharpe ratio is: the probabilistic one (Bailey and Lopez de Prado 2012) and the deflated one, which allows for the
/// best of many trials having been chosen (the same, 2014). All ratios are per observation, not a year's.
/// </summary>
internal static class SharpeTest
{
    private const double EulerMascheroni = 0.57721566490153286;

    /// <summary>The probability that the true ratio is above a benchmark; null below two observations or without a spread.</summary>
    /// <param name="ratio">The measured ratio.</param>
    /// <param name="benchmark">The benchmark.</param>
    /// <param name="observations">Number of returns.</param>
    /// <param name="skewness">Their skewness; 0 for a normal distribution.</param>
    /// <param name="kurtosis">Their kurtosis; 3 for a normal distribution.</param>
    public static double? Probability(double ratio, double benchmark, int observations, double skewness, double kurtosis)
    {
        double spread = 1 - (skewness * ratio) + ((kurtosis - 1) / 4 * ratio * ratio);
        return observations < 2 || !(spread > 0)
            ? null
            : StandardNormal.Cumulative((ratio - benchmark) * Math.Sqrt(observations - 1) / Math.Sqrt(spread));
    }

    /// <summary>The ratio that the best of so many trials without any skill is expected to have.</summary>
    /// <param name="variance">Variance of the ratios over the trials.</param>
    /// <param name="trials">Number of independent trials, 2 or more; with one there is nothing to choose, and it is 0.</param>
    public static double BestOfTrials(double variance, int trials) => trials < 2
        ? 0
        : Math.Sqrt(variance) * (((1 - EulerMascheroni) * StandardNormalInverse.Of(1 - (1.0 / trials)))
            + (EulerMascheroni * StandardNormalInverse.Of(1 - (1.0 / (trials * Math.E)))));

    /// <summary>The probability that the true ratio is above what the best of the trials would have had by luck.</summary>
    /// <inheritdoc cref="Probability"/>
    /// <inheritdoc cref="BestOfTrials"/>
    public static double? Deflated(double ratio, int observations, double skewness, double kurtosis, double variance, int trials) =>
        Probability(ratio, BestOfTrials(variance, trials), observations, skewness, kurtosis);
}
