using System.CommandLine;
using MiaIa.Host.Comparison;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Commands;

/// <summary>The command <c>compare</c>: two configurations or profiles over the same data.</summary>
internal static class CompareCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        DeskOptions options = new();
        Argument<string> a = Side("A");
        Argument<string> b = Side("B");
        Command command = new(
            "compare",
            "Runs two configurations over the same data and lays settings, decisions, round trips and results side by side, with uncertainty.")
        {
            a, b, options.Data, options.From, options.To, options.Config, options.Plugins, options.Json,
        };
        command.SetAction((parsed, interrupt) =>
            Task.FromResult(Run(options, parsed, parsed.GetValue(a)!, parsed.GetValue(b)!, interrupt)));
        return command;
    }

    private static Argument<string> Side(string name) => new(name)
    {
        Description = "A configuration file; or a profile, corrected or seed-literal, applied to the one of --config.",
    };

    private static int Run(DeskOptions options, ParseResult parsed, string a, string b, CancellationToken interrupt)
    {
        bool hasFiles = (parsed.GetValue(options.Data) ?? []).Length > 0;
        RunRequest request = options.Request(parsed, hasFiles ? RunMode.Backtest : RunMode.Sim, isJournaled: false);
        bool isShown = !Console.IsErrorRedirected;
        ComparisonRun run = new(
            ComparedSide.Of(a, request.ConfigPath), ComparedSide.Of(b, request.ConfigPath), request, name => Announce(name, isShown));
        ComparisonResult result = run.Run(interrupt);
        if (parsed.GetValue(options.Json))
        {
            using Stream output = Console.OpenStandardOutput();
            ComparisonJson.Write(result, output);
        }
        else
        {
            ComparisonText.Write(result, Console.Out);
        }

        return result.IsStopped ? ExitCodes.Halted : ExitCodes.Done;
    }

    private static Progress Announce(string name, bool isShown)
    {
        if (isShown)
        {
            Console.Error.WriteLine(name);
        }

        return new Progress(isShown);
    }
}
