namespace MiaIa.Sdk.Learning;

/// <summary>
/// Trains a logistic regression with a squared penalty on standardised features, by Newton's method (iteratively
/// reweighted least squares): a step that does not lower the loss is halved. It always uses one thread.
/// </summary>
/// <param name="settings">How.</param>
public sealed class LogisticTrainer(LogisticSettings settings) : IModelTrainer
{
    /// <inheritdoc/>
    public ProbabilityModel Train(BinnedRows data, int[] rows, int threads)
    {
        TrainingRows.Check(data, rows);
        double[] means = new double[data.FeatureCount];
        double[] scales = new double[data.FeatureCount];
        Standardise(data.Rows, rows, means, scales);
        LogisticFit fit = new(data.Rows, rows, means, scales, settings.Penalty);
        double[] weights = new double[data.FeatureCount + 1];
        double successes = TrainingRows.Successes(data, rows);
        weights[^1] = Math.Log(successes / (rows.Length - successes));

        double loss = fit.Loss(weights);
        for (int step = 0; step < settings.MaxSteps; step++)
        {
            double[] direction = fit.NewtonStep(weights);
            (weights, double moved, loss) = Move(fit, weights, direction, loss);
            if (moved <= settings.Tolerance)
            {
                return new LogisticModel(weights[^1], weights[..^1], means, scales);
            }
        }

        throw new LearningException(
            $"The logistic regression did not settle in {settings.MaxSteps} steps. Raise the penalty or leave out features that repeat others.");
    }

    private static (double[] Weights, double Moved, double Loss) Move(LogisticFit fit, double[] weights, double[] direction, double loss)
    {
        const int MostHalvings = 40;
        double[] moved = new double[weights.Length];
        double length = direction.Max(Math.Abs);
        double share = 1;

        // Near the bottom the loss changes by less than its own rounding, and the step is right all the same.
        double most = loss + (1e-12 * (1 + loss));
        for (int halving = 0; halving < MostHalvings; halving++, share /= 2)
        {
            for (int i = 0; i < moved.Length; i++)
            {
                moved[i] = weights[i] + (share * direction[i]);
            }

            double movedLoss = fit.Loss(moved);
            if (movedLoss <= most)
            {
                return (moved, share * length, movedLoss);
            }
        }

        return (weights, 0, loss);
    }

    private static void Standardise(LearningRows data, int[] rows, double[] means, double[] scales)
    {
        foreach (int row in rows)
        {
            ReadOnlySpan<float> values = data.Row(row);
            for (int i = 0; i < means.Length; i++)
            {
                means[i] += values[i];
            }
        }

        for (int i = 0; i < means.Length; i++)
        {
            means[i] /= rows.Length;
        }

        foreach (int row in rows)
        {
            ReadOnlySpan<float> values = data.Row(row);
            for (int i = 0; i < means.Length; i++)
            {
                double away = values[i] - means[i];
                scales[i] += away * away;
            }
        }

        for (int i = 0; i < means.Length; i++)
        {
            double scale = Math.Sqrt(scales[i] / rows.Length);
            scales[i] = scale > Math.Abs(means[i]) * 1e-12 ? scale : 1;
        }
    }
}
