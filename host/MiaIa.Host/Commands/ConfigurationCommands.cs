using System.CommandLine;
using MiaIa.Host.Configuration;
using MiaIa.Host.Plugins;
using MiaIa.Host.Runs;
using MiaIa.Sdk;
using Spectre.Console;

namespace MiaIa.Host.Commands;

/// <summary>The commands about the configuration and the plugins: <c>check</c>, <c>schema</c>, <c>plugins</c>.</summary>
internal static class ConfigurationCommands
{
    /// <summary>Reads the configuration and does nothing else.</summary>
    public static Command Check()
    {
        DeskOptions options = new();
        Command command = new("check", "Reads the configuration: all errors with file, line and column, or what is effective.")
        {
            options.Config, options.Plugins,
        };
        command.SetAction(parsed =>
        {
            using Desk desk = Desk.Open(options.ConfigPath(parsed), parsed.GetValue(options.Plugins) ?? []);
            ConfigurationResult result = ConfigurationReader.Read(desk.File, desk.Types(RunMode.Backtest), mode: null);
            if (result.Configuration is null)
            {
                throw new ConfigurationException(result.Errors);
            }

            foreach (string line in ConfigurationEcho.Lines(result.Configuration))
            {
                Console.Out.WriteLine(line);
            }

            Console.Out.WriteLine($"{result.Configuration.File}: no errors");
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Writes the JSON schema.</summary>
    public static Command Schema()
    {
        DeskOptions options = new();
        Command command = new("schema", "Writes a JSON schema of the configuration, so that editors complete and underline.")
        {
            options.Config, options.Plugins,
        };
        command.SetAction(parsed =>
        {
            using Desk desk = Desk.Open(options.ConfigPath(parsed), parsed.GetValue(options.Plugins) ?? []);
            using Stream output = Console.OpenStandardOutput();
            ConfigurationSchema.Write(desk.Types(RunMode.Backtest), output);
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Lists what the plugin folders hold.</summary>
    public static Command Plugins()
    {
        DeskOptions options = new();
        Command command = new("plugins", "Lists every plugin folder: what is in it, and what is refused and why.")
        {
            options.Config, options.Plugins, options.Json,
        };
        command.SetAction(parsed =>
        {
            using Desk desk = Desk.Open(options.ConfigPath(parsed), parsed.GetValue(options.Plugins) ?? []);
            if (parsed.GetValue(options.Json))
            {
                using Stream output = Console.OpenStandardOutput();
                PluginReport.WriteJson(desk.Catalogue, output);
            }
            else
            {
                PluginReport.Write(desk.Catalogue, AnsiConsole.Console);
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
