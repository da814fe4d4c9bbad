namespace MiaIa.Sdk.Learning;

/// <summary>
/// What a model would lose without a feature: by how much its log-loss rises, a row, when the values of the feature are
/// shuffled among the rows (Breiman 2001). Near 0, or below it by chance, for one that it does not use.
/// </summary>
public static class PermutationImportance
{
    /// <summary>Measures it on rows the model was not trained on; the features in the order of the schema.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">All rows.</param>
    /// <param name="rows">Those to measure on, one at least.</param>
    /// <param name="seed">Of the shuffling; each feature is shuffled once.</param>
    /// <param name="threads">Most threads; they change no figure.</param>
    public static double[] Of(EnsembleModel model, LearningRows data, int[] rows, ulong seed, int threads)
    {
        double loss = LossOf(model, data, rows, feature: 0, rows);
        double[] importance = new double[data.FeatureCount];
        Parallel.For(0, importance.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, feature =>
        {
            int[] shuffled = [.. rows];
            SeededDraws chance = new(SeededDraws.Of(seed, feature));
            for (int i = shuffled.Length - 1; i > 0; i--)
            {
                int other = chance.Below(i + 1);
                (shuffled[i], shuffled[other]) = (shuffled[other], shuffled[i]);
            }

            importance[feature] = (LossOf(model, data, rows, feature, shuffled) - loss) / rows.Length;
        });
        return importance;
    }

    /// <summary>Summed loss where each row has the feature of another.</summary>
    private static double LossOf(EnsembleModel model, LearningRows data, int[] rows, int feature, int[] others)
    {
        float[] row = new float[data.FeatureCount];
        double loss = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            data.Row(rows[i]).CopyTo(row);
            row[feature] = data.Row(others[i])[feature];
            loss += LogOdds.Loss(model.Predict(row).Probability, data.Labels[rows[i]] != 0);
        }

        return loss;
    }
}
