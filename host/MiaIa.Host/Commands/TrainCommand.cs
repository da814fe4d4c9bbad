using System.CommandLine;
using MiaIa.Host.Runs;
using MiaIa.Host.Training;
using MiaIa.Sdk;

namespace MiaIa.Host.Commands;

/// <summary>Models for the ML filter: <c>train</c>.</summary>
internal static class TrainCommand
{
    private const string Bracket = "bracket";
    private const string Learned = "learned";
    private const int MostFolds = 20;
    private const int MostDays = 260;

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        DeskOptions options = new();
        Option<string> path = new("--out", "-o") { Description = "The model file to be written; only an accepted model is.", HelpName = "FILE", Required = true };
        Option<string> label = new("--label")
        {
            Description = "What a success is: symmetric (8 ticks before -8) or bracket (16 ticks before -8).",
            HelpName = "WORD",
            DefaultValueFactory = _ => "symmetric",
        };
        label.AcceptOnlyFromAmong("symmetric", Bracket);
        Option<string> weights = new("--weights")
        {
            Description = "Weights of the models: given (those of the configuration, .5 .3 .2) or learned.",
            HelpName = "WORD",
            DefaultValueFactory = _ => "given",
        };
        weights.AcceptOnlyFromAmong("given", Learned);
        Option<int> folds = new("--folds") { Description = "Folds on which the model is judged.", DefaultValueFactory = _ => 5 };
        Option<int?> seed = new("--seed") { Description = "Seed of the models, and of the made-up market. Default: 1, and the configured one.", HelpName = "N" };
        Option<int?> days = new("--days") { Description = "Days of the made-up market. Default: as configured.", HelpName = "N" };
        Command command = new("train", "Trains the models of the ML filter, judges them on data they have not seen, and writes them only when they are better than nothing. Without --data on the made-up market (SIMULATED).")
        {
            options.Data, options.From, options.To, path, label, weights, folds, days, seed, options.Config, options.Plugins, options.Json,
        };
        command.SetAction((parsed, interrupt) =>
        {
            bool hasFiles = (parsed.GetValue(options.Data) ?? []).Length > 0;
            TrainRequest request = new(
                options.Request(parsed, hasFiles ? RunMode.Backtest : RunMode.Sim, isJournaled: false),
                parsed.GetValue(path)!,
                string.Equals(parsed.GetValue(label), Bracket, StringComparison.Ordinal) ? LabelKind.Bracket : LabelKind.Symmetric,
                string.Equals(parsed.GetValue(weights), Learned, StringComparison.Ordinal),
                parsed.GetValue(folds),
                parsed.GetValue(seed),
                parsed.GetValue(days));
            return Task.FromResult(Run(request, parsed.GetValue(options.Json), interrupt));
        });
        return command;
    }

    private static int Run(TrainRequest request, bool isJson, CancellationToken interrupt)
    {
        Check("--folds", request.Folds, 2, MostFolds);
        Check("--days", request.Days ?? 1, 1, MostDays);
        Check("--seed", request.Seed ?? 0, 0, int.MaxValue);
        TrainingResult result = new TrainingRun(request, new Progress(isShown: !Console.IsErrorRedirected)).Run(interrupt);
        if (isJson)
        {
            using Stream output = Console.OpenStandardOutput();
            TrainingJson.Write(result, output);
        }
        else
        {
            TrainingText.Write(result, Console.Out);
        }

        return result.ModelPath is null ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static void Check(string option, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            throw new RunException($"{option} must be {least} to {most}.", ExitCodes.Configuration);
        }
    }
}
