using System.CommandLine;
using MiaIa.Host.Explanation;
using MiaIa.Host.Replay;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Commands;

/// <summary>The command <c>replay</c>: the proof of a run.</summary>
internal static class ReplayCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        DeskOptions options = new();
        Argument<string> run = new("RUN") { Description = "The id of a run, last for the newest, or the path of its folder or run.db." };
        Option<bool> recorded = new("--recorded") { Description = "With the configuration as the run recorded it, also when its file is there and may have changed." };
        options.Config.Description = "The configuration to replay with. Default: the file the run was made with; its recorded text when that is gone.";
        Command command = new(
            "replay",
            "Feeds a run's recorded inputs through the same plugins: every decision must come out the same, to the byte. The first difference is named and explained (exit code 1).")
        {
            run, recorded, options.Config, options.Plugins, options.Runs, options.Json,
        };
        command.SetAction((parsed, interrupt) => Task.FromResult(Run(
            new ReplayRequest(
                RunPath.Find(parsed.GetValue(run)!, parsed.GetValue(options.Runs)!), parsed.GetValue(options.Config), parsed.GetValue(recorded),
                parsed.GetValue(options.Plugins) ?? []),
            parsed.GetValue(options.Json),
            interrupt)));
        return command;
    }

    private static int Run(ReplayRequest request, bool isJson, CancellationToken interrupt)
    {
        ReplayResult result = new ReplayRun(request, new Progress(isShown: !Console.IsErrorRedirected)).Run(interrupt);
        if (isJson)
        {
            using Stream output = Console.OpenStandardOutput();
            ReplayJson.Write(result, output);
        }
        else
        {
            ReplayText.Write(result, Console.Out);
        }

        return result.Difference is null ? ExitCodes.Done : ExitCodes.Failed;
    }
}
