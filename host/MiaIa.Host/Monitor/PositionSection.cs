using System.Text.Json;
using MiaIa.Engine;
using MiaIa.Host.Control;
using MiaIa.Host.Explanation;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Monitor;

/// <summary>What is open: the position, its protection, the orders that work, the halts that hold.</summary>
internal static class PositionSection
{
    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, SnapshotInputs inputs)
    {
        (long quantity, double? entry) = RunStatusReader.PositionOf(inputs.Journal);
        IReadOnlyList<JournalRow> orders = inputs.Journal.Rows(RunStatusReader.Working);
        long? stop = PriceOf(orders, "Stop");
        long? target = PriceOf(orders, "Target");
        OpenPosition? open = quantity == 0 ? null : inputs.Live?.Open;
        json.WriteStartObject("position");
        json.WriteNumber("quantity", quantity);
        PageJson.Number(json, "entry", entry is { } ticks ? ticks * (double)inputs.TickSize : null);
        PageJson.Time(json, "sinceMs", open?.EntryNs);
        PageJson.Money(json, "price", inputs.Points(open?.PriceTicks));
        PageJson.Money(json, "unrealised", open?.OpenProfit);
        PageJson.Money(json, "stop", quantity == 0 ? null : inputs.Points(stop));
        PageJson.Money(json, "target", quantity == 0 ? null : inputs.Points(target));
        PageJson.Whole(json, "stopTicks", quantity == 0 ? null : Distance(stop, open?.PriceTicks));
        PageJson.Whole(json, "targetTicks", quantity == 0 ? null : Distance(target, open?.PriceTicks));
        PageJson.Whole(json, "adverseTicks", open?.AdverseTicks);
        PageJson.Whole(json, "favourableTicks", open?.FavourableTicks);
        PageJson.Whole(json, "protected", quantity == 0 ? null : orders.Where(o => IsRole(o, "Stop")).Sum(o => o.Long("quantity") - o.Long("filled")));
        json.WriteEndObject();
        WriteOrders(json, inputs, orders);
        WriteHalts(json, inputs);
    }

    private static bool IsRole(JournalRow order, string role) => string.Equals(order.Text("role"), role, StringComparison.Ordinal);

    private static long? Distance(long? level, int? price) => level is { } at && price is { } now ? Math.Abs(at - now) : null;

    private static long? PriceOf(IReadOnlyList<JournalRow> orders, string role) =>
        orders.LastOrDefault(o => IsRole(o, role)) is { } order ? PriceOf(order) : null;

    private static long? PriceOf(JournalRow order) => order.LongOrNull("changed") ?? (order.Long("price_ticks") is not 0 and long ticks ? ticks : null);

    private static void WriteOrders(Utf8JsonWriter json, SnapshotInputs inputs, IReadOnlyList<JournalRow> orders)
    {
        json.WriteStartArray("orders");
        foreach (JournalRow order in orders)
        {
            json.WriteStartObject();
            json.WriteNumber("id", order.Long("id"));
            json.WriteString("role", Words.Kebab(order.Text("role")!));
            json.WriteString("type", Words.Kebab(order.Text("type")!));
            json.WriteString("side", Words.Kebab(order.Text("side")!));
            json.WriteNumber("quantity", order.Long("quantity") - order.Long("filled"));
            PageJson.Money(json, "price", inputs.Points(PriceOf(order)));
            PageJson.Time(json, "sinceMs", order.Long("time_ns"));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteHalts(Utf8JsonWriter json, SnapshotInputs inputs)
    {
        json.WriteStartArray("halts");
        foreach (JournalRow halt in inputs.Journal.Rows(HaltTable.Held))
        {
            json.WriteStartObject();
            json.WriteString("cause", HaltText.Name(halt.Text("cause")!));
            json.WriteString("state", HaltText.Name(halt.Text("state")!));
            json.WriteString("release", HaltText.Name(halt.Text("release")!));
            PageJson.Time(json, "sinceMs", halt.Long("since_ns"));
            PageJson.Time(json, "untilMs", halt.LongOrNull("until_ns") is { } until and > 0 ? until : null);
            json.WriteString("text", halt.Text("text"));
            json.WriteString("remedy", HaltText.Remedy(halt.Text("release")!, halt.Long("until_ns")));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
