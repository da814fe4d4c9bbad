namespace MiaIa.Sdk.Learning;

/// <summary>Trains one model of the ensemble and its calibration.</summary>
/// <param name="kind">Which.</param>
/// <param name="weight">Its weight.</param>
/// <param name="trainer">How.</param>
/// <param name="settings">Folds and threads.</param>
internal sealed class MemberTrainer(ModelKind kind, double weight, IModelTrainer trainer, EnsembleSettings settings)
{
    /// <summary>
    /// The calibration is fitted to predictions for each fold by a model that was not trained on it; the model is then
    /// trained on all the rows.
    /// </summary>
    /// <param name="data">All rows.</param>
    /// <param name="rows">Those to learn from, rising.</param>
    /// <param name="probabilities">What the models of the folds said of each row, calibrated.</param>
    public EnsembleMember Train(BinnedRows data, int[] rows, out double[] probabilities)
    {
        if (rows.Length < settings.CalibrationFolds)
        {
            throw new LearningException(
                $"{rows.Length} rows are left to learn from once those that know of the test are taken out. Take more rows, or labels that are settled sooner.");
        }

        double[] scores = new double[rows.Length];
        byte[] labels = new byte[rows.Length];
        int count = 0;
        foreach (Fold fold in TimeFolds.Purged(data.Rows, rows, settings.CalibrationFolds, settings.EmbargoNs))
        {
            ProbabilityModel part = trainer.Train(data, fold.Train, settings.Threads);
            foreach (int row in fold.Test)
            {
                scores[count] = part.Predict(data.Rows.Row(row));
                labels[count++] = data.Rows.Labels[row];
            }
        }

        Calibration calibration = Calibration.Fit(scores, labels);
        probabilities = [.. scores.Select(calibration.Apply)];
        return new EnsembleMember(kind, weight, trainer.Train(data, rows, settings.Threads), calibration);
    }
}
