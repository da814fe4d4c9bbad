namespace MiaIa.Sdk.Learning;

/// <summary>Probabilities and their log-odds, ln(p / (1 - p)).</summary>
internal static class LogOdds
{
    /// <summary>Nearest to 0 and 1 that a probability is taken for.</summary>
    public const double Edge = 1e-9;

    /// <summary>The probability of log-odds; no overflow on either side.</summary>
    public static double ToProbability(double logOdds)
    {
        double small = Math.Exp(-Math.Abs(logOdds));
        return (logOdds >= 0 ? 1 : small) / (1 + small);
    }

    /// <summary>The log-odds of a probability, which is first kept an edge away from 0 and 1.</summary>
    public static double Of(double probability)
    {
        double p = Math.Clamp(probability, Edge, 1 - Edge);
        return Math.Log(p / (1 - p));
    }

    /// <summary>What a probability loses at a label, -ln of the probability given to it; kept an edge away from infinity.</summary>
    public static double Loss(double probability, bool isSuccess) =>
        -Math.Log(Math.Clamp(isSuccess ? probability : 1 - probability, Edge, 1));
}
