using System.Text.Json;
using MiaIa.Host.Explanation;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Monitor;

/// <summary>
/// What the chart draws: bars where the engine runs in this process, else the price at each bar's close, which is what a journal keeps;
/// VWAP and levels at those closes; each fill, and each stop and target as long as it worked.
/// </summary>
/// <param name="journal">The journal.</param>
/// <param name="bars">The closed bars; null for none.</param>
internal sealed class ChartJson(RunJournal journal, ChartBars? bars)
{
    private const double NanosecondsPerSecond = 1e9;

    private const string Protection = """
        SELECT o.id, o.role, o.time_ns AS begun, o.price_ticks,
          (SELECT max(e.time_ns) FROM order_events e WHERE e.order_id = o.id AND e.kind IN ('OrderCancelled', 'OrderRejected')) AS cancelled,
          (SELECT max(f.time_ns) FROM fills f WHERE f.order_id = o.id) AS filled
        FROM orders o WHERE o.role IN ('Stop', 'Target') ORDER BY o.id
        """;

    private static readonly (string Name, string Output)[] Lines =
    [
        ("vwap", "vwap-trend.vwap"), ("callWall", "gamma-levels.call-wall"), ("putWall", "gamma-levels.put-wall"),
        ("flip", "gamma-levels.flip"), ("hvl", "gamma-levels.hvl"),
    ];

    private readonly decimal _tick = PageJson.Amount(journal.Header.GetValueOrDefault("tick-size"));

    /// <summary>Writes it.</summary>
    public byte[] Write() => PageJson.Write(json =>
    {
        ChartBar[] closed = bars?.Copy() ?? [];
        json.WriteNumber("tickSize", _tick);
        json.WriteStartArray("bars");
        foreach (ChartBar bar in closed)
        {
            json.WriteStartArray();
            Bar(json, bar, _tick);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        WriteCloses(json, closed.Length > 0);
        WriteFills(json);
        WriteProtection(json);
    });

    /// <summary>A bar as numbers: start in seconds since 1970 UTC, open, high, low, close, volume.</summary>
    public static void Bar(Utf8JsonWriter json, in ChartBar bar, decimal tick)
    {
        json.WriteNumberValue(Math.Floor(bar.StartNs / NanosecondsPerSecond));
        json.WriteNumberValue(bar.OpenTicks * tick);
        json.WriteNumberValue(bar.HighTicks * tick);
        json.WriteNumberValue(bar.LowTicks * tick);
        json.WriteNumberValue(bar.CloseTicks * tick);
        json.WriteNumberValue(bar.Volume);
    }

    private void WriteCloses(Utf8JsonWriter json, bool hasBars)
    {
        HashSet<string> outputs = [.. journal.Rows("SELECT name FROM outputs").Select(r => r.Text("name")!)];
        (string Name, string Output)[] kept = [.. Lines.Where(l => outputs.Contains(l.Output))];
        string columns = string.Concat(kept.Select(l => $", \"{l.Output}\" AS \"{l.Name}\""));
        IReadOnlyList<JournalRow> rows = journal.Rows(FormattableString.Invariant(
            $"SELECT * FROM (SELECT number, time_ns, price_ticks{columns} FROM decisions WHERE is_bar_close = 1 ORDER BY number DESC LIMIT {ChartBars.Most}) ORDER BY number"));
        json.WriteStartArray("closes");
        foreach (JournalRow row in hasBars ? [] : rows)
        {
            Point(json, row.Long("time_ns"), row.Long("price_ticks") * (double)_tick);
        }

        json.WriteEndArray();
        foreach ((string name, _) in kept)
        {
            json.WriteStartArray(name);
            foreach (JournalRow row in rows)
            {
                if (row.Number(name) is { } value)
                {
                    Point(json, row.Long("time_ns"), value);
                }
            }

            json.WriteEndArray();
        }
    }

    private static void Point(Utf8JsonWriter json, long timeNs, double value)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Floor(timeNs / NanosecondsPerSecond));
        json.WriteNumberValue(value);
        json.WriteEndArray();
    }

    private void WriteFills(Utf8JsonWriter json)
    {
        json.WriteStartArray("fills");
        foreach (JournalRow fill in journal.Rows(
            "SELECT f.time_ns, f.side, f.quantity, f.price_ticks, o.role, o.id FROM fills f JOIN orders o ON o.id = f.order_id ORDER BY f.rowid"))
        {
            json.WriteStartObject();
            json.WriteNumber("time", Math.Floor(fill.Long("time_ns") / NanosecondsPerSecond));
            json.WriteString("side", Words.Kebab(fill.Text("side")!));
            json.WriteString("role", Words.Kebab(fill.Text("role")!));
            json.WriteNumber("quantity", fill.Long("quantity"));
            json.WriteNumber("price", fill.Long("price_ticks") * _tick);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteProtection(Utf8JsonWriter json)
    {
        json.WriteStartArray("protection");
        foreach (JournalRow order in journal.Rows(Protection))
        {
            json.WriteStartObject();
            json.WriteString("role", Words.Kebab(order.Text("role")!));
            json.WriteNumber("from", Math.Floor(order.Long("begun") / NanosecondsPerSecond));
            PageJson.Number(json, "to", (order.LongOrNull("filled") ?? order.LongOrNull("cancelled")) is { } end ? Math.Floor(end / NanosecondsPerSecond) : null);
            json.WriteNumber("price", order.Long("price_ticks") * _tick);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
