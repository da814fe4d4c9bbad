using System.CommandLine;
using System.CommandLine.Parsing;
using MiaIa.Host.Calendar;
using MiaIa.Host.Configuration;
using MiaIa.Host.Data;
using MiaIa.Host.Journal;
using MiaIa.Host.Plugins;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Commands;

/// <summary>The program's commands, and how everything that goes wrong is told: a sentence, never a stack trace.</summary>
internal static class CommandLine
{
    /// <summary>Runs the command that was asked for; <c>sim</c> when none was.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args)
    {
        RootCommand root = new("mia: a desk for one trader of E-mini S&P 500 futures. Without a command: sim.")
        {
            RunCommands.Sim(),
            RunCommands.Backtest(),
            LiveCommand.Make(),
            BrokerCommand.Make(),
            StagesCommand.Make(),
            ConfigurationCommands.Check(),
            ConfigurationCommands.Schema(),
            ConfigurationCommands.Plugins(),
            DataCommands.Data(),
            DataCommands.Features(),
            TrainCommand.Make(),
            BenchCommand.Make(),
            NewCommand.Make(),
            LevelsCommand.Make(),
            CompareCommand.Make(),
            ExplainCommand.Make(),
            ReplayCommand.Make(),
            ControlCommands.Halt(),
            ControlCommands.Kill(),
            ControlCommands.Flatten(),
            ControlCommands.Resume(),
            StatusCommand.Make(),
            AlertsCommand.Make(),
            MonitorCommand.Make(),
            RunsCommand.Make(),
            ReportCommand.Make(),
        };
        ParseResult parsed = root.Parse(args.Length == 0 ? ["sim"] : args);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError error in parsed.Errors)
            {
                Console.Error.WriteLine(error.Message);
            }

            Console.Error.WriteLine($"See: mia {(parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ")}--help");
            return ExitCodes.Configuration;
        }

        using Interrupt interrupt = new();
        return Guarded(() => parsed.InvokeAsync(
            new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
            interrupt.Token).GetAwaiter().GetResult());
    }

    private static int Guarded(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (ConfigurationException problem)
        {
            foreach (string line in ConfigurationEcho.Errors(problem.Errors))
            {
                Console.Error.WriteLine(line);
            }

            return ExitCodes.Configuration;
        }
        catch (RunException problem)
        {
            return Tell(problem.Message, problem.ExitCode);
        }
        catch (Exception problem) when (problem is DataException or CalendarException or PluginException)
        {
            return Tell(problem.Message, ExitCodes.Configuration);
        }
        catch (Exception problem) when (problem is SourceException or JournalException or IOException or UnauthorizedAccessException)
        {
            return Tell(problem.Message, ExitCodes.Failed);
        }
        catch (OperationCanceledException)
        {
            return Tell("Interrupted.", ExitCodes.Interrupted);
        }
    }

    private static int Tell(string message, int exitCode)
    {
        Console.Error.WriteLine(message);
        return exitCode;
    }
}
