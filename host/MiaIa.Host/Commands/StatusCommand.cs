using System.CommandLine;
using MiaIa.Host.Control;
using MiaIa.Host.Explanation;

namespace MiaIa.Host.Commands;

/// <summary>The command <c>status</c>: where a run stands.</summary>
internal static class StatusCommand
{
    private const string Last = "last";

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        DeskOptions options = new();
        Argument<string?> run = new("RUN")
        {
            Description = "The id of a run, or a path. Default: the one that runs, else the newest.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Command command = new("status", "Where a run stands: position, orders, result, halts and how each is released. It may be over.")
        {
            run, options.Runs, options.Json,
        };
        command.SetAction(parsed =>
        {
            string runs = parsed.GetValue(options.Runs)!;
            string? named = parsed.GetValue(run);
            string meant = named ?? new RunningRuns(runs).Find(null) ?? Last;
            RunStatus status = RunStatusReader.Read(RunPath.Find(meant, runs));
            if (parsed.GetValue(options.Json))
            {
                using Stream output = Console.OpenStandardOutput();
                RunStatusJson.Write(status, output);
            }
            else
            {
                RunStatusText.Write(status, Console.Out);
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
