using System.Globalization;
using MiaIa.Host.Health;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Control;

/// <summary>The status as plain lines.</summary>
internal static class RunStatusText
{
    /// <summary>Writes it.</summary>
    public static void Write(RunStatus status, TextWriter output)
    {
        output.WriteLine($"run        {status.Id}  {status.Mode}{(status.Badge is { Length: > 0 } badge ? " " + badge : "")}  {status.Provenance}");
        output.WriteLine($"process    {Process(status)}");
        output.WriteLine($"time       {(status.TimeNs is { } time ? Moment.Text(time) : "no event yet")}");
        output.WriteLine($"position   {Position(status)}");
        WriteList(output, "orders", status.Orders);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"result     {status.Net:0.00} USD after fees in {status.RoundTrips} round trips; the last date {status.DayNet:0.00} USD"));
        WriteList(output, "halts", [.. status.Halts.Select(h => h.Line)]);
        output.WriteLine($"decision   {status.Decision ?? "none yet, at a bar's close or with a proposal; without a formula only those are recorded that lead to an order"}");
        if (status.Feed is { } feed)
        {
            output.WriteLine($"feed       {feed}");
        }

        if (status.Health is { } health)
        {
            WriteList(output, "health", HealthText.Lines(health, WallTime.Ns(TimeProvider.System)));
        }

        output.WriteLine($"note       {status.Note ?? "none"}");
        if (status.JournalBehind is { } behind)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"journal    {behind} records behind"));
        }

        if (status.IsKillFile)
        {
            output.WriteLine("KILL       the kill file is there: nothing starts; remove it with mia resume --reason TEXT");
        }
    }

    /// <summary>The process, in words.</summary>
    public static string Process(RunStatus status) =>
        status.Process is { } process
            ? string.Create(CultureInfo.InvariantCulture, $"{process.Id}, since {process.StartedUtc:yyyy-MM-dd'T'HH:mm:ss}Z, mia {process.Version}")
            : status.IsBroken ? "gone without ending the run in order"
            : status.Finished switch
            {
                null => "none; the run did not end in order",
                "yes" => "none; the run is over",
                { } how => $"none; the run is over ({how})",
            };

    private static string Position(RunStatus status) => status.EntryTicks is { } entry
        ? string.Create(CultureInfo.InvariantCulture, $"{status.Position:+0;-0} from {entry:0.##} ticks, last price {status.PriceTicks} ticks")
        : "flat";

    private static void WriteList(TextWriter output, string name, IReadOnlyList<string> lines)
    {
        for (int i = 0; i < Math.Max(1, lines.Count); i++)
        {
            output.WriteLine($"{(i == 0 ? name : ""),-10} {(lines.Count == 0 ? "none" : lines[i])}");
        }
    }
}
