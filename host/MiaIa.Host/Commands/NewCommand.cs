using System.CommandLine;
using MiaIa.Host.Runs;
using MiaIa.Host.Scaffold;

namespace MiaIa.Host.Commands;

/// <summary>The command <c>new</c>: a technique of one's own, ready to be built.</summary>
internal static class NewCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make() => new("new", "Writes the beginning of a plugin: it builds, its tests pass, and it votes when it is dropped in.")
    {
        Feature(),
    };

    private static Command Feature()
    {
        Argument<string> name = new("NAME") { Description = "Its name, such as print-balance or PrintBalance." };
        Option<string?> output = new("--output", "-o") { Description = "The folder to write into. Default: one of that name here.", HelpName = "DIR" };
        Command command = new("feature", "Writes a feature with its options and its test, in any folder, against the packages of the SDK.") { name, output };
        command.SetAction(parsed => Write(parsed.GetValue(name)!, parsed.GetValue(output)));
        return command;
    }

    private static int Write(string text, string? output)
    {
        if (!PluginName.TryParse(text, out PluginName? name))
        {
            throw new RunException(
                $"'{text}' is no name of a plugin. Write small letters, digits and hyphens (print-balance), or words that begin large (PrintBalance).",
                ExitCodes.Configuration);
        }

        string shipped = Path.Combine(AppContext.BaseDirectory, "plugins", "Features", name.Class);
        if (Directory.Exists(shipped))
        {
            throw new RunException($"'{name.Id}' is there already: {shipped}. Choose another name.", ExitCodes.Configuration);
        }

        string folder = Path.GetFullPath(output ?? name.Class);
        FeatureTemplate.Write(name, folder);
        Console.Out.WriteLine($"Written: {folder}");
        Console.Out.WriteLine($"  dotnet test {Path.Combine(folder, name.Class + ".Tests")}");
        Console.Out.WriteLine($"  dotnet build {Path.Combine(folder, name.Class)} -c Release");
        Console.Out.WriteLine($"  mia check --plugins {Path.Combine(folder, "out")}");
        Console.Out.WriteLine($"It computes with the line '{name.Id}:' under features, and votes with a weight in a group of the confluence.");
        return ExitCodes.Done;
    }
}
