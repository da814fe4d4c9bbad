using MiaIa.Host.Live;
using MiaIa.Host.Runs;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Live;

/// <summary>A desk at the made-up connection, from 09:20 New York of 6 January 2026; the connection is ready at 09:40.</summary>
internal sealed class LiveDesk : IDisposable
{
    public const long SecondNs = 1_000_000_000;

    private readonly TemporaryFolder _files = new();

    public LiveDesk() => ConnectionPlugin.Compile(_files.At("plugins"));

    /// <summary>09:40 New York.</summary>
    public static long StartNs { get; } = (new DateTime(2026, 1, 6, 14, 40, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).Ticks * 100;

    public string Link { get; set; } = "";

    public string Tape { get; set; } = "";

    public string Mode { get; set; } = "";

    public string More { get; set; } = "";

    public string Filters { get; set; } = "";

    public string Broker { get; set; } = "link";

    public string Runs => _files.At("runs");

    public string Plugins => _files.At("plugins");

    public string Root => _files.Root;

    public List<string> Announced { get; } = [];

    /// <summary>What reached the broker.</summary>
    public string[] Log => File.Exists(_files.At("log")) ? File.ReadAllLines(_files.At("log")) : [];

    public string[] Submitted => [.. Log.Where(l => l.StartsWith("submit", StringComparison.Ordinal))];

    public string At(string name) => _files.At(name);

    public string Config() => _files.Write("live.yaml", $$"""
        instruments: { trade: ES, watch: [VIX] }
        base-timeframe: 5s
        strategies:
          ema-cross: { fast-bars: 3, slow-bars: 6 }
        {{Filters}}
        risk: { daily-target: 100000 USD }
        cooldown: { after-stop: 0s, after-entry: 0s }
        {{More}}
        modes:
          sim:  { source: synthetic, broker: simulated, fill-model: bar-pessimistic, capital: 25000 USD }
          live: { source: { tape: { {{Tape}} } }, broker: { {{Broker}}: { {{(Broker is "link" ? $"log: '{_files.At("log")}'" : "")}}{{Link}} } }{{Mode}} }
        """);

    public RunRequest Request(bool isObserved = false, bool isRealMoney = false, bool wait = false) => new(
        RunMode.Live, Config(), [Repository.Plugins, Plugins], Runs, [], null, null, Speed: 0, IsJournaled: true)
    {
        ClockNs = () => StartNs,
        Live = new LiveRequest(wait, isObserved, isRealMoney),
    };

    public RunResult Run(bool isObserved = false, bool isRealMoney = false, bool wait = false, string typed = "") =>
        Run(Request(isObserved, isRealMoney, wait), typed);

    public RunResult Run(RunRequest request, string typed = "")
    {
        DeskRun run = new(request, new Progress(isShown: false))
        {
            Confirmation = new Confirmation(isTerminal: false, _ => { }, () => null, name => name is Confirmation.Variable ? typed : null),
        };
        return run.Run(Announced.AddRange, CancellationToken.None);
    }

    public RunException Refusal(bool isRealMoney = false, bool isObserved = false, string typed = "")
    {
        Func<RunResult> run = () => Run(isObserved, isRealMoney, typed: typed);
        RunException refusal = run.Should().Throw<RunException>().Which;
        Submitted.Should().BeEmpty("nothing was started");
        return refusal;
    }

    public (int ExitCode, string Output, string Errors) Mia(params string[] arguments) =>
        MiaProgram.Run(_files.Root, [.. arguments, "--config", Config(), "--plugins", Plugins, "--runs", Runs]);

    public void Dispose() => _files.Dispose();
}
