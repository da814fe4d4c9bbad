using System.Diagnostics;
using System.Text.RegularExpressions;
using MiaIa.Host.Scaffold;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Plugins;

/// <summary>
/// <c>mia new feature</c> writes what the guide shows; both build against the packages, their tests pass, and dropped in the
/// feature votes.
/// </summary>
public sealed partial class PluginAuthorTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("bar-delta", "bar-delta", "BarDelta")]
    [InlineData("BarDelta", "bar-delta", "BarDelta")]
    [InlineData("vix9", "vix9", "Vix9")]
    public void Names_MayBeWrittenInBothWays(string text, string id, string name)
    {
        PluginName.TryParse(text, out PluginName? parsed).Should().BeTrue();
        parsed.Should().Be(new PluginName(id, name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("9lives")]
    [InlineData("bar_delta")]
    [InlineData("bar--delta")]
    [InlineData("-bar")]
    [InlineData("barDelta")]
    [InlineData("../bar")]
    [InlineData("BARDELTA")]
    public void WrongNames_AreRefused(string text) => PluginName.TryParse(text, out _).Should().BeFalse();

    [Fact]
    public void AFolderThatHoldsSomething_IsNotTouched()
    {
        string folder = Directory.CreateDirectory(_folder.At("mine")).FullName;
        File.WriteAllText(Path.Combine(folder, "kept.txt"), "kept");
        (int exitCode, _, string errors) = MiaProgram.Run(_folder.Root, "new", "feature", "bar-delta", "--output", folder);
        exitCode.Should().Be(1);
        errors.Should().Contain("is not empty");
        Directory.EnumerateFileSystemEntries(folder).Should().ContainSingle();
    }

    [Fact]
    public void ANameThatShips_IsRefused()
    {
        (int exitCode, _, string errors) = MiaProgram.Run(_folder.Root, "new", "feature", "headfake");
        exitCode.Should().Be(2);
        errors.Should().Contain("'headfake' is there already");
    }

    [Fact]
    public void EveryListingOfTheGuide_Compiles_AndTheFeatureVotes()
    {
        (int exitCode, _, string errors) = MiaProgram.Run(_folder.Root, "new", "feature", "bar-delta");
        exitCode.Should().Be(0, errors);
        string project = _folder.At("BarDelta");

        // What the command writes is what the guide shows, to the letter; its other listings are compiled beside it.
        string guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "plugin-author.md")).ReplaceLineEndings("\n");
        string[] listings = [.. Listing().Matches(guide).Where(m => m.Groups["language"].Value == "csharp").Select(m => m.Groups["code"].Value)];
        string[] written = [.. FeatureTemplate.Files(new PluginName("bar-delta", "BarDelta")).Select(f => f.Text.ReplaceLineEndings("\n"))];
        listings.Should().HaveCount(4);
        listings.Intersect(written, StringComparer.Ordinal).Should().HaveCount(3);
        string[] others = [.. listings.Except(written, StringComparer.Ordinal)];
        for (int i = 0; i < others.Length; i++)
        {
            // One plugin is one assembly: the other listings are compiled with the tests.
            File.WriteAllText(Path.Combine(project, "BarDelta.Tests", $"Listing{i}.cs"), others[i]);
        }

        Dotnet("test", Path.Combine(project, "BarDelta.Tests"), project).Should().Contain("Passed!  - Failed:     0, Passed:     4");
        Dotnet("build", Path.Combine(project, "BarDelta"), project, "-c", "Release");

        string yaml = Listing().Matches(guide).Single(m => m.Groups["language"].Value == "yaml").Groups["code"].Value;
        string configuration = _folder.Write("guide.yaml", yaml);
        (exitCode, string output, errors) = MiaProgram.Run(
            _folder.Root, "check", "--config", configuration, "--plugins", Path.Combine(project, "out"));
        exitCode.Should().Be(0, errors);
        output.Should().Contain("bar-delta.score 1.0000");
        Votes(configuration, Path.Combine(project, "out"));
    }

    /// <summary>Thirty bars of which three quarters were bought: the score is a half, and the formula consists of it.</summary>
    private void Votes(string configuration, string plugins)
    {
        IEnumerable<string> rows = Enumerable.Range(0, 30).Select(i => FormattableString.Invariant(
            $"2020/1/7, 08:{30 + i:00}:00, 3200, 3200.25, 3199.75, 3200, 100, 10, 25, 75"));
        string data = _folder.Write("ESH20-CME.txt", "Date, Time, Open, High, Low, Last, Volume, NumberOfTrades, BidVolume, AskVolume\n" + string.Join('\n', rows) + "\n");
        (int exitCode, string output, string errors) = MiaProgram.Run(
            _folder.Root, "features", "--config", configuration, "--plugins", plugins, "--data", data, "--out", "-");
        exitCode.Should().Be(0, errors);
        output.Should().Contain(",bar-delta,score,0.5,Ok,0").And.Contain(",weighted-confluence,s0,0.5,Ok,0");
    }

    private string Dotnet(string verb, string project, string root, params string[] more)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = root };
        string known = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

        // The packages of the tests are restored already; those of the SDK come from the new folder alone, into a place of this test.
        string[] arguments =
        [
            verb, project, .. more, "--nologo", $"-p:RestorePackagesPath={_folder.At("cache")}", $"-p:RestoreFallbackFolders={known}",
            $"-p:RestoreSources={Path.Combine(root, "packages")}", "-nodeReuse:false",
        ];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (string variable in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(variable);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit(Patience).Should().BeTrue();
        process.ExitCode.Should().Be(0, output + errors.Result);
        return output;
    }

    [GeneratedRegex(@"```(?<language>\w+)\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Listing();
}
