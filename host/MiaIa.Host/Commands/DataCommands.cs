using System.CommandLine;
using MiaIa.Host.Data;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Commands;

/// <summary>The commands about data: <c>data inspect</c>, <c>data export</c> and <c>features</c>.</summary>
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
                DataInspection.Inspect(parsed.GetValue(path)!, desk.Sources(), desk.Zones, DataInstruments.Find, interrupt);
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
        return new Command("data", "Files of market data.") { inspect, Export() };
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

    private static Command Export()
    {
        DeskOptions options = new();
        options.Data.Required = true;
        Option<ExportKind> what = new("--what") { Description = "bars, prints or quotes.", Required = true };
        Option<string?> period = new("--period")
        {
            Description = "Length of bars: 30s, 1m, 5m, 1h. Default: 1m, or that of the data when they are coarser.",
            HelpName = "PERIOD",
        };
        Option<string> output = new("--out", "-o") { Description = "The CSV file to write; - for standard output.", HelpName = "FILE.csv", Required = true };
        Option<string?> instrument = new("--instrument")
        {
            Description = "A root such as NQ, front contracts in order, or one contract as its files name it, such as CLN3. Default: the traded instrument.",
            HelpName = "SYMBOL",
        };
        Option<bool> overwrite = new("--overwrite") { Description = "Replace the file when it is there." };
        Command command = new("export", "Bars, prints or quotes of an instrument as CSV, front contracts in order.")
        {
            options.Data, what, period, instrument, output, overwrite, options.From, options.To, options.Config, options.Plugins,
        };
        command.SetAction((parsed, interrupt) => Task.FromResult(DataExport.Run(
            new ExportRequest(
                options.Request(parsed, RunMode.Backtest, 0, isJournaled: false),
                parsed.GetValue(what),
                PeriodOf(parsed.GetValue(period), parsed.GetValue(what)),
                parsed.GetValue(output)!,
                parsed.GetValue(overwrite))
            {
                Instrument = parsed.GetValue(instrument),
            },
            interrupt)));
        return command;
    }

    private static BarPeriod? PeriodOf(string? text, ExportKind kind)
    {
        if (text is null)
        {
            return null;
        }

        if (kind is not ExportKind.Bars)
        {
            throw new RunException("--period is for bars only; leave it out.", ExitCodes.Configuration);
        }

        return BarPeriod.TryParse(text, out BarPeriod period)
            ? period
            : throw new RunException($"--period {text} is no length of a bar; write 30s, 1m, 5m, 15m, 1h: it must divide a day.", ExitCodes.Configuration);
    }
}
