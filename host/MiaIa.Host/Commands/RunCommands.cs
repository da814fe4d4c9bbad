using System.CommandLine;
using MiaIa.Host.Reports;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Commands;

/// <summary>The commands that run the desk: <c>sim</c> and <c>backtest</c>.</summary>
internal static class RunCommands
{
    /// <summary>A simulated session.</summary>
    public static Command Sim()
    {
        DeskOptions options = new();
        Option<double> speed = new("--speed")
        {
            Description = "Multiple of wall time: 1 runs in real time, 0 as fast as it goes.",
            DefaultValueFactory = _ => 0,
        };
        Option<bool> fresh = new("--fresh")
        {
            Description = "Begin anew: an unfinished run is left as it is, and no halt of the last simulated run is carried over.",
        };
        Option<bool> stats = new("--stats")
        {
            Description = "Print the statistics lines every 60 s of event time, also when the run is not paced.",
        };
        Command command = new("sim", "A simulated session: the synthetic market (SIMULATED), or recorded data with --data.")
        {
            options.Data, options.From, options.To, speed, fresh, stats, options.Config, options.Plugins, options.Runs, options.Json,
        };
        command.SetAction((parsed, interrupt) => Task.FromResult(
            Run(
                options.Request(parsed, RunMode.Sim, parsed.GetValue(speed)) with { IsFresh = parsed.GetValue(fresh) },
                parsed.GetValue(options.Json), interrupt, parsed.GetValue(stats) || parsed.GetValue(speed) > 0)));
        return command;
    }

    /// <summary>A back-test over files.</summary>
    public static Command Backtest()
    {
        DeskOptions options = new();
        options.Data.Required = true;
        Option<bool> noJournal = new("--no-journal") { Description = "Keep no journal: only the summary is left." };
        Option<string?> report = new("--report")
        {
            Description = "Write the report of the run to this file too; report.html is beside the run's journal in any case.",
            HelpName = "FILE.html",
        };
        Command command = new("backtest", "Runs over files of market data in event time and prints a summary.")
        {
            options.Data, options.From, options.To, noJournal, report, options.Config, options.Plugins, options.Runs, options.Json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(noJournal) && result.GetValue(report) is not null)
            {
                result.AddError("A report is made from the journal: leave out --no-journal or --report.");
            }
        });
        command.SetAction((parsed, interrupt) => Task.FromResult(Run(
            options.Request(parsed, RunMode.Backtest, 0, !parsed.GetValue(noJournal)) with { ReportPath = parsed.GetValue(report) },
            parsed.GetValue(options.Json), interrupt)));
        return command;
    }

    /// <summary>Runs and shows the result.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="isJson">Whether the result is one JSON document.</param>
    /// <param name="interrupt">Ends the run cleanly.</param>
    /// <param name="showsStatistics">Whether the statistics are shown as they fall due.</param>
    /// <param name="judge">Looks at the result once it is shown; null for nobody.</param>
    /// <returns>The exit code.</returns>
    public static int Run(
        RunRequest request, bool isJson, CancellationToken interrupt, bool showsStatistics = false, Action<RunResult>? judge = null)
    {
        if (request.Speed < 0 || !double.IsFinite(request.Speed))
        {
            throw new RunException("--speed must be 0 or more.", ExitCodes.Configuration);
        }

        Progress progress = new(isShown: !Console.IsErrorRedirected);
        TextWriter lines = isJson ? Console.Error : Console.Out;
        DeskRun run = new(request, progress)
        {
            ShowStatistics = showsStatistics ? figures => WriteLines(figures.Lines(), lines) : null,
        };
        RunResult result = run.Run(
            header =>
            {
                if (!isJson)
                {
                    WriteLines(header, Console.Out);
                }
            },
            interrupt);
        if (isJson)
        {
            using Stream output = Console.OpenStandardOutput();
            RunJson.Write(result, output);
        }
        else
        {
            RunSummary.Write(result, Console.Out);
        }

        judge?.Invoke(result);
        bool isReported = ReportFile.AfterRun(result, request.ReportPath, lines);
        return result.Failure is not null ? ExitCodes.Failed : result.IsInterrupted ? ExitCodes.Interrupted : result.Stopped is not null || result.IsHalted ? ExitCodes.Halted : isReported ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static void WriteLines(IReadOnlyList<string> texts, TextWriter output)
    {
        foreach (string text in texts)
        {
            output.WriteLine(text);
        }
    }
}
