using System.Diagnostics;
using System.Globalization;
using MiaIa.Sdk.Learning;
using MiaIa.Sdk.Testing;

namespace MiaIa.Benchmarks;

/// <summary>How long the models of the ML filter take to train, on SIMULATED rows with something in them to be found.</summary>
internal static class LearningRate
{
    private const int RowsPerSession = 100;

    /// <summary>Trains each model once and prints the times.</summary>
    public static void Print(int rows, int features, int threads)
    {
        LearningRows drawn = Draw(rows, features);
        long started = Stopwatch.GetTimestamp();
        BinnedRows data = new(drawn);
        Say("bins", Stopwatch.GetElapsedTime(started));
        EnsembleModel model = Train(data, threads, Say);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{model.Members.Count} models, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB"));
    }

    /// <summary>Draws rows whose labels hang on the first three features.</summary>
    public static LearningRows Draw(int count, int features)
    {
        TestRandom random = new(42);
        LearningRows rows = new(new LearningSchema(1, [.. Enumerable.Range(0, features).Select(i => "feature-" + i)]));
        float[] row = new float[features];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < features; j++)
            {
                row[j] = (float)((2 * random.NextDouble()) - 1);
            }

            double logOdds = (2 * row[0]) - (1.5 * row[1]) + (2 * row[0] * row[2]);
            rows.Add(row, random.Chance(1 / (1 + Math.Exp(-logOdds))), i / RowsPerSession, i, i);
        }

        return rows;
    }

    /// <summary>Trains the three models on all rows, with a calibration for form's sake.</summary>
    public static EnsembleModel Train(BinnedRows data, int threads, Action<string, TimeSpan> say)
    {
        (ModelKind Kind, double Weight, IModelTrainer Trainer)[] models =
        [
            (ModelKind.Forest, 0.5, new ForestTrainer(new ForestSettings())),
            (ModelKind.Boosted, 0.3, new BoostedTrainer(new BoostedSettings())),
            (ModelKind.Logistic, 0.2, new LogisticTrainer(new LogisticSettings())),
        ];
        int[] all = [.. Enumerable.Range(0, data.Count)];
        List<EnsembleMember> members = [];
        foreach ((ModelKind kind, double weight, IModelTrainer trainer) in models)
        {
            long started = Stopwatch.GetTimestamp();
            ProbabilityModel model = trainer.Train(data, all, threads);
            say(kind.ToString(), Stopwatch.GetElapsedTime(started));
            double[] scores = [.. all.Select(row => model.Predict(data.Rows.Row(row)))];
            members.Add(new EnsembleMember(kind, weight, model, Calibration.Fit(scores, data.Rows.Labels)));
        }

        return new EnsembleModel(data.Rows.Schema, members);
    }

    private static void Say(string what, TimeSpan time) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {time.TotalSeconds:0.00} s"));
}
