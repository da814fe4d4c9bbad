using System.CommandLine;
using MiaIa.Host.Configuration;
using MiaIa.Host.Control;
using MiaIa.Host.Explanation;
using MiaIa.Host.Monitor;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Commands;

/// <summary>The command <c>monitor</c>: the page of runs that are kept, and of one that goes on in another process, read-only.</summary>
internal static class MonitorCommand
{
    private const string Last = "last";
    private const int UsualPort = 5080;
    private const int LastPort = 65_535;

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        DeskOptions options = new();
        Argument<string?> run = new("RUN")
        {
            Description = "The id of a run, or a path. Default: the one that runs, else the newest.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<int> port = new("--port") { Description = "The port at 127.0.0.1; 0 takes one that is free.", HelpName = "N", DefaultValueFactory = _ => UsualPort };
        Command command = new("monitor", "Serves the page of the runs that are kept, read-only, until Ctrl-C. A session on wall time serves its own.")
        {
            run, port, options.Runs,
        };
        command.SetAction((parsed, interrupt) => Task.FromResult(
            Serve(parsed.GetValue(options.Runs)!, parsed.GetValue(run), parsed.GetValue(port), interrupt)));
        return command;
    }

    private static int Serve(string runs, string? named, int port, CancellationToken interrupt)
    {
        if (port is < 0 or > LastPort)
        {
            throw new RunException("--port must be 0 to 65535.", ExitCodes.Configuration);
        }

        string meant = named ?? new RunningRuns(runs).All().LastOrDefault() ?? Last;
        string folder = Path.GetFullPath(Path.GetDirectoryName(RunPath.Find(meant, runs))!);
        using MonitorServer server = new(new MonitorSite
        {
            Settings = new MonitorSettings { Port = port },
            RunsFolder = Path.GetDirectoryName(folder)!,
            RunFolder = folder,
            Token = MonitorToken.Of(Environment.GetEnvironmentVariable(MonitorToken.Variable)),
            Log = Console.Error.WriteLine,
        });
        server.Start();
        Console.Out.WriteLine($"{server.Address}  {Path.GetFileName(folder)}; read-only, Ctrl-C ends it");
        interrupt.WaitHandle.WaitOne();
        return ExitCodes.Done;
    }
}
