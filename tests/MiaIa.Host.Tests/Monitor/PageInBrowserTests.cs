using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using MiaIa.Host.Control;
using MiaIa.Tests;
using Microsoft.Data.Sqlite;

namespace MiaIa.Host.Tests.Monitor;

/// <summary>
/// The page of a session in a process of its own, in headless Chromium: tests/browser/page.mjs does what a trader does. MIA_SHOTS names a
/// folder for its pictures.
/// </summary>
public sealed class PageInBrowserTests : IDisposable
{
    private const string Token = "0123456789abcdef-of-a-browser";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _files = new();
    private Process? _session;

    public void Dispose()
    {
        End();
        _files.Dispose();
    }

    [BrowserFact]
    public void ATrader_sees_the_session_and_lays_hand_on_it()
    {
        int port = FreePort();
        string yaml = File.ReadAllText(Path.Combine(Repository.Root, "tests", "data", "monitor.yaml"));
        _files.Write("monitor.yaml", yaml.Replace("port: 0", $"port: {port}", StringComparison.Ordinal));
        _files.Write("ESH24.csv", Tape(minutes: 400));
        _files.Write(Path.Combine("short", "ESH24.csv"), Tape(minutes: 10));
        MiaProgram.Run(_files.Root, "sim", "--config", "monitor.yaml", "--data", "short/ESH24.csv").ExitCode.Should().Be(0);
        Start("--fresh");
        Until(() => Running is { } run && RunState.Of(ControlFolder.Of(run)) is { Position: 1 });

        List<string> lines = [];
        using Process node = Node(port);
        while (node.StandardOutput.ReadLine() is { } line)
        {
            lines.Add(line);
            if (line is "restart")
            {
                End();
                Start();
            }
        }

        string errors = node.StandardError.ReadToEnd();
        node.WaitForExit();
        node.ExitCode.Should().Be(0, string.Join('\n', lines) + errors);
        lines.Should().Contain("ok no error in the console, and nothing from elsewhere");
        JournalAgrees(lines.Single(l => l.StartsWith("journal ", StringComparison.Ordinal))["journal ".Length..]);
    }

    private string? Running => Directory.Exists(_files.At("runs")) ? Directory.GetDirectories(_files.At("runs")).Order(StringComparer.Ordinal).Last() : null;

    // Down a tick every twenty seconds for eighty minutes, then up: the formula needs an hour to know the volatility.
    private static string Tape(int minutes)
    {
        const int Turn = 80 * 60;
        DateTime start = new(2024, 1, 31, 14, 20, 0, DateTimeKind.Utc);
        return string.Concat(Enumerable.Range(0, minutes * 60).Select(s =>
        {
            int ticks = s < Turn ? 20_000 - (s / 20) : 20_000 - (Turn / 20) + ((s - Turn) / 20);
            return string.Create(CultureInfo.InvariantCulture, $"{start.AddSeconds(s):yyyy-MM-dd'T'HH:mm:ss'Z'},{ticks * 0.25m:0.00},1\n");
        }));
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Start(params string[] more)
    {
        Dictionary<string, string> environment = new(StringComparer.Ordinal) { ["MIA_MONITOR_TOKEN"] = Token };
        _session = MiaProgram.StartAt(
            Path.Combine(Repository.Program, "mia.dll"), _files.Root, environment,
            ["sim", "--config", "monitor.yaml", "--data", "ESH24.csv", "--speed", "400", .. more]);
        _session.OutputDataReceived += (_, _) => { };
        _session.ErrorDataReceived += (_, _) => { };
        _session.BeginOutputReadLine();
        _session.BeginErrorReadLine();
    }

    private void End()
    {
        if (_session is { HasExited: false } session)
        {
            session.Kill();
            session.WaitForExit();
        }

        _session?.Dispose();
        _session = null;
    }

    private Process Node(int port)
    {
        string shots = Environment.GetEnvironmentVariable("MIA_SHOTS") ?? _files.At("shots");
        ProcessStartInfo start = new("node") { WorkingDirectory = BrowserFactAttribute.Folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string argument in (string[])["page.mjs", $"http://127.0.0.1:{port}", Token, shots])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private void Until(Func<bool> isSo)
    {
        long begin = Stopwatch.GetTimestamp();
        while (!isSo())
        {
            (_session!.HasExited || Stopwatch.GetElapsedTime(begin) > Limit).Should().BeFalse("the session opens a position");
            Thread.Yield();
        }
    }

    // Asked of the database itself, and not of the code that makes the page.
    private void JournalAgrees(string told)
    {
        JsonElement page = JsonDocument.Parse(told).RootElement;
        string path = _files.At("runs", page.GetProperty("id").GetString()!, "run.db");
        using SqliteConnection connection = new($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT price_ticks FROM fills ORDER BY execution_id LIMIT 1), (SELECT price_ticks FROM orders WHERE role = 'Stop' LIMIT 1)";
        using SqliteDataReader row = command.ExecuteReader();
        row.Read().Should().BeTrue();
        (page.GetProperty("entry").GetDouble(), page.GetProperty("stop").GetDouble()).Should().Be((row.GetInt32(0) * 0.25, row.GetInt32(1) * 0.25));
    }
}
