using System.Text.Json;
using MiaIa.Host.Explanation;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Monitor;

/// <summary>The confluence: what each line of the formula adds, the factors, the threshold.</summary>
internal static class ScoreSection
{
    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, SnapshotInputs inputs)
    {
        ShownRow row = inputs.Row;
        ConfluenceScore? score = row.Score;
        json.WriteStartObject("score");
        json.WriteBoolean("live", row.IsLive);
        PageJson.Time(json, "timeMs", row.TimeNs);
        PageJson.Number(json, "s0", score?.RawScore);
        PageJson.Number(json, "coverage", score?.Coverage);
        PageJson.Number(json, "minimumCoverage", score?.MinimumCoverage);
        PageJson.Number(json, "s", score?.RedistributedScore);
        PageJson.Number(json, "s1", score?.Score);
        PageJson.Number(json, "threshold", score is { IsThresholdKnown: true } ? score.Value.Threshold : null);
        json.WriteString("candidate", score?.Candidate switch { Side.Buy => "long", Side.Sell => "short", _ => null });
        json.WriteStartArray("factors");
        foreach ((string name, double? factor) in row.Factors)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            PageJson.Number(json, "value", factor);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("terms");
        foreach (TermLine term in row.Terms)
        {
            json.WriteStartObject();
            json.WriteString("output", term.Output.Name);
            json.WriteString("group", term.Group);
            json.WriteNumber("weight", term.EffectiveWeight);
            PageJson.Number(json, "value", term.Output.Value);
            json.WriteString("status", term.Output.Status);
            PageJson.Number(json, "ageSeconds", term.Output.AgeSeconds);
            PageJson.Number(json, "contribution", term.Contribution);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
