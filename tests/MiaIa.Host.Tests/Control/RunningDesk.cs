using System.Diagnostics;
using System.Globalization;
using MiaIa.Host.Control;
using MiaIa.Tests;
using Microsoft.Data.Sqlite;

namespace MiaIa.Host.Tests.Control;

/// <summary>A paced simulated session in a process of its own, over a made-up tape in which the strategy of control.yaml buys and stays long.</summary>
internal sealed class RunningDesk : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _files = new();
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    /// <summary>Starts it.</summary>
    /// <param name="minutes">Length of the tape from 09:20; the position is opened at about 09:36.</param>
    /// <param name="settings">Added to the settings of the mode.</param>
    public RunningDesk(int minutes, string settings = "")
    {
        string yaml = File.ReadAllText(Path.Combine(Repository.Root, "tests", "data", "control.yaml"));
        _files.Write("control.yaml", yaml.Replace("capital: 25000 USD", "capital: 25000 USD" + settings, StringComparison.Ordinal));
        _files.Write("ESH24.csv", Tape(minutes));
        _process = MiaProgram.Start(_files.Root, [.. Sim, "--speed", "240"]);
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>The command that starts a session over the tape.</summary>
    public static string[] Sim => ["sim", "--config", "control.yaml", "--data", "ESH24.csv"];

    public KillFile Kill => new(_files.At("runs"));

    public string Folder => Directory.GetDirectories(_files.At("runs")).Single();

    public RunState? State => Directory.Exists(_files.At("runs")) && Directory.GetDirectories(_files.At("runs")) is [var one]
        ? RunState.Of(ControlFolder.Of(one))
        : null;

    /// <summary>Runs a command in the same folder.</summary>
    public (int ExitCode, string Output, string Errors) Mia(params string[] arguments) => MiaProgram.Run(_files.Root, arguments);

    /// <summary>Waits until something is so, or the limit; no state of the process is assumed to come at a time.</summary>
    public void Until(Func<RunState, bool> isSo, string what)
    {
        long begin = Stopwatch.GetTimestamp();
        while (State is not { } state || !isSo(state))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(begin) > Limit)
            {
                throw new TimeoutException($"Not seen: {what}. {(_process.HasExited ? _output.Result + _errors.Result : "")}");
            }

            Thread.Yield();
        }
    }

    public void UntilLong() => Until(s => s.Position == 1, "a position");

    public void Signal(string name)
    {
        using Process kill = Process.Start("kill", ["-" + name, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public (int ExitCode, string Output) End()
    {
        if (!_process.WaitForExit(Limit))
        {
            throw new TimeoutException("The session did not end.");
        }

        return (_process.ExitCode, _output.Result + _errors.Result);
    }

    /// <summary>The first column of a query, as text.</summary>
    public string[] Rows(string sql)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(Folder, "run.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return [.. rows];
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        _files.Dispose();
    }

    // Down a tick every five seconds until 09:36, then up.
    private static string Tape(int minutes)
    {
        const int Turn = 16 * 60;
        DateTime start = new(2024, 1, 31, 14, 20, 0, DateTimeKind.Utc);
        return string.Concat(Enumerable.Range(0, minutes * 60).Select(s =>
        {
            int ticks = s < Turn ? 20_000 - (s / 5) : 20_000 - (Turn / 5) + ((s - Turn) / 5);
            return string.Create(CultureInfo.InvariantCulture, $"{start.AddSeconds(s):yyyy-MM-dd'T'HH:mm:ss'Z'},{ticks * 0.25m:0.00},1\n");
        }));
    }
}
