using System.Globalization;

namespace MiaIa.Benchmarks.Live;

/// <summary>
/// The shipped file for the measurement: all its features and its formula, but without weights of the option chain, which this TWS does not
/// have; a strategy that enters whenever it may, and limits that let it.
/// </summary>
internal static class LoadConfiguration
{
    private const int EveningHour = 18;

    /// <summary>Changes the shipped text.</summary>
    /// <param name="shipped">The shipped file.</param>
    /// <param name="port">Port of the TWS.</param>
    /// <param name="folder">Where order ids are kept.</param>
    public static string Text(string shipped, int port, string folder)
    {
        bool isEvening = TimeZoneInfo.ConvertTimeFromUtc(DateTime.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("America/New_York")).Hour >= EveningHour;
        string window = isEvening ? "entries-from: 18:00, entries-to: 23:50, flat: 23:55" : "entries-from: 00:00, entries-to: 16:55, flat: 16:58";
        (string Begin, string Line)[] changes =
        [
            ("  watch:", "  watch: [VIX]\nbase-timeframe: 1s"),
            ("      base:", "      base: { share: 0.60, weights: { volume-confirmation: 0.23, vwap-trend: 0.18, sierra-patterns: 0.18, order-book-imbalance: 0.15 } }"),
            ("    minimum-coverage:", "    minimum-coverage: { backtest: 0.05, sim: 0.05, live: 0.05 }"),
            ("  trend:", "  at-every-chance@a:\n  at-every-chance@b:\n  at-every-chance@c:\n  at-every-chance@d:"),
            ("  range:", ""),
            ("  golden-rule:", ""),
            ("  ml-ensemble:", ""),
            ("  zone-validation:", ""),
            ("  confidence-gate:", ""),
            ("  microstructure-caution:", ""),
            ("cooldown:", "cooldown: { after-stop: 0s, after-entry: 0s }"),
            ("  daily-target:", "  daily-target: 10000000 USD\n  max-round-trips: 10000\n  trading-window: { " + window + " }"),
            ("  order-rate:", "  order-rate: { orders-per-minute: 1000 }"),
            ("  friday-cutoff:", "  friday-cutoff: 16:55"),
            ("  live:", string.Create(
                CultureInfo.InvariantCulture,
                $"  live: {{ source: ibkr-feed, broker: ibkr, port: {port}, state-folder: '{Path.Combine(folder, "ids")}', history-days: 1, on-interrupt: flatten }}")),
        ];
        List<string> lines = [.. shipped.Split('\n')];
        foreach ((string begin, string line) in changes)
        {
            int place = lines.FindIndex(l => l.StartsWith(begin, StringComparison.Ordinal));
            lines[place >= 0 ? place : throw new InvalidOperationException($"The shipped file has no line that begins with '{begin}'.")] = line;
        }

        return string.Join('\n', lines);
    }
}
