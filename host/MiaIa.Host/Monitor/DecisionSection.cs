using System.Text.Json;
using MiaIa.Engine;
using MiaIa.Host.Explanation;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Monitor;

/// <summary>The last decisions at bar closes and those with an order, with their reasons, what each step removed, and what the models were asked.</summary>
internal static class DecisionSection
{
    private const int Shown = 8;

    private static readonly string Last = FormattableString.Invariant(
        $"SELECT number, time_ns, is_bar_close, price_ticks, candidate, reason, s1, threshold, coverage, decision, strategy, order_id FROM decision_records WHERE is_bar_close = 1 OR order_id <> 0 ORDER BY number DESC LIMIT {Shown}");

    private static readonly ReasonCode[] Codes = Enum.GetValues<ReasonCode>();

    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, SnapshotInputs inputs, FunnelCount funnel)
    {
        json.WriteStartArray("decisions");
        foreach (JournalRow row in inputs.Journal.Rows(Last))
        {
            WriteDecision(json, inputs, row);
        }

        json.WriteEndArray();
        WriteFunnel(json, inputs, funnel);
        WriteModels(json, inputs);
    }

    private static void WriteDecision(Utf8JsonWriter json, SnapshotInputs inputs, JournalRow row)
    {
        json.WriteStartObject();
        json.WriteNumber("number", row.Long("number"));
        PageJson.Time(json, "timeMs", row.Long("time_ns"));
        json.WriteBoolean("barClose", row.Long("is_bar_close") != 0);
        PageJson.Money(json, "price", inputs.Points(row.Long("price_ticks")));
        json.WriteString("candidate", row.Text("candidate") switch { "Buy" => "long", "Sell" => "short", _ => null });
        json.WriteString("decision", row.Text("decision"));
        json.WriteString("reason", row.Text("reason"));
        json.WriteString("words", WordsOf(row));
        PageJson.Number(json, "s1", row.Number("s1"));
        PageJson.Number(json, "threshold", row.Number("threshold"));
        PageJson.Whole(json, "order", row.Long("order_id") is not 0 and long order ? order : null);
        json.WriteEndObject();
    }

    private static string WordsOf(JournalRow row)
    {
        string reason = row.Text("reason") ?? "";
        ReasonCode code = Array.Find(Codes, c => string.Equals(ReasonCodes.Text(c), reason, StringComparison.Ordinal));
        return row.Long("order_id") != 0 ? FormattableString.Invariant($"order {row.Long("order_id")} of {row.Text("strategy") ?? "the formula"}") : LatestDecision.Words(code) is var words && words.StartsWith('`') ? "a limit or a later step: see why" : words;
    }

    private static void WriteFunnel(Utf8JsonWriter json, SnapshotInputs inputs, FunnelCount funnel)
    {
        funnel.Read(inputs.Journal);
        json.WriteStartObject("funnel");
        PageJson.Whole(json, "evaluations", inputs.Live?.Evaluations);
        json.WriteNumber("barCloses", funnel.Counts.Values.Sum());
        json.WriteNumber("candidates", funnel.Candidates);
        json.WriteNumber("orders", funnel.Orders);
        json.WriteStartArray("steps");
        foreach (ReasonCode code in Codes.Where(c => funnel.Counts.ContainsKey(ReasonCodes.Text(c))))
        {
            json.WriteStartObject();
            json.WriteString("step", ReasonCodes.Text(code));
            json.WriteNumber("count", funnel.Counts[ReasonCodes.Text(code)]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteModels(Utf8JsonWriter json, SnapshotInputs inputs)
    {
        string? filter = inputs.Journal.First("SELECT name FROM filters WHERE step = 'models' ORDER BY place LIMIT 1")?.Text("name");
        JournalRow? figures = inputs.Journal.First("SELECT * FROM statistics ORDER BY sequence DESC LIMIT 1");
        json.WriteStartObject("models");
        json.WriteString("status", filter is null ? null : inputs.Journal.Header.GetValueOrDefault(filter));
        PageJson.Whole(json, "approved", figures?.Long("ml_approved"));
        PageJson.Whole(json, "asked", figures?.Long("ml_asked"));
        PageJson.Whole(json, "gammaOptimised", figures?.Long("gamma_optimised"));
        PageJson.Whole(json, "gammaCandidates", figures?.Long("candidates"));
        PageJson.Time(json, "timeMs", figures?.Long("time_ns"));
        json.WriteEndObject();
    }
}
