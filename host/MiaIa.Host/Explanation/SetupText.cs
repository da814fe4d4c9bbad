using MiaIa.Host.Runs;

namespace MiaIa.Host.Explanation;

/// <summary>What came after the score: filters, models, the setup with its prices.</summary>
internal static class SetupText
{
    /// <summary>Writes it.</summary>
    public static void Write(Explained d, TextWriter output)
    {
        WriteFilters(d, output);
        WriteModels(d, output);
        WriteSignal(d, output);
    }

    private static void WriteFilters(Explained d, TextWriter output)
    {
        if (d.Filters.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine($"{"Filter",-30} {"step",-14} {"says",-8} {"measured",10} {"limit",12} {"size",6}");
        foreach (FilterLine f in d.Filters)
        {
            string measured = f.Measured is { } m ? $"{m:0.0000}" : "-";
            output.WriteLine($"  {f.Name,-28} {f.Step,-14} {Says(f),-8} {measured,10} {f.Threshold,12:0.0000} {f.SizeFactor,6:0.00}");
        }
    }

    private static string Says(FilterLine f) =>
        !f.Passes ? "REFUSES"
        : f.Measured is null && string.Equals(f.Step, FilterLine.ModelStep, StringComparison.Ordinal) ? "no model"
        : "pass";

    private static void WriteModels(Explained d, TextWriter output)
    {
        if (d.Models is not { } m)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine($"Models: P(success) {Figure(m, "probability")}, agreement {Figure(m, "agreement")}");
        output.WriteLine($"  random forest {Figure(m, "forest")}, boosted trees {Figure(m, "boosted")}, logistic regression {Figure(m, "logistic")}; in the shadow, without a vote {Figure(m, "shadow")}");
    }

    private static void WriteSignal(Explained d, TextWriter output)
    {
        if (d.Signal is not { } s)
        {
            return;
        }

        output.WriteLine();
        if (s.LongOrNull("entry_ticks") is not { } entry)
        {
            output.WriteLine("Setup: none; the position is closed by rule");
            return;
        }

        string side = string.Equals(s.Text("side"), "Buy", StringComparison.Ordinal) ? "long" : "short";
        output.WriteLine($"Setup: {s.Text("setup")} of {s.Text("strategy")}, {side} ({s.Text("type")})");
        string target = s.LongOrNull("target_ticks") is { } ticks ? $"target {Price(d, ticks)} ({s.Long("reward_ticks")} ticks, {s.Number("reward_risk"):0.00} times the risk)" : "no target";
        output.WriteLine($"  entry {Price(d, entry)}, stop {Price(d, s.Long("stop_ticks"))} ({s.Long("risk_ticks")} ticks), {target}");
        decimal risk = s.Long("size") * s.Long("risk_ticks") * d.Instrument.TickValue;
        output.WriteLine($"  size {s.Long("size")} contracts, {risk:0.00} USD at the stop without fees and slippage");
        output.WriteLine($"  quality {Figure(s, "quality")}, confidence {Figure(s, "confidence")} ({s.Text("quality_class")}); S2 {Figure(s, "s2")} against {Figure(s, "threshold")}");
        PlainText.Wrap("  evidence   ", string.Join(", ", Components(s)), output);
        if (s.Text("tags") is { Length: > 0 } tags)
        {
            output.WriteLine($"  tags       {tags.Replace(",", ", ", StringComparison.Ordinal)}");
        }

        output.WriteLine($"  became     {(s.Text("rejected_by") is { } code ? $"nothing: {code}" : $"order {s.Long("order_id")}")}");
    }

    private static IEnumerable<string> Components(JournalRow s)
    {
        yield return $"Battle Navale {Figure(s, "bn")}";
        yield return $"regime {s.Text("regime") ?? "-"}";
        yield return $"timeframes {Figure(s, "mtf")}";
        yield return $"smart money {Figure(s, "smart_money")}";
        yield return $"models {Figure(s, "ml")}";
        yield return $"gamma phase {s.Text("gamma_phase") ?? "-"} x {Figure(s, "gamma_factor")}";
        yield return $"session x {Figure(s, "session_factor")}";
        yield return $"volatility {s.Text("volatility_regime") ?? "-"}";
    }

    private static string Price(Explained d, long ticks) => $"{ticks * d.Instrument.TickSize:0.00}";

    private static string Figure(JournalRow row, string column) => row.Number(column) is { } value ? $"{value:0.000#}" : "-";
}
