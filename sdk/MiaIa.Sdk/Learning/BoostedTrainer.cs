namespace MiaIa.Sdk.Learning;

/// <summary>
/// Trains boosted trees on the log-loss (Friedman 2001, 2002; the gain of a split by slope and curvature as Chen and
/// Guestrin 2016): each tree sees a part of the rows, and each of its leaves takes a part of its Newton step.
/// </summary>
/// <param name="settings">How.</param>
public sealed class BoostedTrainer(BoostedSettings settings) : IModelTrainer
{
    /// <inheritdoc/>
    public ProbabilityModel Train(BinnedRows data, int[] rows, int threads)
    {
        TrainingRows.Check(data, rows);
        double successes = TrainingRows.Successes(data, rows);
        double baseLogOdds = Math.Log(successes / (rows.Length - successes));
        double[] logOdds = new double[data.Count];
        double[] slopes = new double[data.Count];
        double[] curvatures = new double[data.Count];
        Array.Fill(logOdds, baseLogOdds);

        int[] drawn = new int[Math.Max(1, (int)(settings.Subsample * rows.Length))];
        BoostedGrower grower = new(data, settings, drawn.Length, threads);
        Tree[] trees = new Tree[settings.Trees];
        for (int i = 0; i < trees.Length; i++)
        {
            TakeSlopes(data, rows, logOdds, slopes, curvatures);
            DrawRows(rows, drawn, new SeededDraws(SeededDraws.Of(settings.Seed, i)));
            Tree tree = grower.Grow(drawn, slopes, curvatures);
            foreach (int row in rows)
            {
                logOdds[row] += tree.Value(data.Rows.Row(row));
            }

            trees[i] = tree;
        }

        return new BoostedModel(baseLogOdds, new TreeSet(trees), data.FeatureCount);
    }

    private static void TakeSlopes(BinnedRows data, int[] rows, double[] logOdds, double[] slopes, double[] curvatures)
    {
        ReadOnlySpan<byte> labels = data.Rows.Labels;
        foreach (int row in rows)
        {
            double probability = LogOdds.ToProbability(logOdds[row]);
            slopes[row] = labels[row] - probability;
            curvatures[row] = probability * (1 - probability);
        }
    }

    /// <summary>Draws without putting back; those drawn come in rising order (selection sampling, Knuth 1969).</summary>
    private static void DrawRows(int[] rows, int[] drawn, SeededDraws chance)
    {
        int count = 0;
        for (int i = 0; count < drawn.Length; i++)
        {
            if (chance.Below(rows.Length - i) < drawn.Length - count)
            {
                drawn[count++] = rows[i];
            }
        }
    }
}
