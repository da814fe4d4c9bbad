using System.CommandLine;
using MiaIa.Host.Bench;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Commands;

/// <summary>The engine measured: <c>bench</c>.</summary>
internal static class BenchCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        DeskOptions options = new();
        Option<int> passes = new("--passes")
        {
            Description = "Timed passes over the events; the median is told.",
            DefaultValueFactory = _ => 3,
        };
        Option<bool> journal = new("--journal") { Description = "With a journal, as in a run; it is thrown away afterwards." };
        Option<bool> planted = new("--planted") { Description = "The made-up market with every planted effect." };
        Option<double?> activity = new("--activity") { Description = "How busy the made-up market is: 5 makes about 5.5 million events a day.", HelpName = "X" };
        Command command = new("bench", "Measures the engine alone: events are read or made beforehand, then run through it.")
        {
            options.Data, options.From, options.To, passes, journal, planted, activity, options.Config, options.Plugins, options.Json,
        };
        command.SetAction((parsed, interrupt) =>
        {
            bool hasFiles = (parsed.GetValue(options.Data) ?? []).Length > 0;
            RunRequest run = options.Request(parsed, hasFiles ? RunMode.Backtest : RunMode.Sim, isJournaled: false);
            BenchRequest request = new(
                run, parsed.GetValue(passes), parsed.GetValue(journal), parsed.GetValue(planted), parsed.GetValue(activity));
            return Task.FromResult(Run(request, parsed.GetValue(options.Json), interrupt));
        });
        return command;
    }

    private static int Run(BenchRequest request, bool isJson, CancellationToken interrupt)
    {
        if (request.Passes is < 1 or > 100)
        {
            throw new RunException("--passes must be 1 to 100.", ExitCodes.Configuration);
        }

        if (request.Activity is { } activity && !(activity is >= 0.1 and <= 50))
        {
            throw new RunException("--activity must be 0.1 to 50.", ExitCodes.Configuration);
        }

        BenchResult result = new EngineBench(request).Measure(interrupt);
        if (isJson)
        {
            using Stream output = Console.OpenStandardOutput();
            result.WriteJson(output);
        }
        else
        {
            result.Write(Console.Out);
        }

        return ExitCodes.Done;
    }
}
