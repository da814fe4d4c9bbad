using System.CommandLine;
using MiaIa.Host.Levels;
using MiaIa.Host.Runs;
using MiaIa.Sdk.Options;
using Spectre.Console;

namespace MiaIa.Host.Commands;

/// <summary>The command <c>levels</c>: dealers' gamma of an option chain.</summary>
internal static class LevelsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        DeskOptions options = new();
        Option<string[]> chain = new("--chain")
        {
            Description = "The file with the option chain, or several with parts of one snapshot.", HelpName = "FILE...", Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        Option<double?> spot = new("--spot") { Description = "Spot, in index points. Default: the one in the file.", HelpName = "S" };
        Option<double?> basis = new("--basis") { Description = "Future less index, in points: levels are told as prices of the future too.", HelpName = "B" };
        Option<SignModel> sign = Choice("--sign-model", "Which side dealers are assumed to hold.", SignModel.DealerLongCallsShortPuts);
        Option<TimeModel> time = Choice("--time-model", "How the time to expiry is counted.", TimeModel.Settlement);
        Option<WallScope> scope = Choice("--wall-scope", "Where walls are looked for.", WallScope.Side);
        Option<GammaSource> source = Choice("--gamma-source", "Re-priced, or the file's own gammas.", GammaSource.Reprice);
        Option<int> expiries = new("--flip-expiries") { Description = "Nearest expiries that the flip is computed from; 0 for all.", DefaultValueFactory = _ => 0 };
        Option<double> rate = new("--rate") { Description = "Interest rate per year, as a fraction.", DefaultValueFactory = _ => 0 };
        Option<double> dividend = new("--dividend-yield") { Description = "Dividend yield per year, as a fraction.", DefaultValueFactory = _ => 0 };
        Option<string?> svg = new("--svg") { Description = "Writes a picture of it too.", HelpName = "FILE.svg" };
        Command command = new("levels", "Gamma exposure of dealers from an option chain: walls, flip, exposure by strike, and how good the chain is.")
        {
            chain, spot, basis, sign, time, scope, source, expiries, rate, dividend, svg, options.Json, options.Config, options.Plugins,
        };
        command.SetAction((parsed, interrupt) =>
        {
            GammaSettings settings = new()
            {
                SignModel = parsed.GetValue(sign),
                TimeModel = parsed.GetValue(time),
                WallScope = parsed.GetValue(scope),
                GammaSource = parsed.GetValue(source),
                FlipExpiries = Math.Max(parsed.GetValue(expiries), 0),
                Rate = parsed.GetValue(rate),
                DividendYield = parsed.GetValue(dividend),
            };
            ChainLevels levels = ChainLevels.Of(
                new LevelsRequest(
                    options.ConfigPath(parsed), parsed.GetValue(options.Plugins) ?? [], parsed.GetValue(chain)!, parsed.GetValue(spot), parsed.GetValue(basis), settings),
                interrupt);
            if (parsed.GetValue(svg) is { } picture)
            {
                File.WriteAllText(picture, LevelsSvg.Of(levels));
            }

            if (parsed.GetValue(options.Json))
            {
                using Stream output = Console.OpenStandardOutput();
                LevelsJson.Write(levels, output);
            }
            else
            {
                LevelsText.Write(levels, Console.Out, AnsiConsole.Console);
            }

            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    /// <summary>An option whose values are words, as everywhere: calendar-days.</summary>
    private static Option<T> Choice<T>(string name, string description, T usual)
        where T : struct, Enum
    {
        Dictionary<string, T> known = Enum.GetValues<T>().ToDictionary(v => Words.Kebab(v.ToString()), StringComparer.Ordinal);
        Option<T> option = new(name)
        {
            Description = $"{description} {string.Join(" or ", known.Keys)}.",
            HelpName = "WORD",
            DefaultValueFactory = _ => usual,
        };
        option.CustomParser = result =>
        {
            string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (!known.TryGetValue(text, out T value))
            {
                result.AddError($"{name} {text}: write {string.Join(" or ", known.Keys)}.");
            }

            return value;
        };
        return option;
    }
}
