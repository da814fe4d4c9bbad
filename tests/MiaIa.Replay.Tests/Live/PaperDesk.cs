using System.Text.Json;
using MiaIa.Tests;
using MiaIa.TwsSimulator;

namespace MiaIa.Replay.Tests.Live;

/// <summary>A paper account at a TWS of our own behind a real socket, in a market that moves by itself.</summary>
internal sealed class PaperDesk : IAsyncDisposable
{
    public const string Account = "DU1234567";

    private const int Rate = 3;

    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(50);
    private static readonly DateTimeOffset Open = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly TwsListener _listener;
    private readonly ITimer _market;
    private readonly Contract[] _futures;
    private readonly Contract _vix;
    private readonly string _clock = "";
    private decimal _low = 7000m;
    private int _step;

    /// <summary>TWS listens, and its market moves.</summary>
    /// <param name="isShifted">Whether program and TWS take it for 03:00 New York on a Tuesday - open, and a hole in the data is no reason not to trade - and time runs faster; else it is now.</param>
    public PaperDesk(bool isShifted = false)
    {
        TimeProvider time = TimeProvider.System;
        if (isShifted)
        {
            DateTimeOffset begin = time.GetUtcNow();
            time = new OtherTime(begin, Open, Rate);
            _clock = $"begin: '{begin:O}', origin: '{Open:O}', rate: {Rate}";
        }

        Server = new TwsServer(time, new TwsSettings { HasVix = true });
        _futures = [.. Server.Catalogue.All.Where(c => c is { Symbol: "ES", SecType: "FUT", IsTradable: true }).OrderBy(c => c.LastTradeDate, StringComparer.Ordinal).Take(2)];
        _vix = Server.Catalogue.Named("VIX");
        Move();
        _listener = Server.Listen();
        _market = TimeProvider.System.CreateTimer(_ => Move(), null, Every, Every);
        Write(_listener.Port);
    }

    public TwsServer Server { get; }

    public string Root => _folder.Root;

    /// <summary>Folders of the runs.</summary>
    public string[] Runs => Directory.Exists(_folder.At("runs")) ? Directory.GetDirectories(_folder.At("runs")) : [];

    public string Journal => Path.Combine(Runs.Single(), "run.db");

    public decimal Position => Server.Read(() => _futures.Sum(f => Server.Accounts.Position(Account, f.ConId)));

    public IReadOnlyList<SimOrder> Working => Server.Read(() => Server.Exchange.Orders.Where(o => o.IsLive).ToArray());

    /// <summary>Whether an entry is filled and its stop works; under the gate.</summary>
    public bool IsFilled => Server.Exchange.Orders.Any(o => o.Filled > 0 && o.Children.Any(c => c.Request.IsStop && c.IsLive));

    /// <summary>Met when an entry is filled and its stop works.</summary>
    public Task Filled() => Server.When(() => IsFilled);

    /// <summary>The configuration, with the connection at a port.</summary>
    public void Write(int port) => _folder.Write("strategies.yaml", $$"""
        instruments: { trade: ES, watch: [VIX] }
        base-timeframe: 1s
        strategies: { every-few-bars: }
        cooldown: { after-stop: 0s, after-entry: 0s }
        risk:
          trading-window: { entries-from: 00:00, entries-to: 16:55, flat: 16:58 }
          friday-cutoff: 16:55
          daily-loss: 5000 USD
          daily-target: 100000 USD
        modes:
          live: { {{(_clock.Length == 0 ? "source: ibkr-feed, broker: ibkr" : $"source: shifted-ibkr-feed, broker: shifted-ibkr, {_clock}")}}, port: {{port}}, account: {{Account}}, state-folder: '{{_folder.At("ids")}}', history-days: 1, on-interrupt: flatten }
        """);

    public (int ExitCode, string Output, string Errors) Mia(params string[] arguments) => MiaProgram.Run(_folder.Root, arguments);

    public LiveProcess Live(params string[] more) => new(_folder.Root, ["live", .. Plugins, .. more]);

    /// <summary>TWS has neither position nor order left, and saw nothing that must not be.</summary>
    public void Flat(LiveProcess live)
    {
        Position.Should().Be(0, live.Output);
        Working.Should().BeEmpty(live.Output);
        Innocent(live);
    }

    /// <summary>TWS saw nothing that must not be.</summary>
    public void Innocent(LiveProcess live)
    {
        Server.Violations.Should().BeEmpty(live.Output);
        Server.Read(() => Server.Ledger.RepeatedOrders).Should().BeEmpty();
        Server.Read(() => Server.Ledger.Exposures.Where(e => (e.To ?? Server.Clock.GetUtcNow()) - e.From > TimeSpan.FromSeconds(1)).ToArray())
            .Should().BeEmpty(live.Output);
    }

    /// <summary>The replay of its only run is identical.</summary>
    public void Replays()
    {
        (int exitCode, string output, string errors) = Mia(["replay", "last", "--json", .. Plugins]);
        exitCode.Should().Be(0, output + errors);
        using JsonDocument document = JsonDocument.Parse(output);
        document.RootElement.GetProperty("identical").GetBoolean().Should().BeTrue(output);
        document.RootElement.GetProperty("orders").GetInt64().Should().BeGreaterThan(0);
    }

    /// <summary>A port at which nothing listens.</summary>
    public static int FreePort()
    {
        using System.Net.Sockets.TcpListener free = new(System.Net.IPAddress.Loopback, 0);
        free.Start();
        return ((System.Net.IPEndPoint)free.LocalEndpoint).Port;
    }

    /// <summary>The strategy.</summary>
    public static string[] Strategy => Folder("CrashSweep", "Strategy");

    /// <summary>The strategy, and broker and feed on another clock. They hide those of the program.</summary>
    public static string[] OnAnotherClock => [.. Strategy, .. Folder("VirtualDesk")];

    /// <summary>The plugins of this desk.</summary>
    public string[] Plugins => _clock.Length == 0 ? Strategy : OnAnotherClock;

    private static string[] Folder(params string[] path) =>
        ["--plugins", Path.Combine([Repository.Root, "tests", .. path, "bin", Repository.Configuration, "net10.0"])];

    public async ValueTask DisposeAsync()
    {
        await _market.DisposeAsync();
        await _listener.DisposeAsync();
        Server.Dispose();
        _folder.Dispose();
    }

    // Up and down within two ticks, and to an entry at a limit when one waits: stops and targets are not reached.
    private void Move() => Server.Do(() =>
    {
        Server.Market.Trade(_vix, 18m, 1);
        SimOrder? waiting = Server.Exchange.Orders.FirstOrDefault(o => o is { IsLive: true, Parent: null, Filled: 0, Request.Type: "LMT" });
        _low = waiting?.Request is { Limit: { } limit, IsBuy: var isBuy } ? limit + (isBuy ? -0.75m : 0.25m) : _low;
        decimal price = _low + (0.25m * (_step++ % 3));
        foreach (Contract future in _futures)
        {
            Server.Market.MoveTo(future, price);
            bool isThere = Server.Market.Of(future).Side(isBid: true).Count > 0;
            Server.Market.Depth(future, isBid: true, 0, isThere ? 1 : 0, price - future.MinTick, 10 + (_step % 5));
        }
    });
}
