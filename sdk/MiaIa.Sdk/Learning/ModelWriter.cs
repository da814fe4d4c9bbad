using System.Globalization;
using System.Text.Json;

namespace MiaIa.Sdk.Learning;

/// <summary>Writes a model as JSON, all numbers in the shortest form that reads back to the same bits.</summary>
internal static class ModelWriter
{
    /// <summary>Writes all but the checksum.</summary>
    public static void Write(Utf8JsonWriter writer, ModelFile file)
    {
        LearningSchema schema = file.Ensemble.Schema;
        writer.WriteStartObject();
        writer.WriteString("format", ModelFile.Format);
        writer.WriteNumber("version", ModelFile.Version);
        writer.WriteStartObject("schema");
        writer.WriteNumber("version", schema.Version);
        writer.WriteString("hash", schema.Hash);
        writer.WriteStartArray("features");
        foreach (string name in schema.Names)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteString("trained-on", file.Header.TrainedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteString("data-fingerprint", file.Header.DataFingerprint);
        writer.WriteBoolean("simulated", file.Header.IsSimulated);
        FiguresJson.Write(writer, file.Header.Figures);
        writer.WriteStartArray("members");
        foreach (EnsembleMember member in file.Ensemble.Members)
        {
            Write(writer, member);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Writes a list of numbers.</summary>
    public static void WriteNumbers(Utf8JsonWriter writer, string name, ReadOnlySpan<double> numbers)
    {
        writer.WriteStartArray(name);
        foreach (double number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, EnsembleMember member)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", ModelNames.Of(member.Kind));
        writer.WriteNumber("weight", member.Weight);
        Write(writer, member.Calibration);
        switch (member.Model)
        {
            case ForestModel forest:
                Write(writer, forest.Trees);
                break;
            case BoostedModel boosted:
                writer.WriteNumber("base-log-odds", boosted.BaseLogOdds);
                Write(writer, boosted.Trees);
                break;
            case LogisticModel logistic:
                writer.WriteNumber("intercept", logistic.Intercept);
                WriteNumbers(writer, "weights", logistic.Weights);
                WriteNumbers(writer, "means", logistic.Means);
                WriteNumbers(writer, "scales", logistic.Scales);
                break;
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Calibration calibration)
    {
        if (calibration is PlattCalibration platt)
        {
            writer.WriteStartObject("platt");
            writer.WriteNumber("a", platt.A);
            writer.WriteNumber("b", platt.B);
        }
        else
        {
            IsotonicCalibration isotonic = (IsotonicCalibration)calibration;
            writer.WriteStartObject("isotonic");
            WriteNumbers(writer, "scores", isotonic.Scores);
            WriteNumbers(writer, "probabilities", isotonic.Probabilities);
        }

        writer.WriteEndObject();
    }

    /// <summary>Of each tree, by nodes: the feature or -1 for a leaf, the left child, the threshold or the value of the leaf.</summary>
    private static void Write(Utf8JsonWriter writer, TreeSet trees)
    {
        writer.WriteStartArray("trees");
        for (int tree = 0; tree < trees.Count; tree++)
        {
            ReadOnlySpan<TreeNode> nodes = trees.Nodes(tree);
            ReadOnlySpan<double> values = trees.Values(tree);
            writer.WriteStartArray();
            for (int i = 0; i < nodes.Length; i++)
            {
                if (nodes[i].IsLeaf)
                {
                    writer.WriteNumberValue(-1);
                    writer.WriteNumberValue(values[i]);
                }
                else
                {
                    writer.WriteNumberValue((int)nodes[i].Feature);
                    writer.WriteNumberValue((int)nodes[i].Next);
                    writer.WriteNumberValue(nodes[i].Threshold);
                }
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
