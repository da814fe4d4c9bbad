using System.Text.Json;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Monitor;

/// <summary>The market as the run sees it: price, states, levels, and of each feature whether it can vote and how old it is.</summary>
internal static class MarketSection
{
    private const double NanosecondsPerSecond = 1e9;

    private static readonly (string Label, string Output)[] States =
    [
        ("Gamma phase", "gamma-cycle.phase"), ("Volatility regime", "volatility-regime.regime"), ("Market regime", "market-regime.regime"),
        ("Smart money", "smart-money.state"),
    ];

    private static readonly (string Label, string Output)[] Factors =
    [
        ("Session factor", "session.factor"), ("Gamma factor", "gamma-cycle.factor"), ("Smart money score", "smart-money.score"),
        ("Timeframes", "mtf-confluence.score"),
    ];

    private static readonly (string Label, string Output)[] Levels =
    [
        ("VWAP", "vwap-trend.vwap"), ("Call wall", "gamma-levels.call-wall"), ("Put wall", "gamma-levels.put-wall"),
        ("Gamma flip", "gamma-levels.flip"), ("HVL", "gamma-levels.hvl"),
    ];

    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, SnapshotInputs inputs)
    {
        WritePrice(json, inputs);
        json.WriteStartArray("context");
        foreach ((string label, string output) in States)
        {
            Value(json, label, output, inputs.Row[output], inputs.States.NameOf(output, inputs.Row[output].Value));
        }

        string? battle = inputs.Row.Outputs.FirstOrDefault(o => o.StartsWith("battle-navale", StringComparison.Ordinal) && o.EndsWith(".bn", StringComparison.Ordinal));
        Value(json, "Battle Navale", battle ?? "battle-navale.bn", battle is null ? ShownValue.Missing : inputs.Row[battle], BattleOf(inputs, battle));
        foreach ((string label, string output) in Factors)
        {
            Value(json, label, output, inputs.Row[output], text: null);
        }

        json.WriteEndArray();
        json.WriteStartArray("levels");
        foreach ((string label, string output) in Levels)
        {
            Value(json, label, output, inputs.Row[output], text: null);
        }

        json.WriteEndArray();
        WriteFeatures(json, inputs.Row);
    }

    private static string? BattleOf(SnapshotInputs inputs, string? battle)
    {
        string? outcome = battle?[..^".bn".Length] + ".outcome";
        return battle is null ? null : inputs.States.NameOf(outcome!, inputs.Row[outcome!].Value);
    }

    private static void WritePrice(Utf8JsonWriter json, SnapshotInputs inputs)
    {
        LiveFigures? live = inputs.Live;
        bool hasPrice = live is { PriceNs: > 0 };
        bool hasQuote = live is { QuoteNs: > 0 } && live.Quote.IsTwoSided;
        json.WriteStartObject("price");
        PageJson.Money(json, "last", hasPrice ? inputs.Points(live!.PriceTicks) : null);
        PageJson.Number(json, "lastAgeSeconds", hasPrice ? (live!.TimeNs - live.PriceNs) / NanosecondsPerSecond : null);
        PageJson.Money(json, "bid", hasQuote ? inputs.Points(live!.Quote.BidTicks) : null);
        PageJson.Money(json, "ask", hasQuote ? inputs.Points(live!.Quote.AskTicks) : null);
        PageJson.Whole(json, "spreadTicks", hasQuote ? live!.Quote.SpreadTicks : null);
        PageJson.Number(json, "quoteAgeSeconds", hasQuote ? (live!.TimeNs - live.QuoteNs) / NanosecondsPerSecond : null);
        json.WriteEndObject();
        if (live is { Forming.StartNs: > 0 })
        {
            json.WriteStartArray("forming");
            ChartJson.Bar(json, live.Forming, inputs.TickSize);
            json.WriteEndArray();
        }
        else
        {
            json.WriteNull("forming");
        }
    }

    private static void Value(Utf8JsonWriter json, string label, string output, ShownValue value, string? text)
    {
        json.WriteStartObject();
        json.WriteString("label", label);
        json.WriteString("output", output);
        PageJson.Number(json, "value", value.Value);
        json.WriteString("text", text);
        json.WriteString("status", value.Status);
        PageJson.Number(json, "ageSeconds", value.AgeSeconds);
        json.WriteEndObject();
    }

    // A feature can vote when any of its outputs can; it is as old as the newest of them.
    private static void WriteFeatures(Utf8JsonWriter json, ShownRow row)
    {
        json.WriteStartArray("features");
        foreach (IGrouping<string, string> feature in row.Outputs.GroupBy(o => o[..o.LastIndexOf('.')], StringComparer.Ordinal))
        {
            ShownValue[] values = [.. feature.Select(o => row[o])];
            json.WriteStartObject();
            json.WriteString("name", feature.Key);
            json.WriteNumber("usable", values.Count(v => v.IsUsable));
            json.WriteNumber("outputs", values.Length);
            json.WriteString("status", values.Length == 0 ? "missing" : Best(values));
            PageJson.Number(json, "ageSeconds", values.Min(v => v.AgeSeconds));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Best(ShownValue[] values)
    {
        string[] order = ["ok", "estimated", "partial", "stale", "missing"];
        return order.First(s => s is "missing" || values.Any(v => string.Equals(v.Status, s, StringComparison.Ordinal)));
    }
}
