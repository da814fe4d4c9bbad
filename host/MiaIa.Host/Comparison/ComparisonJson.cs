using System.Text.Json;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Comparison;

/// <summary>A comparison as one JSON document.</summary>
internal static class ComparisonJson
{
    /// <summary>Writes it.</summary>
    public static void Write(ComparisonResult result, Stream output)
    {
        using Utf8JsonWriter json = new(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("provenance", result.ResultA.Provenance);
        json.WriteBoolean("suspect", result.ResultA.IsSuspect);
        WriteSide(json, "a", result.A, result.ResultA);
        WriteSide(json, "b", result.B, result.ResultB);
        json.WriteStartArray("settings");
        foreach (SettingDifference setting in result.Settings)
        {
            json.WriteStartObject();
            json.WriteString("key", setting.Key);
            json.WriteString("a", setting.A);
            json.WriteString("b", setting.B);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteDecisions(json, result.Decisions);
        WriteTrips(json, result.Trips);
        WriteNet(json, result);
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteSide(Utf8JsonWriter json, string name, ComparedSide side, RunResult run)
    {
        json.WriteStartObject(name);
        json.WriteString("name", side.Name);
        json.WriteString("fingerprint", run.Fingerprint);
        json.WriteStartObject("header");
        foreach ((string key, string value) in run.Header)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
        RunJson.WriteNumber(json, "coverage", run.State.MeanCoverage);
        RunJson.WriteStatistics(json, run);
        RunJson.WriteFunnel(json, run);
        json.WriteString("stopped", run.Stopped);
        json.WriteEndObject();
    }

    private static void WriteDecisions(Utf8JsonWriter json, DecisionMatch decisions)
    {
        json.WriteStartObject("decisions");
        json.WriteNumber("moments", decisions.Moments);
        json.WriteNumber("both", decisions.Both);
        json.WriteNumber("different", decisions.Different);
        json.WriteStartObject("kinds");
        foreach ((string kind, long count) in decisions.Kinds)
        {
            json.WriteNumber(kind, count);
        }

        json.WriteEndObject();
        json.WriteStartArray("first");
        foreach (DecisionDifference difference in decisions.First)
        {
            json.WriteStartObject();
            json.WriteString("time", Moment.Text(difference.TimeNs));
            json.WriteString("kind", difference.Kind);
            WriteMark(json, "a", difference.A);
            WriteMark(json, "b", difference.B);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMark(Utf8JsonWriter json, string name, DecisionMark? mark)
    {
        if (mark is not { } m)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        RunJson.WriteNumber(json, "score", m.HasScore ? m.Score : null);
        RunJson.WriteNumber(json, "threshold", m.HasScore ? m.Threshold : null);
        RunJson.WriteNumber(json, "coverage", m.HasScore ? m.Coverage : null);
        json.WriteString("candidate", m.Candidate is Sdk.Side.None ? null : DecisionWords.Side(mark));
        json.WriteString("reason", DecisionWords.Reason(mark));
        json.WriteEndObject();
    }

    private static void WriteTrips(Utf8JsonWriter json, TripMatch trips)
    {
        json.WriteStartObject("roundTrips");
        json.WriteNumber("common", trips.Common);
        json.WriteNumber("sameExit", trips.SameExit);
        json.WriteNumber("commonNetA", trips.CommonNetA);
        json.WriteNumber("commonNetB", trips.CommonNetB);
        json.WriteNumber("onlyA", trips.OnlyA);
        json.WriteNumber("onlyNetA", trips.OnlyNetA);
        json.WriteNumber("onlyB", trips.OnlyB);
        json.WriteNumber("onlyNetB", trips.OnlyNetB);
        json.WriteEndObject();
    }

    private static void WriteNet(Utf8JsonWriter json, ComparisonResult result)
    {
        DateDifference net = result.Net;
        json.WriteStartObject("net");
        json.WriteNumber("total", net.Total);
        json.WriteNumber("dates", net.Dates);
        json.WriteNumber("differingDates", net.Differing);
        RunJson.WriteNumber(json, "perDate", net.Mean);
        RunJson.WriteNumber(json, "standardError", net.StandardError);
        json.WriteString("verdict", Words.Kebab(net.Verdict.ToString()));
        json.WriteString("sentence", result.Sentence);
        json.WriteEndObject();
    }
}
