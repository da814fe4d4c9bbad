using System.Text.Json;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests.Live;

/// <summary>A session of the real program on paper, on a virtual clock, with what TWS saw of it.</summary>
internal sealed class PaperSession : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly JsonDocument _report;

    /// <summary>Runs it.</summary>
    /// <param name="from">First instant, UTC.</param>
    /// <param name="minutes">How long.</param>
    /// <param name="seed">Seed of prices and faults.</param>
    /// <param name="incidentMinutes">Minutes between two incidents on average; 0 for none.</param>
    public PaperSession(string from, int minutes, int seed, int incidentMinutes)
    {
        string report = _folder.At("report.json");
        _folder.Write("strategies.yaml", $$"""
            instruments: { trade: ES, watch: [VIX] }
            base-timeframe: 1m
            strategies: { every-few-bars: }
            cooldown: { after-stop: 0s, after-entry: 0s }
            risk:
              trading-window: { entries-from: 00:00, entries-to: 16:30, flat: 16:40 }
              friday-cutoff: 16:30
              max-round-trips: 1000
              daily-loss: 90000 USD
              daily-target: 90000 USD
              loss-streak: { losses: 1000, pause: 1m }
              drawdown: { halt-percent: 90 %, warn-percent: 80 % }
              order-rate: { orders-per-minute: 100, rejects-per-minute: 50, pause: 1m, halt-above-rejects: 100 }
            modes:
              live: { source: virtual-ibkr-feed, broker: virtual-ibkr, from: '{{from}}', minutes: {{minutes}}, seed: {{seed}}, incident-minutes: {{incidentMinutes}}, state-folder: '{{_folder.At("ids")}}', report: '{{report}}' }
            """);
        (ExitCode, Output, Errors) = MiaProgram.Run(_folder.Root, ["live", .. PaperDesk.OnAnotherClock]);
        _report = JsonDocument.Parse(File.Exists(report) ? File.ReadAllText(report) : "{}");
    }

    public int ExitCode { get; }

    public string Output { get; }

    public string Errors { get; }

    public string Journal => Path.Combine(Directory.GetDirectories(_folder.At("runs")).Single(), "run.db");

    /// <summary>What TWS saw: one of its lists, as text.</summary>
    public string[] Seen(string name) => [.. _report.RootElement.GetProperty(name).EnumerateArray().Select(e => e.GetRawText())];

    /// <summary>What TWS saw: one of its figures.</summary>
    public decimal Figure(string name) => _report.RootElement.GetProperty(name).GetDecimal();

    /// <summary>Its replay, as JSON.</summary>
    public JsonElement Replay()
    {
        (int exitCode, string output, string errors) = MiaProgram.Run(_folder.Root, ["replay", "last", "--json", .. PaperDesk.OnAnotherClock]);
        exitCode.Should().Be(0, output + errors);
        using JsonDocument document = JsonDocument.Parse(output);
        return document.RootElement.Clone();
    }

    public void Dispose()
    {
        _report.Dispose();
        _folder.Dispose();
    }
}
