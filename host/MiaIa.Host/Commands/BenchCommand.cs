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
        Command command = new("bench", "Measures the engine alone: events are read or made beforehand, then run through it.")
        {
            options.Data, options.From, options.To, passes, options.Config, options.Plugins, options.Json,
        };
        command.SetAction((parsed, interrupt) => Task.FromResult(
            Run(options, parsed, parsed.GetValue(passes), parsed.GetValue(options.Json), interrupt)));
        return command;
    }

    private static int Run(DeskOptions options, ParseResult parsed, int passes, bool isJson, CancellationToken interrupt)
    {
        if (passes is < 1 or > 100)
        {
            throw new RunException("--passes must be 1 to 100.", ExitCodes.Configuration);
        }

        bool hasFiles = (parsed.GetValue(options.Data) ?? []).Length > 0;
        RunRequest request = options.Request(parsed, hasFiles ? RunMode.Backtest : RunMode.Sim, isJournaled: false);
        BenchResult result = new EngineBench(request, passes).Measure(interrupt);
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
