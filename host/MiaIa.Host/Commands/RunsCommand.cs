using System.CommandLine;
using MiaIa.Host.Archive;
using MiaIa.Host.Explanation;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Commands;

/// <summary>The command <c>runs</c>: what is kept of runs.</summary>
internal static class RunsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make() => new("runs", "The runs that are kept: list, export, backup, prune.") { List(), Export(), Backup(), Prune() };

    private static Argument<string> Run() =>
        new("RUN") { Description = "The id of a run, last for the newest, or the path of its folder or run.db." };

    private static Command List()
    {
        DeskOptions options = new();
        Command command = new("list", "Lists them, the newest first.") { options.Runs, options.Json };
        command.SetAction(parsed =>
        {
            string runs = parsed.GetValue(options.Runs)!;
            IReadOnlyList<RunEntry> entries = RunArchive.List(runs);
            RunsReport.Write(entries, runs, parsed.GetValue(options.Json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Export()
    {
        DeskOptions options = new();
        Argument<string> run = Run();
        Option<string?> output = new("--out", "-o") { Description = "The folder to write to. Default: export, beside the run's journal.", HelpName = "DIR" };
        Command command = new("export", "Writes the records of decisions and round trips as JSON lines, a file per session date.")
        {
            run, output, options.Runs, options.Json,
        };
        command.SetAction((parsed, interrupt) =>
        {
            string path = RunPath.Find(parsed.GetValue(run)!, parsed.GetValue(options.Runs)!);
            string folder = parsed.GetValue(output) ?? Path.Combine(Path.GetDirectoryName(path)!, "export");
            using RunJournal journal = RunJournal.Open(path);
            RunsReport.WriteExport(new RunExport(journal, folder).Write(interrupt), path, parsed.GetValue(options.Json));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static Command Backup()
    {
        DeskOptions options = new();
        Argument<string> run = Run();
        Option<string> output = new("--out", "-o") { Description = "The file to write; it must not be there.", HelpName = "FILE", Required = true };
        Command command = new("backup", "Copies the journal of a run into one file, also while it is going on.")
        {
            run, output, options.Runs, options.Json,
        };
        command.SetAction(parsed =>
        {
            string path = RunPath.Find(parsed.GetValue(run)!, parsed.GetValue(options.Runs)!);
            string file = parsed.GetValue(output)!;
            RunsReport.WriteBackup(path, file, RunBackup.Write(path, file), parsed.GetValue(options.Json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Prune()
    {
        DeskOptions options = new();
        Option<int?> keep = new("--keep") { Description = "Keep so many of the newest runs.", HelpName = "N" };
        Option<double?> olderThan = new("--older-than") { Description = "Only runs that were begun so many days ago or earlier.", HelpName = "DAYS" };
        Option<bool> unfinished = new("--unfinished") { Description = "Also runs that broke off, or whose journal cannot be read." };
        Option<bool> yes = new("--yes", "-y") { Description = "Delete. Without it, only what would be deleted is told." };
        Command command = new("prune", "Deletes old runs. One that is going on is never deleted.")
        {
            keep, olderThan, unfinished, yes, options.Runs, options.Json,
        };
        command.SetAction(parsed =>
        {
            (int? most, double? days) = (parsed.GetValue(keep), parsed.GetValue(olderThan));
            if ((most is null && days is null) || most < 0 || days is < 0 or double.NaN)
            {
                throw new RunException("Say what to keep: --keep N, --older-than DAYS, or both (0 or more).", ExitCodes.Configuration);
            }

            RunPrune prune = new(most, days is { } d ? TimeSpan.FromDays(d) : null, parsed.GetValue(unfinished));
            IReadOnlyList<RunEntry> chosen = prune.Choose(RunArchive.List(parsed.GetValue(options.Runs)!), DateTime.UtcNow);
            bool isDone = parsed.GetValue(yes);
            foreach (RunEntry entry in isDone ? chosen : [])
            {
                RunPrune.Delete(entry);
            }

            RunsReport.WritePruned(chosen, isDone, parsed.GetValue(options.Json));
            return ExitCodes.Done;
        });
        return command;
    }
}
