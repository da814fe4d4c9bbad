using System.CommandLine;
using MiaIa.Engine.Risk;
using MiaIa.Host.Control;
using MiaIa.Host.Explanation;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Commands;

/// <summary>The commands that lay hand on a run: <c>halt</c>, <c>flatten</c>, <c>kill</c> and <c>resume</c>.</summary>
internal static class ControlCommands
{
    private const string Last = "last";
    private const int DefaultSeconds = 300;

    /// <summary>No entries until a person resumes.</summary>
    public static Command Halt() => Make(
        ControlCommand.Halt,
        "Forbids entries of a run until resume. An open position stays, with its stop and target.",
        (runs, _, _) => throw new RunException($"Nothing runs in {runs}: there is nothing to halt here.", ExitCodes.Configuration));

    /// <summary>The emergency stop.</summary>
    public static Command Kill() => Make(
        ControlCommand.Kill,
        "The emergency stop of a run: no entries, every order cancelled, every position closed. The process goes on. Where nothing runs, nothing starts any more.",
        (runs, _, reason) =>
        {
            KillFile kill = new(runs);
            bool isNew = kill.Make($"{DateTime.UtcNow:O} {Environment.UserName} {reason}");
            Console.Out.WriteLine($"Nothing runs in {runs}. {kill.FullPath} {(isNew ? "is made" : "was there before")}: nothing starts until mia resume --reason TEXT.");
            return ExitCodes.Done;
        });

    /// <summary>Out of the market, and no entries until a person resumes.</summary>
    public static Command Flatten() => Make(
        ControlCommand.Flatten,
        "Closes the position of a run, cancels its orders and forbids entries until resume.",
        (runs, _, _) => throw new RunException($"Nothing runs in {runs}: there is nothing to close here.", ExitCodes.Configuration));

    /// <summary>The halts that wait for a person are over.</summary>
    public static Command Resume() => Make(
        ControlCommand.Resume,
        "Releases the halts that only a person releases, and removes the kill file. A reason is needed.",
        ReleaseFinished);

    private static Command Make(ControlCommand what, string description, Func<string, string?, string, int> whenNoneRuns)
    {
        DeskOptions options = new();
        Argument<string?> run = new("RUN")
        {
            Description = "The id of a run, or the path of its folder. Default: the one that runs.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string> reason = new("--reason") { Description = "Why; it is kept in the journal.", HelpName = "TEXT", DefaultValueFactory = _ => "" };
        reason.Required = what is ControlCommand.Resume;
        Option<int> wait = new("--wait") { Description = "How long to wait for the outcome, in seconds.", HelpName = "SECONDS", DefaultValueFactory = _ => DefaultSeconds };
        Command command = new(Configuration.EnumNames.Write(what), description) { run, reason, wait, options.Runs };
        command.SetAction((parsed, interrupt) => Task.FromResult(Act(
            what, parsed.GetValue(options.Runs)!, parsed.GetValue(run), parsed.GetValue(reason) ?? "", parsed.GetValue(wait), whenNoneRuns, interrupt)));
        return command;
    }

    private static int Act(
        ControlCommand what,
        string runs,
        string? named,
        string reason,
        int seconds,
        Func<string, string?, string, int> whenNoneRuns,
        CancellationToken interrupt)
    {
        ControlRequest request = new(what, reason.Trim(), DateTime.UtcNow, Environment.UserName);
        try
        {
            ControlRequest.Check(what, request.Reason);
        }
        catch (FormatException problem)
        {
            throw new RunException($"{problem.Message}: --reason TEXT.", ExitCodes.Configuration);
        }

        // A finished run may be named to be released; to close something in one would be a mistake.
        bool isOver = what is ControlCommand.Resume && named is not null && !IsRunning(runs, named);
        string? folder = isOver ? null : new RunningRuns(runs).Find(named);
        if (what is ControlCommand.Resume)
        {
            // A name that means nothing must not release anything.
            _ = named is null || folder is not null ? "" : RunPath.Find(named, runs);
            RemoveKillFile(runs);
        }

        return folder is null ? whenNoneRuns(runs, named, request.Reason) : Ask(folder, request, seconds, interrupt);
    }

    private static bool IsRunning(string runs, string named) =>
        new RunningRuns(runs).All().Any(f => string.Equals(Path.GetFileName(f), Path.GetFileName(Path.TrimEndingDirectorySeparator(named)), StringComparison.Ordinal));

    private static int Ask(string folder, ControlRequest request, int seconds, CancellationToken interrupt)
    {
        string id = Path.GetFileName(folder);
        ControlClient client = new(
            folder,
            waited => Console.Error.WriteLine(FormattableString.Invariant($"{request.Name} {id}: waiting since {waited.TotalSeconds:0} s (Ctrl-C ends the waiting)")),
            TimeSpan.FromSeconds(seconds));
        ControlOutcome outcome = client.Ask(request, interrupt);
        Console.Out.WriteLine($"{request.Name} {id}: {outcome.Text}");
        Console.Out.WriteLine(FormattableString.Invariant(
            $"  at {Moment.Text(outcome.TimeNs)} event time, done in {outcome.Milliseconds} ms; closed {outcome.Closed}, cancelled {outcome.Cancelled}; now position {outcome.Position}, orders {outcome.Working}"));
        WriteLines("halted", outcome.Halted);
        WriteLines("released", outcome.Released);
        return outcome.IsComplete ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static int ReleaseFinished(string runs, string? named, string reason)
    {
        if (named is null && !Directory.Exists(runs))
        {
            throw new RunException($"There is no run in {runs}.", ExitCodes.Configuration);
        }

        string path = named is null ? HaltedRun(runs) : RunPath.Find(named, runs);
        long nowNs = (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * 100;
        IReadOnlyList<HeldHalt> released = new HaltTable(path).Release(nowNs, reason);
        string id = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))!);
        Console.Out.WriteLine($"Nothing runs. {(released.Count == 0 ? $"No halt of {id} waits for a person." : $"Released in {id}, so that the next start begins without:")}");
        WriteLines("released", [.. released.Select(h => HaltText.Name(h.Cause))]);
        return ExitCodes.Done;
    }

    // The newest run of each mode that trades says whether a halt holds.
    private static string HaltedRun(string runs)
    {
        string[] newest = [.. new[] { RunMode.Live, RunMode.Sim }.Select(mode => RunPath.Newest(runs, mode)).OfType<string>()];
        return Array.Find(newest, path => new HaltTable(path).Read().Any(h => string.Equals(h.Release, nameof(HaltRelease.Manual), StringComparison.Ordinal)))
            ?? newest.FirstOrDefault() ?? RunPath.Find(Last, runs);
    }

    private static void RemoveKillFile(string runs)
    {
        KillFile kill = new(runs);
        if (kill.Remove())
        {
            Console.Out.WriteLine($"{kill.FullPath} is removed.");
        }
    }

    private static void WriteLines(string what, IReadOnlyList<string> lines)
    {
        foreach (string line in lines)
        {
            Console.Out.WriteLine($"  {what} {line}");
        }
    }
}
