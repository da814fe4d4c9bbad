using System.Text.Json;

namespace MiaIa.Sdk.Learning;

/// <summary>The figures of a training in a model file.</summary>
internal static class FiguresJson
{
    /// <summary>Writes them.</summary>
    public static void Write(Utf8JsonWriter writer, TrainingFigures figures)
    {
        writer.WriteStartObject("figures");
        writer.WriteNumber("log-loss-gain", figures.Gain.Mean);
        writer.WriteNumber("standard-error", figures.Gain.StandardError);
        writer.WriteNumber("sessions", figures.Gain.Clusters);
        if (figures.Precision is { } precision)
        {
            ModelWriter.WriteNumbers(writer, "precision", [precision.Mean, precision.StandardError, precision.Clusters]);
        }
        else
        {
            writer.WriteNull("precision");
        }

        ModelWriter.WriteNumbers(writer, "importance", [.. figures.Importance]);
        Write(writer, "cross-validated", figures.CrossValidated);
        Write(writer, "walk-forward", figures.WalkForward);
        writer.WriteStartObject("models");
        foreach (ModelMetrics model in figures.Models)
        {
            Write(writer, ModelNames.Of(model.Kind), model.Metrics);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Reads them.</summary>
    /// <param name="figures">Where they stand.</param>
    /// <param name="kinds">Models there are, in order.</param>
    public static TrainingFigures Read(JsonPlace figures, IEnumerable<ModelKind> kinds) => new()
    {
        Gain = new ClusteredMean(figures["log-loss-gain"].Number, figures["standard-error"].Number, figures["sessions"].Whole(0, int.MaxValue)),
        Precision = figures["precision"] is { IsNull: false } precision ? ReadPrecision(precision) : null,
        Importance = figures["importance"].Numbers(),
        CrossValidated = ReadMetrics(figures["cross-validated"]),
        WalkForward = ReadMetrics(figures["walk-forward"]),
        Models = [.. kinds.Select(k => new ModelMetrics(k, ReadMetrics(figures["models"][ModelNames.Of(k)])))],
    };

    private static ClusteredMean ReadPrecision(JsonPlace place) => place.Numbers() is [var mean, var error, var sessions]
        ? new ClusteredMean(mean, error, (int)sessions)
        : throw place.Wrong("share, standard error and sessions are expected.");

    private static void Write(Utf8JsonWriter writer, string name, ProbabilityMetrics metrics)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("count", metrics.Count);
        writer.WriteNumber("successes", metrics.Successes);
        writer.WriteNumber("brier", metrics.Brier);
        writer.WriteNumber("log-loss", metrics.LogLoss);
        writer.WriteNumber("base-log-loss", metrics.BaseLogLoss);
        if (metrics.AreaUnderCurve is { } area)
        {
            writer.WriteNumber("area-under-curve", area);
        }
        else
        {
            writer.WriteNull("area-under-curve");
        }

        writer.WriteNumber("threshold", metrics.Threshold);
        writer.WriteNumber("approved", metrics.Approved);
        writer.WriteNumber("approved-successes", metrics.ApprovedSuccesses);
        writer.WriteStartArray("calibration");
        foreach (CalibrationBin bin in metrics.Calibration)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(bin.Count);
            writer.WriteNumberValue(bin.MeanProbability);
            writer.WriteNumberValue(bin.Successes);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static ProbabilityMetrics ReadMetrics(JsonPlace metrics) => new()
    {
        Count = metrics["count"].Whole(1, int.MaxValue),
        Successes = metrics["successes"].Whole(0, int.MaxValue),
        Brier = metrics["brier"].Number,
        LogLoss = metrics["log-loss"].Number,
        BaseLogLoss = metrics["base-log-loss"].Number,
        AreaUnderCurve = metrics["area-under-curve"] is { IsNull: false } area ? area.Number : null,
        Threshold = metrics["threshold"].Number,
        Approved = metrics["approved"].Whole(0, int.MaxValue),
        ApprovedSuccesses = metrics["approved-successes"].Whole(0, int.MaxValue),
        Calibration = [.. metrics["calibration"].Items().Select(ReadBin)],
    };

    private static CalibrationBin ReadBin(JsonPlace bin)
    {
        IReadOnlyList<JsonPlace> items = bin.Items();
        return items.Count == 3
            ? new CalibrationBin(items[0].Whole(0, int.MaxValue), items[1].Number, items[2].Whole(0, int.MaxValue))
            : throw bin.Wrong("three numbers are expected.");
    }
}
