using System.Globalization;
using System.Text;
using System.Text.Json;
using MiaIa.Sdk.Learning;
using MiaIa.Tests.Learning;

namespace MiaIa.Tests.Oracles;

/// <summary>Our models beside those of scikit-learn and XGBoost, on the same rows.</summary>
[Trait("Category", "Oracle")]
public sealed class LearningOracleTests : IDisposable
{
    private const int Features = 21;
    private const int Learnt = 3000;
    private const int Judged = 6000;
    private const int Seeds = 4;

    private static readonly LearningRows Rows = SampleRows.Drawn(Learnt + Judged, Features, 17, SampleRows.Planted);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Draws differ, so means over seeds are compared; a standard error of such a mean is below .001.</summary>
    [OracleFact]
    public void TheModels_AreAsGoodAsThoseOfOthers()
    {
        _folder.Write("train.csv", Table(0, Learnt));
        _folder.Write("test.csv", Table(Learnt, Learnt + Judged));
        using JsonDocument answer = PythonOracle.Ask("learning.py", _folder.Root, Seeds.ToString(CultureInfo.InvariantCulture));
        JsonElement theirs = answer.RootElement;
        MeanArea(seed => new ForestTrainer(new ForestSettings { Seed = seed })).Should().BeApproximately(theirs.GetProperty("forest").GetDouble(), 0.005);
        MeanArea(seed => new BoostedTrainer(new BoostedSettings { Seed = seed })).Should().BeApproximately(theirs.GetProperty("boosted").GetDouble(), 0.005);

        LogisticModel logistic = (LogisticModel)Train(new LogisticTrainer(new LogisticSettings()));
        double[] weights = [.. theirs.GetProperty("weights").EnumerateArray().Select(w => w.GetDouble())];
        logistic.Intercept.Should().BeApproximately(theirs.GetProperty("intercept").GetDouble(), 1e-6);
        logistic.Weights.ToArray().Zip(weights, (ours, w) => Math.Abs(ours - w)).Max().Should().BeLessThan(1e-6);
    }

    private static double MeanArea(Func<ulong, IModelTrainer> trainer) =>
        Enumerable.Range(0, Seeds).Average(seed =>
        {
            ProbabilityModel model = Train(trainer((ulong)seed + 100));
            double[] said = [.. Enumerable.Range(Learnt, Judged).Select(i => model.Predict(Rows.Row(i)))];
            return ProbabilityMetrics.Of(said, Rows.Labels[Learnt..], 0.65).AreaUnderCurve!.Value;
        });

    private static ProbabilityModel Train(IModelTrainer trainer) =>
        trainer.Train(new BinnedRows(Rows), [.. Enumerable.Range(0, Learnt)], threads: 2);

    private static string Table(int from, int to)
    {
        StringBuilder text = new();
        for (int i = from; i < to; i++)
        {
            foreach (float value in Rows.Row(i))
            {
                text.Append(((double)value).ToString("R", CultureInfo.InvariantCulture)).Append(',');
            }

            text.Append(Rows.Labels[i]).Append('\n');
        }

        return text.ToString();
    }
}
