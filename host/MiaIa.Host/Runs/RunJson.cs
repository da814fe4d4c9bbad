using System.Text.Json;
using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Engine.Risk;
using MiaIa.Host.Data;
using MiaIa.Host.Performance;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>The summary as one JSON document.</summary>
internal static class RunJson
{
    /// <summary>Writes it.</summary>
    public static void Write(RunResult result, Stream output)
    {
        using Utf8JsonWriter json = new(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("fingerprint", result.Fingerprint);
        json.WriteString("run", result.Id);
        json.WriteString("mode", result.Mode);
        json.WriteString("desk", result.Badge);
        json.WriteString("provenance", result.Provenance);
        WriteNumber(json, "coverage", result.State.MeanCoverage);
        WriteNumber(json, "coverageRegularHours", result.State.RegularCoverage);
        WriteTexts(json, "degraded", result.Degraded);
        json.WriteStartObject("header");
        foreach ((string key, string value) in result.Header)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
        json.WriteStartArray("trades");
        foreach (RoundTrip trip in result.Trips)
        {
            WriteTrip(json, trip, result.Instrument);
        }

        json.WriteEndArray();
        WriteStatistics(json, result);
        WriteFunnel(json, result);
        WriteTexts(json, "dataProblems", result.DataProblems);
        json.WriteBoolean("suspect", result.IsSuspect);
        json.WriteStartObject("health");
        foreach (HealthReport health in result.Health)
        {
            json.WritePropertyName(health.Name);
            WriteHealth(json, health);
        }

        json.WriteEndObject();
        WriteTexts(json, "notes", result.Notes.Select(n => $"{Moment.Text(n.TimeNs)} {n.Kind}: {n.Text}"));
        WriteTexts(json, "halts", result.Halts.Select(h => $"{h.Cause} since {Moment.Text(h.SinceNs)} ({h.Release}): {h.Text}"));
        json.WriteNumber("refusedByHalt", result.RefusedByHalt);
        json.WriteNumber("riskScore", result.State.RiskScore);
        json.WriteString("riskLevel", RiskScore.Level(result.State.RiskScore).ToString().ToLowerInvariant());
        json.WriteString("stopped", result.Stopped);
        json.WriteString("failure", result.Failure);
        json.WriteBoolean("interrupted", result.IsInterrupted);
        json.WriteString("journal", result.JournalPath);
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteTrip(Utf8JsonWriter json, in RoundTrip trip, Instrument instrument)
    {
        json.WriteStartObject();
        json.WriteNumber("id", trip.Id);
        json.WriteString("side", trip.Side is Side.Buy ? "long" : "short");
        json.WriteString("entryTime", Moment.Text(trip.EntryNs));
        json.WriteNumber("entryPrice", trip.EntryTicks * instrument.TickSize);
        json.WriteString("exitTime", Moment.Text(trip.ExitNs));
        json.WriteNumber("exitPrice", trip.ExitTicks * instrument.TickSize);
        json.WriteNumber("quantity", trip.Quantity);
        json.WriteNumber("gross", trip.Gross);
        json.WriteNumber("fees", trip.Fees);
        json.WriteNumber("net", trip.Net);
        json.WriteNumber("riskTicks", trip.InitialRiskTicks);
        json.WriteNumber("maeTicks", trip.AdverseTicks);
        json.WriteNumber("mfeTicks", trip.FavourableTicks);
        json.WriteString("exitReason", Words.Kebab(trip.ExitReason.ToString()));
        json.WriteEndObject();
    }

    /// <summary>Writes the statistics as a property.</summary>
    internal static void WriteStatistics(Utf8JsonWriter json, RunResult result)
    {
        TradeStatistics s = result.Statistics;
        json.WriteStartObject("statistics");
        json.WriteNumber("roundTrips", s.RoundTrips);
        json.WriteNumber("wins", s.Wins);
        json.WriteNumber("losses", s.Losses);
        json.WriteNumber("longs", s.Longs);
        json.WriteNumber("shorts", s.RoundTrips - s.Longs);
        json.WriteNumber("gross", s.Gross);
        json.WriteNumber("fees", s.Fees);
        json.WriteNumber("slippage", s.Slippage);
        json.WriteNumber("net", s.Net);
        WriteNumber(json, "winRate", s.WinRate);
        WriteNumber(json, "winRateLow95", s.WinRateLow);
        WriteNumber(json, "winRateHigh95", s.WinRateHigh);
        WriteNumber(json, "profitFactor", s.ProfitFactor);
        WriteNumber(json, "expectancy", s.Expectancy);
        WriteNumber(json, "expectancyStandardError", s.ExpectancyError);
        json.WriteNumber("equity", result.State.Equity);
        json.WriteNumber("maxDrawdown", result.State.MaxDrawdown);
        json.WriteNumber("openPosition", result.State.PositionQuantity);
        json.WriteNumber("openProfit", result.State.OpenProfit);
        json.WriteNumber("events", result.Events);
        json.WriteNumber("bars", result.Bars);
        json.WriteString("first", result.FirstNs is { } first ? Moment.Text(first) : null);
        json.WriteString("last", result.FirstNs is null ? null : Moment.Text(result.LastNs));
        json.WriteNumber("engineSeconds", result.EngineSeconds);
        json.WriteNumber("eventsPerSecond", result.EngineSeconds > 0 ? result.Events / result.EngineSeconds : 0);
        json.WriteNumber("barsPerSecond", result.EngineSeconds > 0 ? result.Bars / result.EngineSeconds : 0);
        json.WriteNumber("totalSeconds", result.TotalSeconds);
        PerformanceJson.Write(json, result.Performance);
        WriteTexts(json, "lines", result.LastStatistics?.Lines() ?? []);
        json.WriteEndObject();
    }

    /// <summary>Writes the funnel as a property.</summary>
    internal static void WriteFunnel(Utf8JsonWriter json, RunResult result)
    {
        json.WriteStartObject("funnel");
        json.WriteNumber("evaluations", result.Funnel.Evaluations);
        json.WriteNumber("counted", result.Funnel.Counted);
        json.WriteNumber("candidates", result.Funnel.Candidates);
        json.WriteNumber("orders", result.Funnel.Emitted);
        json.WriteStartObject("removed");
        foreach (ReasonCode step in Enum.GetValues<ReasonCode>().Where(s => s is not ReasonCode.None))
        {
            json.WriteNumber(ReasonCodes.Text(step), result.Funnel.Removed(step));
        }

        json.WriteEndObject();
        WriteFilters(json, result);
        WriteSetups(json, result);
        json.WriteStartObject("terms");
        foreach ((string output, double? usable, double? contribution) in result.Terms)
        {
            json.WriteStartObject(output);
            WriteNumber(json, "usable", usable);
            WriteNumber(json, "meanContribution", contribution);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFilters(Utf8JsonWriter json, RunResult result)
    {
        json.WriteStartObject("filters");
        foreach (FilterSlot filter in result.Filters)
        {
            json.WriteStartObject(filter.Name);
            json.WriteNumber("asked", filter.Asked);
            json.WriteNumber("approved", filter.Approved);
            if (filter.Models is { } models)
            {
                json.WriteNumber("modelsLoaded", models.LoadedModels);
                json.WriteNumber("models", models.Models);
                json.WriteString("status", models.Status);
            }

            json.WriteString("fault", filter.Fault);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteSetups(Utf8JsonWriter json, RunResult result)
    {
        json.WriteStartObject("setups");
        for (int i = 0; i < result.Strategies.Count; i++)
        {
            json.WriteStartObject(result.Strategies[i].Name);
            IReadOnlyList<string> names = result.Strategies[i].Strategy.Setups;
            for (int place = 0; place < names.Count; place++)
            {
                json.WriteNumber(names[place], result.Funnel.Setups(i)[place]);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("confidenceTwentieths");
        foreach (long count in result.Funnel.Confidences)
        {
            json.WriteNumberValue(count);
        }

        json.WriteEndArray();
    }

    private static void WriteHealth(Utf8JsonWriter json, HealthReport health)
    {
        json.WriteStartObject();
        json.WriteString("verdict", health.Verdict);
        foreach ((string name, long count) in health.Counts)
        {
            json.WriteNumber(name, count);
        }

        json.WriteStartObject("is-it-real");
        foreach (RealityCheck check in health.Checks)
        {
            json.WriteString(check.Name, $"{check.OutcomeText}: {check.Figure}");
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes a number; null for one that is not there.</summary>
    internal static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
