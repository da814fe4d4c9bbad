using System.Globalization;
using MiaIa.Host.Runs;
using MiaIa.Sdk.Learning;

namespace MiaIa.Host.Training;

/// <summary>The report of a training as a person reads it.</summary>
internal static class TrainingText
{
    private const int NameWidth = 24;

    /// <summary>Writes it.</summary>
    public static void Write(TrainingResult result, TextWriter output)
    {
        bool isTrained = result.Report.Ensemble is not null;
        WriteData(result, output);
        if (result.Report.Figures is { } figures)
        {
            WriteFigures(figures, output);
            WriteCalibration(figures.CrossValidated, output);
            WriteImportance(figures, result.Rows.Schema, output);
        }

        output.WriteLine();
        output.WriteLine($"{(isTrained ? "ACCEPTED" : "NOT TRAINED")}  {result.Report.Reason}");
        output.WriteLine(isTrained
            ? $"Written: {result.ModelPath}, data {result.Provenance} to {result.LastDate:yyyy-MM-dd}, rows {result.Rows.Fingerprint()[..16]}"
            : "No model was written; one that was there before is unchanged.");
        if (isTrained && result.Report.Figures!.CrossValidated.Approved == 0)
        {
            output.WriteLine("It tells more than the base rate does, and yet approved nothing: with it nothing would be traded.");
        }
        else if (!isTrained)
        {
            output.WriteLine("What would help: more sessions, and features that tell more of what follows. Until then the filter has no model: it passes or refuses as on-no-model says.");
        }
    }

    private static void WriteData(TrainingResult result, TextWriter output)
    {
        LearningRows rows = result.Rows;
        LabelRules rules = result.Rules;
        output.WriteLine($"train  data {result.Provenance}: {result.Data}, to {result.LastDate:yyyy-MM-dd}");
        output.WriteLine($"  {"configuration",-14} {result.Configuration}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {"label",-14} {Words.Kebab(result.Label.ToString())}: {rules.FavourableTicks} ticks before -{rules.AdverseTicks} within {rules.HorizonNs / 60e9:0} min, else more than the costs of {rules.CostTicks:0.000} ticks"));
        output.WriteLine($"  {"rows",-14} {rows.Count:N0} candidates with a label{Span(rows)}; {result.WithoutLabel:N0} without");
        if (result.Assumed > 0)
        {
            output.WriteLine($"  {"assumed",-14} of {result.Assumed:N0} one bar reached both barriers: taken for failures, which finer data would tell better");
        }

        if (result.Absent.Count > 0)
        {
            output.WriteLine($"  {"not computed",-14} {string.Join(", ", result.Absent)}: 0 in every row");
        }
    }

    private static string Span(LearningRows rows) => rows.Count == 0
        ? ""
        : $", {Moment.Text(rows.StartNs[0])} to {Moment.Text(rows.StartNs[^1])}";

    private static void WriteFigures(TrainingFigures figures, TextWriter output)
    {
        ProbabilityMetrics crossed = figures.CrossValidated;
        output.WriteLine($"  {"base rate",-14} {Percent(crossed.BaseRate)} of them succeeded, in {figures.Gain.Clusters:N0} sessions");
        output.WriteLine();
        output.WriteLine("Judged on rows it had not seen; log-loss and Brier score: smaller is better; AUC: .5 is chance");
        output.WriteLine($"  {"",-NameWidth} {"log-loss",9} {"base rate",9} {"Brier",7} {"AUC",6} {"approved",9} {"succeeded",9}");
        WriteLine("ensemble, purged folds", crossed, output);
        foreach (ModelMetrics model in figures.Models)
        {
            WriteLine("  " + Words.Kebab(model.Kind.ToString()), model.Metrics, output);
        }

        WriteLine("ensemble, walk-forward", figures.WalkForward, output);
        output.WriteLine(Line($"  log-loss below the base rate's by {figures.Gain.Mean:0.00000} +- {figures.Gain.StandardError:0.00000} (standard error, clustered by session); accepted above two of them"));
        string threshold = Line($"{crossed.Threshold:0.###}");
        string precision = crossed.Precision is not { } share
            ? $"nothing exceeded {threshold}: the model would refuse every candidate"
            : $"of {crossed.Approved:N0} above {threshold} {Percent(share)} succeeded{Interval(figures)}; of all, {Percent(crossed.BaseRate)}";
        output.WriteLine("  precision: " + precision);
    }

    private static string Interval(TrainingFigures figures) =>
        SuccessInterval.Of(figures.Precision, figures.CrossValidated.Approved) is { } interval
            ? $" (95 %: {Percent(interval.Low)} to {Percent(interval.High)})"
            : " (of fewer than two sessions: how sure that is cannot be said)";

    private static void WriteLine(string name, ProbabilityMetrics metrics, TextWriter output)
    {
        string area = metrics.AreaUnderCurve is { } known ? Line($"{known:0.000}") : "-";
        string succeeded = metrics.Precision is { } share ? Percent(share) : "-";
        output.WriteLine(Line($"  {name,-NameWidth} {metrics.LogLoss,9:0.00000} {metrics.BaseLogLoss,9:0.00000} {metrics.Brier,7:0.0000} {area,6} {metrics.Approved,9} {succeeded,9}"));
    }

    private static void WriteCalibration(ProbabilityMetrics metrics, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("Calibration: what was said, and what came");
        for (int i = 0; i < metrics.Calibration.Count; i++)
        {
            CalibrationBin bin = metrics.Calibration[i];
            if (bin.Count > 0)
            {
                output.WriteLine(Line($"  {i / 10.0:0.0} to {(i + 1) / 10.0:0.0}  {bin.Count,8} candidates  said {Percent(bin.MeanProbability),6}  came {Percent((double)bin.Successes / bin.Count),6}"));
            }
        }
    }

    private static void WriteImportance(TrainingFigures figures, LearningSchema schema, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("Importance: by how much the log-loss rises without it; near 0 is not used");
        foreach (int i in Enumerable.Range(0, schema.Names.Count).OrderByDescending(i => figures.Importance[i]).ThenBy(i => i))
        {
            output.WriteLine(Line($"  {schema.Names[i],-NameWidth} {figures.Importance[i],9:0.00000}"));
        }
    }

    private static string Percent(double share) => Line($"{100 * share:0.0} %");

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
