using System.Globalization;
using System.Text.Json;
using MiaIa.TwsSimulator;

namespace MiaIa.VirtualDesk;

/// <summary>What the server saw of a session, as JSON.</summary>
internal static class Report
{
    private const string Account = "DU1234567";
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true };

    /// <summary>The report.</summary>
    public static string Of(World world, IReadOnlyList<Contract> futures, Weather weather)
    {
        TwsServer server = world.Server;
        DateTimeOffset now = world.Time.GetUtcNow();
        return JsonSerializer.Serialize(new
        {
            violations = server.Violations.Select(v => $"{Text(v.Time)} {v.What}: {v.Frame}"),
            repeated = server.Ledger.RepeatedOrders,
            overClosings = server.Ledger.OverClosings,
            position = futures.Sum(f => server.Accounts.Position(Account, f.ConId)),
            working = server.Exchange.Orders.Where(o => o.IsLive).Select(o => $"{o.OrderRef} {o.Status}"),
            orders = server.Exchange.Orders.Count,
            executions = server.Ledger.Executions.Count(),
            executed = server.Ledger.Executions.Sum(e => e.Shares),
            exposures = server.Ledger.Exposures.Select(e => e.ToString()),
            clearSeconds = server.Ledger.LongestClearExposure.TotalSeconds,
            faults = server.Faults.Log.Count,
            incidents = weather.Log,
            told = world.Told,
        }, Format);
    }

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture);
}
