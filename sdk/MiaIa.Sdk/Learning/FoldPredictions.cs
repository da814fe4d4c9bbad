namespace MiaIa.Sdk.Learning;

/// <summary>What the models of several folds said of rows they had not seen.</summary>
/// <param name="models">Models of the ensemble.</param>
internal sealed class FoldPredictions(int models)
{
    private readonly List<double> _probabilities = [];
    private readonly List<byte> _labels = [];
    private readonly List<int> _sessions = [];
    private readonly List<double>[] _byModel = [.. Enumerable.Range(0, models).Select(_ => new List<double>())];
    private readonly ModelKind[] _kinds = new ModelKind[models];

    /// <summary>Asks the model of a fold.</summary>
    public void Add(EnsembleModel model, LearningRows rows, int[] test)
    {
        foreach (int row in test)
        {
            EnsemblePrediction prediction = model.Predict(rows.Row(row));
            _probabilities.Add(prediction.Probability);
            _labels.Add(rows.Labels[row]);
            _sessions.Add(rows.SessionDates[row]);
            for (int i = 0; i < models; i++)
            {
                _kinds[i] = model.Members[i].Kind;
                prediction.TryGet(_kinds[i], out double probability);
                _byModel[i].Add(probability);
            }
        }
    }

    /// <summary>How good the ensemble was.</summary>
    public ProbabilityMetrics Measure(double threshold) => ProbabilityMetrics.Of([.. _probabilities], [.. _labels], threshold);

    /// <summary>How good each model was by itself.</summary>
    public ModelMetrics[] MeasureModels(double threshold) =>
        [.. _byModel.Select((p, i) => new ModelMetrics(_kinds[i], ProbabilityMetrics.Of([.. p], [.. _labels], threshold)))];

    /// <summary>
    /// By how much the log-loss lies below that of the share of successes in these very rows: no constant does better, so
    /// the comparison leans against the model.
    /// </summary>
    public ClusteredMean Gain()
    {
        double rate = _labels.Average(l => (double)l);
        double[] gains = new double[_labels.Count];
        for (int i = 0; i < gains.Length; i++)
        {
            bool isSuccess = _labels[i] != 0;
            gains[i] = LogOdds.Loss(rate, isSuccess) - LogOdds.Loss(_probabilities[i], isSuccess);
        }

        return ClusteredMean.Of(gains, [.. _sessions]);
    }

    /// <summary>Share of successes among what exceeds a threshold; null with fewer than two sessions.</summary>
    public ClusteredMean? Precision(double threshold)
    {
        int[] approved = [.. Enumerable.Range(0, _probabilities.Count).Where(i => _probabilities[i] > threshold)];
        int[] sessions = [.. approved.Select(i => _sessions[i])];
        return sessions.Distinct().Count() < 2 ? null : ClusteredMean.Of([.. approved.Select(i => (double)_labels[i])], sessions);
    }
}
