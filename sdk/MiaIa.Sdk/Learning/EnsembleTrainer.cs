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
    public TrainingReport Train(LearningRows rows)
    {
        if (rows.Count < _settings.MinRows)
        {
            return NotTrained($"{rows.Count} rows; {_settings.MinRows} are needed. Collect more labels.", figures: null);
        }

        try
        {
            BinnedRows data = new(rows);
            int[] all = [.. Enumerable.Range(0, data.Count)];
            TrainingFigures figures = Validate(data, all);
            ClusteredMean gain = figures.Gain;
            bool isAccepted = gain.Mean > StandardErrors * gain.StandardError;
            string reason = string.Create(CultureInfo.InvariantCulture,
                $"Out-of-sample log-loss {figures.CrossValidated.LogLoss:0.00000}, the base rate's {figures.CrossValidated.BaseLogLoss:0.00000}: " +
                $"below by {gain.Mean:0.00000}, {(isAccepted ? "more" : "not more")} than two standard errors of {gain.StandardError:0.00000} over {gain.Clusters} sessions.");
            return isAccepted ? new TrainingReport(TrainingStatus.Trained, reason, figures, TrainOn(data, all)) : NotTrained(reason, figures);
        }
        catch (LearningException e)
        {
            return NotTrained(e.Message, figures: null);
        }
    }

    private static TrainingReport NotTrained(string reason, TrainingFigures? figures) =>
        new(TrainingStatus.NotTrained, reason, figures, Ensemble: null);

    private EnsembleModel TrainOn(BinnedRows data, int[] rows) =>
        new(data.Rows.Schema, [.. _members.Select(m => m.Train(data, rows))]);

    private TrainingFigures Validate(BinnedRows data, int[] all)
    {
        FoldPredictions crossed = new(_members.Length);
        double[] importance = new double[data.FeatureCount];
        foreach (Fold fold in TimeFolds.Purged(data.Rows, all, _settings.Folds, _settings.EmbargoNs))
        {
            EnsembleModel model = TrainOn(data, fold.Train);
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
            walked.Add(TrainOn(data, fold.Train), data.Rows, fold.Test);
        }

        return new TrainingFigures
        {
            CrossValidated = crossed.Measure(_settings.Threshold),
            Models = crossed.MeasureModels(_settings.Threshold),
            WalkForward = walked.Measure(_settings.Threshold),
            Gain = crossed.Gain(),
            Importance = importance,
        };
    }
}
