using System.Text.Json;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Explanation;

/// <summary>Answers as one JSON document; what is not there is null.</summary>
internal static class ExplanationJson
{
    private static readonly string[] ModelFigures = ["probability", "agreement", "forest", "boosted", "logistic", "shadow"];
    private static readonly string[] SignalNumbers =
        ["reward_risk", "s2", "threshold", "confidence", "quality", "bn", "mtf", "smart_money", "ml", "gamma_factor", "session_factor"];

    private static readonly string[] SignalTexts =
        ["type", "source", "strategy", "setup", "quality_class", "tags", "regime", "gamma_phase", "volatility_regime", "reasons", "rejected_by"];

    private static readonly string[] Scores = ["s0", "coverage", "minimum_coverage", "s", "s1", "threshold"];

    /// <summary>Writes them.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="answers">The answers.</param>
    /// <param name="statistics">How the cache did; null when nobody asked.</param>
    /// <param name="output">Where to.</param>
    public static void Write(RunJournal journal, IReadOnlyList<Answer> answers, AnswerTimes? statistics, Stream output)
    {
        using Utf8JsonWriter json = new(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("journal", journal.Path);
        json.WriteString("provenance", journal.Header.GetValueOrDefault("provenance"));
        json.WriteBoolean("suspect", journal.IsSuspect);
        json.WriteStartArray("explanations");
        foreach (Answer answer in answers)
        {
            WriteAnswer(json, answer);
        }

        json.WriteEndArray();
        if (statistics is { } times)
        {
            WriteStatistics(json, times);
        }

        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    /// <summary>Writes one as an object.</summary>
    internal static void WriteAnswer(Utf8JsonWriter json, Answer answer)
    {
        Explained d = answer.Decision;
        json.WriteStartObject();
        json.WriteString("askedFor", answer.Question.At is { } at ? Moment.Text(at.TimeNs) : null);
        json.WriteNumber("decision", d.Number);
        json.WriteString("time", Moment.Text(d.TimeNs));
        json.WriteBoolean("barClose", d.Row.Long("is_bar_close") != 0);
        json.WriteNumber("price", d.Row.Long("price_ticks") * d.Instrument.TickSize);
        json.WriteString("candidate", d.Direction switch { 1 => "long", -1 => "short", _ => null });
        json.WriteBoolean("broughtByStrategy", d.IsBroughtByStrategy);
        json.WriteString("nextKept", answer.Next is { } next ? Moment.Text(next.TimeNs) : null);
        json.WriteString("kind", d.Decision);
        json.WriteString("reason", d.Reason);
        json.WriteStartArray("failed");
        foreach (FailedStep step in d.Failed)
        {
            json.WriteStartObject();
            json.WriteString("code", step.Code);
            json.WriteString("why", step.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteFormula(json, answer);
        WriteJudgement(json, d);
        WriteOutcome(json, d);
        json.WriteEndObject();
    }

    private static void WriteFormula(Utf8JsonWriter json, Answer answer)
    {
        Explained d = answer.Decision;
        json.WriteStartArray("terms");
        foreach (TermLine term in d.Terms)
        {
            json.WriteStartObject();
            WriteOutput(json, term.Output, answer.Advance);
            json.WriteString("group", term.Group);
            json.WriteNumber("weight", term.Weight);
            json.WriteNumber("effectiveWeight", term.EffectiveWeight);
            RunJson.WriteNumber(json, "contribution", term.Contribution);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("groups");
        foreach (IGrouping<string, TermLine> group in d.Terms.GroupBy(t => t.Group, StringComparer.Ordinal))
        {
            json.WriteNumber(group.Key, group.Sum(t => t.Contribution ?? 0));
        }

        json.WriteEndObject();
        json.WriteStartObject("score");
        WriteNumbers(json, d.Row, Scores);
        json.WriteStartObject("factors");
        foreach ((string name, double? factor) in d.Factors)
        {
            RunJson.WriteNumber(json, name, factor);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("others");
        foreach (OutputLine other in d.Others)
        {
            json.WriteStartObject();
            WriteOutput(json, other, answer.Advance);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteOutput(Utf8JsonWriter json, OutputLine output, double advance)
    {
        json.WriteString("output", output.Name);
        RunJson.WriteNumber(json, "value", output.Value);
        json.WriteString("status", output.Status);
        RunJson.WriteNumber(json, "ageSeconds", output.AgeSeconds + advance);
    }

    private static void WriteJudgement(Utf8JsonWriter json, Explained d)
    {
        json.WriteStartArray("filters");
        foreach (FilterLine filter in d.Filters)
        {
            json.WriteStartObject();
            json.WriteString("filter", filter.Name);
            json.WriteString("step", filter.Step);
            json.WriteBoolean("passes", filter.Passes);
            RunJson.WriteNumber(json, "measured", filter.Measured);
            json.WriteNumber("threshold", filter.Threshold);
            json.WriteNumber("sizeFactor", filter.SizeFactor);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteRow(json, "models", d.Models, ModelFigures, []);
        if (d.Signal is not { } s)
        {
            json.WriteNull("setup");
            return;
        }

        json.WriteStartObject("setup");
        json.WriteString("side", s.Text("side") switch { "Buy" => "long", "Sell" => "short", _ => null });
        foreach (string name in (string[])["entry", "stop", "target"])
        {
            RunJson.WriteNumber(json, name, s.LongOrNull(name + "_ticks") is { } ticks ? (double)(ticks * d.Instrument.TickSize) : null);
        }

        RunJson.WriteNumber(json, "riskTicks", s.LongOrNull("risk_ticks"));
        RunJson.WriteNumber(json, "rewardTicks", s.LongOrNull("reward_ticks"));
        RunJson.WriteNumber(json, "size", s.LongOrNull("size"));
        WriteNumbers(json, s, SignalNumbers);
        WriteTexts(json, s, SignalTexts);
        json.WriteEndObject();
    }

    private static void WriteOutcome(Utf8JsonWriter json, Explained d)
    {
        RunJson.WriteNumber(json, "order", d.OrderId == 0 ? null : d.OrderId);
        json.WriteStartArray("orders");
        foreach (OrderLine line in d.Orders)
        {
            json.WriteStartObject();
            json.WriteString("time", Moment.Text(line.TimeNs));
            json.WriteNumber("order", line.OrderId);
            json.WriteString("what", line.What);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (d.Trip is not { } trip)
        {
            json.WriteNull("roundTrip");
            return;
        }

        json.WriteStartObject("roundTrip");
        json.WriteNumber("id", trip.Long("id"));
        json.WriteString("exitReason", Words.Kebab(trip.Text("exit_reason")!));
        json.WriteNumber("gross", trip.Money("gross"));
        json.WriteNumber("fees", trip.Money("fees"));
        json.WriteNumber("net", trip.Money("net"));
        json.WriteNumber("maeTicks", trip.Long("adverse_ticks"));
        json.WriteNumber("mfeTicks", trip.Long("favourable_ticks"));
        json.WriteString("entryTime", Moment.Text(trip.Long("entry_ns")));
        json.WriteString("exitTime", Moment.Text(trip.Long("exit_ns")));
        json.WriteEndObject();
    }

    private static void WriteStatistics(Utf8JsonWriter json, AnswerTimes times)
    {
        json.WriteStartObject("cache");
        json.WriteNumber("entries", times.Cache.Entries);
        json.WriteNumber("hits", times.Cache.Hits);
        json.WriteNumber("misses", times.Cache.Misses);
        json.WriteNumber("evictions", times.Cache.Evictions);
        RunJson.WriteNumber(json, "hitRatio", times.Cache.HitRatio);
        RunJson.WriteNumber(json, "hitMillisecondsMedian", times.HitMilliseconds);
        RunJson.WriteNumber(json, "missMillisecondsMedian", times.MissMilliseconds);
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, string name, JournalRow? row, string[] numbers, string[] texts)
    {
        if (row is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        WriteNumbers(json, row, numbers);
        WriteTexts(json, row, texts);
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, JournalRow row, string[] columns)
    {
        foreach (string column in columns)
        {
            RunJson.WriteNumber(json, Camel(column), row.Number(column));
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, JournalRow row, string[] columns)
    {
        foreach (string column in columns)
        {
            json.WriteString(Camel(column), row.Text(column));
        }
    }

    private static string Camel(string column) =>
        string.Concat(column.Split('_').Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}
