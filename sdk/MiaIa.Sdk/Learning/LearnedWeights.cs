namespace MiaIa.Sdk.Learning;

/// <summary>
/// Weights of the models by what they said of rows they were not trained on: of all weights in twentieths, none below one, those with
/// the smallest log-loss (stacking, Wolpert 1992). When nothing is better than the given weights, these stay.
/// </summary>
internal static class LearnedWeights
{
    private const int Parts = 20;

    /// <summary>The members with their weights.</summary>
    /// <param name="members">One to three models with the given weights.</param>
    /// <param name="probabilities">What each said of each row, calibrated.</param>
    /// <param name="labels">1 for success, else 0.</param>
    public static EnsembleMember[] Of(EnsembleMember[] members, double[][] probabilities, byte[] labels)
    {
        double sum = members.Sum(m => m.Weight);
        double[] best = [.. members.Select(m => m.Weight / sum)];
        double least = Loss(best, probabilities, labels);
        foreach (double[] weights in All(members.Length))
        {
            double loss = Loss(weights, probabilities, labels);
            if (loss < least)
            {
                (best, least) = (weights, loss);
            }
        }

        return [.. members.Select((m, i) => m with { Weight = best[i] })];
    }

    private static IEnumerable<double[]> All(int count)
    {
        if (count == 1)
        {
            yield return [1];
            yield break;
        }

        for (int first = 1; first <= Parts - count + 1; first++)
        {
            int left = Parts - first;
            for (int second = count == 2 ? left : 1; second <= left - count + 2; second++)
            {
                double[] weights = [first / (double)Parts, second / (double)Parts, (left - second) / (double)Parts];
                yield return weights[..count];
            }
        }
    }

    private static double Loss(double[] weights, double[][] probabilities, byte[] labels)
    {
        double loss = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            double mean = 0;
            for (int i = 0; i < weights.Length; i++)
            {
                mean += weights[i] * probabilities[i][row];
            }

            loss += LogOdds.Loss(mean, labels[row] != 0);
        }

        return loss;
    }
}
