using MiaIa.Sdk.Learning;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Learning;

/// <summary>Rows to learn from.</summary>
internal static class SampleRows
{
    public const long StepNs = 60_000_000_000;
    public const int PerSession = 20;

    /// <summary>Rows of one feature, a minute apart, each a session of its own.</summary>
    public static LearningRows Of(params ReadOnlySpan<(float Value, bool IsSuccess)> rows)
    {
        LearningRows all = new(Schema(1));
        foreach ((float value, bool isSuccess) in rows)
        {
            all.Add([value], isSuccess, all.Count, all.Count * StepNs, all.Count * StepNs);
        }

        return all;
    }

    /// <summary>Twenty rows a session, a minute apart, labels settled half an hour later.</summary>
    /// <param name="success">Probability of success, of a row and a draw of [0, 1) that is one for its session.</param>
    public static LearningRows Drawn(int count, int features, ulong seed, Func<float[], double, double> success)
    {
        TestRandom random = new(seed);
        LearningRows all = new(Schema(features));
        float[] row = new float[features];
        double ofSession = 0;
        for (int i = 0; i < count; i++)
        {
            ofSession = i % PerSession == 0 ? random.NextDouble() : ofSession;
            for (int j = 0; j < features; j++)
            {
                // Some features have many values and some have few.
                double drawn = (2 * random.NextDouble()) - 1;
                row[j] = (float)(j % 4 == 3 ? Math.Round(2 * drawn) : drawn);
            }

            int session = i / PerSession;
            long startNs = ((session * 1440L) + (i % PerSession)) * StepNs;
            all.Add(row, random.Chance(success(row, ofSession)), session, startNs, startNs + (30 * StepNs));
        }

        return all;
    }

    public static LearningSchema Schema(int features) => new(1, [.. Enumerable.Range(0, features).Select(i => $"feature-{i}")]);

    public static int[] All(LearningRows rows) => [.. Enumerable.Range(0, rows.Count)];

    /// <summary>Labels that hang on the first three features.</summary>
    public static double Planted(float[] row, double ofSession) =>
        1 / (1 + Math.Exp(-((2 * row[0]) - (1.5 * row[1]) + (2 * row[0] * row[2]))));
}
