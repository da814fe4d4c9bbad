using System.Globalization;
using System.Text.Json;
using MiaIa.Host.Data;
using MiaIa.Host.Runs;
using MiaIa.Sdk.Learning;

namespace MiaIa.Host.Training;

/// <summary>The report of a training as one JSON document.</summary>
internal static class TrainingJson
{
    /// <summary>Writes it.</summary>
    public static void Write(TrainingResult result, Stream output)
    {
        using Utf8JsonWriter json = new(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("status", result.Report.Status.ToString());
        json.WriteString("reason", result.Report.Reason);
        json.WriteString("model", result.ModelPath);
        json.WriteString("provenance", result.Provenance);
        json.WriteString("data", result.Data);
        json.WriteString("lastDate", result.LastDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("configuration", result.Configuration);
        json.WriteString("schema", result.Rows.Schema.Hash);
        json.WriteString("dataFingerprint", result.Rows.Fingerprint());
        WriteInputs(json, result.Inputs);
        WriteLabel(json, result);
        json.WriteNumber("rows", result.Rows.Count);
        json.WriteNumber("withoutLabel", result.WithoutLabel);
        json.WriteNumber("bothBarriersInOneBar", result.Assumed);
        json.WriteStartArray("notComputed");
        foreach (string name in result.Absent)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        if (result.Report.Figures is { } figures)
        {
            WriteFigures(json, figures, result.Rows.Schema);
        }

        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteInputs(Utf8JsonWriter json, IReadOnlyList<InputHash> inputs)
    {
        json.WriteStartArray("inputs");
        foreach (InputHash input in inputs)
        {
            json.WriteStartObject();
            json.WriteString("path", input.Path);
            json.WriteNumber("bytes", input.Bytes);
            json.WriteString("sha256", input.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLabel(Utf8JsonWriter json, TrainingResult result)
    {
        json.WriteStartObject("label");
        json.WriteString("kind", Words.Kebab(result.Label.ToString()));
        json.WriteNumber("favourableTicks", result.Rules.FavourableTicks);
        json.WriteNumber("adverseTicks", result.Rules.AdverseTicks);
        json.WriteNumber("horizonSeconds", result.Rules.HorizonNs / 1_000_000_000);
        json.WriteNumber("costTicks", result.Rules.CostTicks);
        json.WriteEndObject();
    }

    private static void WriteFigures(Utf8JsonWriter json, TrainingFigures figures, LearningSchema schema)
    {
        json.WriteStartObject("figures");
        WriteMean(json, "gain", figures.Gain);
        if (figures.Precision is { } precision)
        {
            WriteMean(json, "precision", precision);
        }

        if (SuccessInterval.Of(figures.Precision, figures.CrossValidated.Approved) is { } interval)
        {
            json.WriteNumber("precisionLow", interval.Low);
            json.WriteNumber("precisionHigh", interval.High);
        }

        WriteMetrics(json, "crossValidated", figures.CrossValidated);
        WriteMetrics(json, "walkForward", figures.WalkForward);
        json.WriteStartObject("models");
        foreach (ModelMetrics model in figures.Models)
        {
            WriteMetrics(json, Words.Kebab(model.Kind.ToString()), model.Metrics);
        }

        json.WriteEndObject();
        json.WriteStartObject("importance");
        for (int i = 0; i < schema.Names.Count; i++)
        {
            json.WriteNumber(schema.Names[i], figures.Importance[i]);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteMean(Utf8JsonWriter json, string name, ClusteredMean mean)
    {
        json.WriteStartObject(name);
        json.WriteNumber("mean", mean.Mean);
        WriteNumber(json, "standardError", double.IsFinite(mean.StandardError) ? mean.StandardError : null);
        json.WriteNumber("sessions", mean.Clusters);
        json.WriteEndObject();
    }

    private static void WriteMetrics(Utf8JsonWriter json, string name, ProbabilityMetrics metrics)
    {
        json.WriteStartObject(name);
        json.WriteNumber("count", metrics.Count);
        json.WriteNumber("successes", metrics.Successes);
        json.WriteNumber("baseRate", metrics.BaseRate);
        json.WriteNumber("brier", metrics.Brier);
        json.WriteNumber("logLoss", metrics.LogLoss);
        json.WriteNumber("baseLogLoss", metrics.BaseLogLoss);
        WriteNumber(json, "areaUnderCurve", metrics.AreaUnderCurve);
        json.WriteNumber("threshold", metrics.Threshold);
        json.WriteNumber("approved", metrics.Approved);
        WriteNumber(json, "precision", metrics.Precision);
        json.WriteStartArray("calibration");
        foreach (CalibrationBin bin in metrics.Calibration)
        {
            json.WriteStartObject();
            json.WriteNumber("count", bin.Count);
            json.WriteNumber("meanProbability", bin.MeanProbability);
            json.WriteNumber("successes", bin.Successes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
