using System.Diagnostics;
using System.Globalization;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests.Crash;

/// <summary>
/// A seeded simulated session over minute bars at a broker of record: run in one piece, or killed again and again and gone on with.
/// </summary>
internal sealed class CrashSession : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly string[] Days = ["20250715", "20250716", "20250717"];

    private readonly TemporaryFolder _folder = new();
    private readonly RecordServer _server;
    private readonly string _config;
    private readonly string _data;

    /// <param name="seed">Of the tape.</param>
    /// <param name="port">Where the broker listens, since it is a setting of the run; 0 for any port.</param>
    /// <param name="days">Trading days of the tape, up to three.</param>
    public CrashSession(int seed, int port = 0, int days = 3)
    {
        _server = new RecordServer(port);
        _data = _folder.Write("ES 09-25.Last.txt", Tape(seed, days));
        _config = _folder.Write("strategies.yaml", FormattableString.Invariant($$"""
            instruments: { trade: ES }
            strategies: { every-few-bars: }
            cooldown: { after-stop: 0s, after-entry: 0s }
            exits: { breakeven-ticks: 4, trailing-from-ticks: 6, trailing-distance-ticks: 4 }
            risk: { daily-loss: 350 USD, max-round-trips: 60, loss-streak: { losses: 30 }, open-risk: { budget-percent: 100 }, drawdown: { halt-percent: 50 } }
            modes:
              sim: { broker: broker-of-record, port: {{_server.Port}}, fill-model: bar-pessimistic, capital: 25000 USD }
            """));
    }

    public Ledger Ledger => _server.Ledger;

    public int Port => _server.Port;

    /// <summary>The broker is gone, and its port free for another.</summary>
    public void CloseBroker() => _server.Dispose();

    /// <summary>Number of processes that were started.</summary>
    public int Lives { get; private set; }

    /// <summary>Requests that the broker answered.</summary>
    public int Requests(char what)
    {
        lock (Ledger)
        {
            return _server.Answered.GetValueOrDefault(what);
        }
    }

    /// <summary>The journal of the session.</summary>
    public string Journal => Directory.GetFiles(_folder.At("runs"), "run.db", SearchOption.AllDirectories).Single();

    /// <summary>How far the recorded inputs of the market are: what must grow from life to life. A restart alone puts in events of its own.</summary>
    public string Progress => Directory.Exists(_folder.At("runs"))
        ? string.Join(',', Directory.GetFiles(_folder.At("runs"), "run.db", SearchOption.AllDirectories).Select(CountOf))
        : "";

    /// <summary>Runs a process until it ends or is killed.</summary>
    /// <returns>What it printed; null when it was killed.</returns>
    public string? Live(KillPoint point)
    {
        Lives++;
        using Process process = new() { StartInfo = Start(point) };
        _server.Arm(point, () => process.Kill());
        process.Start();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill();
            throw new TimeoutException($"A process did not end in {Limit}: {point}.");
        }

        process.WaitForExit();
        const int Killed = 128 + 9;
        return process.ExitCode switch
        {
            0 => output.GetAwaiter().GetResult().Trim(),
            Killed => null,
            int code => throw new InvalidOperationException($"life {Lives}, {point}: exit code {code}: {output.GetAwaiter().GetResult()} {errors.GetAwaiter().GetResult()} {Notes()}"),
        };
    }

    /// <summary>Runs a process to its end under strace.</summary>
    /// <returns>What it asked of the system, in order.</returns>
    public IReadOnlyList<string> Trace()
    {
        string file = _folder.At("trace.txt");
        ProcessStartInfo start = Start(default);
        string[] traced = [start.FileName, .. start.ArgumentList];
        start.ArgumentList.Clear();
        start.FileName = "strace";
        foreach (string argument in (string[])["-f", "-s", "1", "-e", "trace=openat,pwrite64,fdatasync,fsync,sendto,sendmsg", "-o", file, .. traced])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? File.ReadAllLines(file) : throw new InvalidOperationException($"exit code {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
    }

    /// <summary>What the session came to: every row that says what was decided, ordered, filled and earned.</summary>
    public IReadOnlyList<string> Outcome() =>
    [
        .. Table("SELECT * FROM orders ORDER BY id"),
        .. Table("SELECT * FROM fills ORDER BY execution_id"),
        .. Table("SELECT * FROM round_trips ORDER BY id"),
        .. Table("SELECT number,time_ns,price_ticks,candidate,reason,failed,decision,order_id FROM decision_records ORDER BY number"),
        .. Table("SELECT DISTINCT time_ns,order_id,kind,reason,price_ticks FROM order_events WHERE kind <> 'OrderAcknowledged' ORDER BY order_id,kind,time_ns"),
        .. Table("SELECT time_ns,kind,text FROM notes WHERE text NOT LIKE '%resumed%' ORDER BY time_ns,kind,text"),
        .. Table("SELECT session_date,equity,peak_equity,day_profit,round_trips,loss_streak FROM account ORDER BY number DESC LIMIT 1"),
        .. Table("SELECT cause,state,release,time_ns,end_reason FROM halts ORDER BY number"),
    ];

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    private static string CountOf(string journal)
    {
        try
        {
            return RunTables.Rows(journal, "SELECT count(*) || '/' || ifnull(sum(events),0) || '/' || ifnull(sum(answers),0) FROM input_blocks WHERE is_injected = 0")[0];
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            return "none";
        }
    }

    // The first words of the run on what went wrong.
    private string Notes() => string.Join('\n', Table("SELECT time_ns, kind, text FROM notes ORDER BY number LIMIT 20"));

    private IEnumerable<string> Table(string sql) => RunTables.Rows(Journal, sql);

    private ProcessStartInfo Start(KillPoint point)
    {
        string folder = Path.Combine(Repository.Root, "tests", "CrashSweep");
        string Built(string name) => Path.Combine(folder, name, "bin", Repository.Configuration, "net10.0");
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string argument in (string[])
            [Path.Combine(Built("Child"), "CrashSweep.Child.dll"), _data, _config, _folder.At("runs"), Repository.Plugins, Built("Broker"), Built("Strategy")])
        {
            start.ArgumentList.Add(argument);
        }

        if (point.Place is KillPlace.RecordWritten or KillPlace.RecordCommitted)
        {
            start.ArgumentList.Add(point.Place is KillPlace.RecordWritten ? "written" : "committed");
            start.ArgumentList.Add(point.Count.ToString(CultureInfo.InvariantCulture));
        }

        return start;
    }

    // Minute bars of a random walk, 08:00 to 16:05 New York, stamped with their end in UTC.
    private static string Tape(int seed, int days)
    {
        Random random = new(seed);
        System.Text.StringBuilder text = new();
        int price = 24_000;
        foreach (string day in Days[..days])
        {
            DateTime time = DateTime.ParseExact(day + " 1200", "yyyyMMdd HHmm", CultureInfo.InvariantCulture);
            for (int i = 0; i < 485; i++)
            {
                int open = price + (random.Next(30) == 0 ? random.Next(-24, 25) : random.Next(-1, 2));
                int close = open + random.Next(-6, 7);
                int high = Math.Max(open, close) + random.Next(0, 5);
                int low = Math.Min(open, close) - random.Next(0, 5);
                time = time.AddMinutes(1);
                text.Append(CultureInfo.InvariantCulture, $"{time:yyyyMMdd HHmmss};{open / 4m:0.00};{high / 4m:0.00};{low / 4m:0.00};{close / 4m:0.00};{random.Next(50, 500)}\n");
                price = close;
            }
        }

        return text.ToString();
    }
}
