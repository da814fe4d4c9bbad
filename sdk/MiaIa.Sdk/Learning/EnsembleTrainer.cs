using System.Globalization;

namespace MiaIa.Sdk.Learning;

/// <summary>
/// Trains the ensemble, judges it on rows it has not seen, and accepts it or does not: with 1000 rows or more, and a
/// log-loss below that of the share of successes by more than two standard errors clustered by session date.
/// </summary>
public sealed class EnsembleTrainer
{
    private const double StandardErrors = 2;

    private readonly EnsembleSettings _settings;
    private readonly MemberTrainer[] _members;

    /// <summary>A trainer; one model at least must not be left out.</summary>
    public EnsembleTrainer(EnsembleSettings settings)
    {
        _settings = settings;
        _members =
        [
            .. settings.Forest is { } f ? [new MemberTrainer(ModelKind.Forest, settings.ForestWeight, new ForestTrainer(f), settings)] : None,
            .. settings.Boosted is { } b ? [new MemberTrainer(ModelKind.Boosted, settings.BoostedWeight, new BoostedTrainer(b), settings)] : None,
            .. settings.Logistic is { } l ? [new MemberTrainer(ModelKind.Logistic, settings.LogisticWeight, new LogisticTrainer(l), settings)] : None,
        ];
        ArgumentOutOfRangeException.ThrowIfZero(_members.Length, nameof(settings));
    }

    private static MemberTrainer[] None => [];

    /// <summary>Trains and judges. What cannot be learnt from is not trained, with the reason; it never throws for the sake of the rows.</summary>
    /// <param name="rows">What to learn from.</param>
    /// <param name="onEnsemble">
    /// Told before each training of an ensemble how many are done, and how many there are; what it throws ends the training.
    /// </param>
    public TrainingReport Train(LearningRows rows, Action<int, int>? onEnsemble = null)
    {
        if (rows.Count < _settings.MinRows)
        {
            return NotTrained($"{rows.Count} rows; {_settings.MinRows} are needed. Collect more labels.", figures: null);
        }

        try
        {
            BinnedRows data = new(rows);
            int[] all = [.. Enumerable.Range(0, data.Count)];
            TrainingSteps steps = new(_settings.Folds + _settings.WalkForwardSteps + 1, onEnsemble);
            TrainingFigures figures = Validate(data, all, steps);
            ClusteredMean gain = figures.Gain;
            bool isAccepted = gain.Mean > StandardErrors * gain.StandardError;
            string reason = string.Create(CultureInfo.InvariantCulture,
                $"Out-of-sample log-loss {figures.CrossValidated.LogLoss:0.00000}, the base rate's {figures.CrossValidated.BaseLogLoss:0.00000}: " +
                $"below by {gain.Mean:0.00000}, {(isAccepted ? "more" : "not more")} than two standard errors of {gain.StandardError:0.00000} over {gain.Clusters} sessions.");
            return isAccepted ? new TrainingReport(TrainingStatus.Trained, reason, figures, TrainOn(data, all, steps)) : NotTrained(reason, figures);
        }
        catch (LearningException e)
        {
            return NotTrained(e.Message, figures: null);
        }
    }

    private static TrainingReport NotTrained(string reason, TrainingFigures? figures) =>
        new(TrainingStatus.NotTrained, reason, figures, Ensemble: null);

    private EnsembleModel TrainOn(BinnedRows data, int[] rows, TrainingSteps steps)
    {
        steps.Next();
        double[][] probabilities = new double[_members.Length][];
        EnsembleMember[] members = new EnsembleMember[_members.Length];
        for (int i = 0; i < members.Length; i++)
        {
            members[i] = _members[i].Train(data, rows, out probabilities[i]);
        }

        return new EnsembleModel(
            data.Rows.Schema,
            _settings.AreWeightsLearned ? LearnedWeights.Of(members, probabilities, [.. rows.Select(r => data.Rows.Labels[r])]) : members);
    }

    private TrainingFigures Validate(BinnedRows data, int[] all, TrainingSteps steps)
    {
        FoldPredictions crossed = new(_members.Length);
        double[] importance = new double[data.FeatureCount];
        foreach (Fold fold in TimeFolds.Purged(data.Rows, all, _settings.Folds, _settings.EmbargoNs))
        {
            EnsembleModel model = TrainOn(data, fold.Train, steps);
            crossed.Add(model, data.Rows, fold.Test);
            double[] ofFold = PermutationImportance.Of(model, data.Rows, fold.Test, _settings.Seed, _settings.Threads);
            for (int i = 0; i < importance.Length; i++)
            {
                importance[i] += ofFold[i] * fold.Test.Length / all.Length;
            }
        }

        FoldPredictions walked = new(_members.Length);
        foreach (Fold fold in TimeFolds.WalkForward(data.Rows, all, _settings.WalkForwardSteps))
        {
            walked.Add(TrainOn(data, fold.Train, steps), data.Rows, fold.Test);
        }

        return new TrainingFigures
        {
            CrossValidated = crossed.Measure(_settings.Threshold),
            Models = crossed.MeasureModels(_settings.Threshold),
            WalkForward = walked.Measure(_settings.Threshold),
            Gain = crossed.Gain(),
            Precision = crossed.Precision(_settings.Threshold),
            Importance = importance,
        };
    }
}
