using System.CommandLine;
using MiaIa.Host.Data;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Commands;

/// <summary>The commands about data: <c>data inspect</c> and <c>features</c>.</summary>
internal static class DataCommands
{
    /// <summary>Says what a file is.</summary>
    public static Command Data()
    {
        DeskOptions options = new();
        Argument<string> path = new("PATH") { Description = "A file of market data." };
        Command inspect = new("inspect", "What a file is: format, instruments, records by kind, times, prices, volumes, problems, health.")
        {
            path, options.Config, options.Plugins, options.Json,
        };
        inspect.SetAction((parsed, interrupt) =>
        {
            using Desk desk = Desk.Open(options.ConfigPath(parsed), parsed.GetValue(options.Plugins) ?? []);
            IReadOnlyDictionary<string, object?> facts =
                DataInspection.Inspect(parsed.GetValue(path)!, desk.Sources(), desk.Zones, InstrumentTable.Find, interrupt);
            if (parsed.GetValue(options.Json))
            {
                using Stream output = Console.OpenStandardOutput();
                Facts.WriteJson(facts, output);
            }
            else
            {
                Facts.Write(facts, Console.Out);
            }

            return Task.FromResult(ExitCodes.Done);
        });
        return new Command("data", "Files of market data.") { inspect };
    }

    /// <summary>Writes the feature row at every closed bar.</summary>
    public static Command Features()
    {
        DeskOptions options = new();
        options.Data.Required = true;
        Option<string> output = new("--out", "-o") { Description = "The CSV file to write; - for standard output.", HelpName = "FILE.csv", Required = true };
        Command command = new("features", "The feature row at every closed bar of the base period, as CSV in long form.")
        {
            options.Data, output, options.From, options.To, options.Config, options.Plugins,
        };
        command.SetAction((parsed, interrupt) => Task.FromResult(
            FeatureExport.Run(options.Request(parsed, RunMode.Backtest, 0, isJournaled: false), parsed.GetValue(output)!, interrupt)));
        return command;
    }
}
