using System.CommandLine;
using MiaIa.Host.Alerts;
using MiaIa.Host.Control;
using MiaIa.Host.Explanation;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Commands;

/// <summary>The command <c>alerts</c>: what a run had to tell, and that a person has seen it.</summary>
internal static class AlertsCommand
{
    private const string Last = "last";

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        DeskOptions options = new();
        Argument<string?> run = Run();
        Command command = new("alerts", "The alerts of a run, the newest first: firing, acknowledged, resolved, and what was not delivered.")
        {
            run, options.Runs, options.Json, Acknowledge(),
        };
        command.SetAction(parsed =>
        {
            AlertListing listing = AlertListing.Read(PathOf(parsed.GetValue(run), parsed.GetValue(options.Runs)!));
            if (parsed.GetValue(options.Json))
            {
                using Stream output = Console.OpenStandardOutput();
                listing.WriteJson(output);
            }
            else
            {
                listing.WriteText(Console.Out);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Acknowledge()
    {
        DeskOptions options = new();
        Argument<int> number = new("NUMBER") { Description = "The number of the alert, as mia alerts shows it." };
        Argument<string?> run = Run();
        Command command = new("ack", "You have seen an alert: it is not told again more urgently.") { number, run, options.Runs };
        command.SetAction(parsed =>
        {
            string path = PathOf(parsed.GetValue(run), parsed.GetValue(options.Runs)!);
            int alert = parsed.GetValue(number);
            using AlertStore store = AlertStore.Open(path);
            if (store.Alerts().FirstOrDefault(a => a.Number == alert) is not { } found)
            {
                throw new RunException($"There is no alert {alert} in {path}. mia alerts lists them.", ExitCodes.Configuration);
            }

            bool isNew = store.Acknowledge(alert, TimeProvider.System.NowNs(), Environment.UserName);
            Console.Out.WriteLine($"{(isNew ? "Acknowledged" : "Acknowledged already")}: {found.Rule}: {found.Text}");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Argument<string?> Run() => new("RUN")
    {
        Description = "The id of a run, or a path. Default: the one that runs, else the newest.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static string PathOf(string? named, string runs) => RunPath.Find(named ?? new RunningRuns(runs).Find(null) ?? Last, runs);
}
