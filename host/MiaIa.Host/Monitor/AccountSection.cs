using System.Text.Json;
using MiaIa.Engine;
using MiaIa.Host.Explanation;

namespace MiaIa.Host.Monitor;

/// <summary>The result so far and how much of each limit is used.</summary>
internal static class AccountSection
{
    private const string LastAccount = "SELECT * FROM account ORDER BY number DESC LIMIT 1";

    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, SnapshotInputs inputs)
    {
        JournalRow? account = inputs.Journal.First(LastAccount);
        TripFigures trips = TripFigures.Of(inputs.Journal, account?.Long("session_date") ?? 0);
        EngineState? state = inputs.Live?.State;
        decimal? equity = state?.Equity ?? AmountOf(account, "equity");
        decimal? peak = state?.PeakEquity ?? AmountOf(account, "peak_equity");
        decimal? day = state?.DayProfit ?? AmountOf(account, "day_profit");
        json.WriteStartObject("account");
        json.WriteBoolean("live", state is not null);
        PageJson.Money(json, "dayProfit", day);
        PageJson.Money(json, "openProfit", state?.OpenProfit);
        PageJson.Money(json, "equity", equity);
        PageJson.Money(json, "peakEquity", peak);
        PageJson.Money(json, "drawdown", peak is { } top && equity is { } now ? Math.Max(0, top - now) : null);
        PageJson.Money(json, "maxDrawdown", state?.MaxDrawdown);
        PageJson.Number(json, "riskScore", state?.RiskScore);
        WriteTrips(json, trips, account is not null);
        json.WriteEndObject();
        WriteLimits(json, inputs, account, day, (peak, equity));
    }

    private static decimal? AmountOf(JournalRow? account, string column) => account is null ? null : PageJson.Amount(account.Text(column));

    private static void WriteTrips(Utf8JsonWriter json, TripFigures trips, bool hasDate)
    {
        PageJson.Money(json, "net", trips.Net);
        PageJson.Money(json, "dayNet", hasDate ? trips.DayNet : null);
        PageJson.Money(json, "fees", trips.Fees);
        json.WriteNumber("roundTrips", trips.Count);
        json.WriteNumber("wins", trips.Wins);
        json.WriteNumber("losses", trips.Losses);
        PageJson.Number(json, "winRate", trips.WinRate?.Share);
        PageJson.Number(json, "winRateLow", trips.WinRate?.Low);
        PageJson.Number(json, "winRateHigh", trips.WinRate?.High);
        PageJson.Money(json, "best", trips.Best);
        PageJson.Money(json, "worst", trips.Worst);
    }

    private static void WriteLimits(
        Utf8JsonWriter json, SnapshotInputs inputs, JournalRow? account, decimal? day, (decimal? Peak, decimal? Now) equity)
    {
        decimal? fall = equity is { Peak: > 0, Now: not null } ? 100 * (equity.Peak - equity.Now) / equity.Peak : null;
        long position = Control.RunStatusReader.PositionOf(inputs.Journal).Quantity;
        json.WriteStartArray("limits");
        Limit(json, inputs, "daily-loss", "Daily loss", "USD", Positive(-day));
        Limit(json, inputs, "daily-target", "Daily target", "USD", Positive(day));
        Limit(json, inputs, "max-round-trips", "Round trips today", "", account?.Number("round_trips"));
        Limit(json, inputs, "max-position", "Contracts", "", Math.Abs(position));
        Limit(json, inputs, "drawdown.halt-percent", "Drawdown from peak", "%", Positive(fall));
        Limit(json, inputs, "loss-streak.losses", "Losses in a row", "", account?.Number("loss_streak"));
        json.WriteEndArray();
    }

    private static double? Positive(decimal? amount) => amount is { } some ? (double)Math.Max(0, some) : null;

    private static void Limit(Utf8JsonWriter json, SnapshotInputs inputs, string path, string name, string unit, double? used)
    {
        json.WriteStartObject();
        json.WriteString("key", path);
        json.WriteString("name", name);
        json.WriteString("unit", unit);
        PageJson.Number(json, "used", used);
        PageJson.Number(json, "of", inputs.Settings.Number("risk." + path));
        json.WriteEndObject();
    }
}
