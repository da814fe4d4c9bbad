using System.Text.Json;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests;

/// <summary>The same inputs give the same decisions, to the byte, whatever the machine looks like.</summary>
public sealed class FingerprintTests : IDisposable
{
    private static readonly Dictionary<string, string> NoVariables = new(StringComparer.Ordinal);

    private readonly TemporaryFolder _folder = new();

    private static string ShippedConfiguration => Path.Combine(Repository.Root, "strategies.yaml");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Sim_GivesTheSameFingerprint_TwiceAndUnderAnotherZoneAndCulture()
    {
        string first = Sim(NoVariables);
        string second = Sim(NoVariables);
        string elsewhere = Sim(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["TZ"] = "Asia/Kathmandu",
            ["LANG"] = "de_DE.UTF-8",
            ["LC_ALL"] = "tr_TR.UTF-8",
        });

        second.Should().Be(first);
        elsewhere.Should().Be(first);
    }

    [Fact]
    public void Sim_GivesAnotherFingerprint_WhenAWeightOrTheSeedChanges()
    {
        string text = File.ReadAllText(ShippedConfiguration);
        string weight = _folder.Write("weight.yaml", Replaced(text, "vwap-trend: 0.18", "vwap-trend: 0.19"));
        string seed = _folder.Write("seed.yaml", Replaced(text, "source: synthetic", "source: { synthetic: { seed: 43 } }"));

        string shipped = Sim(NoVariables);
        Sim(NoVariables, weight).Should().NotBe(shipped);
        Sim(NoVariables, seed).Should().NotBe(shipped);
    }

    [Fact]
    public void Sim_GivesTheSameFingerprint_WhenPluginFoldersAreFoundInAnotherOrder()
    {
        // Every feature plugin under a new folder name that reverses the order of names, from a folder of its own.
        string[] features = Directory.GetDirectories(Path.Combine(Repository.Plugins, "Features"));
        string program = _folder.CopyFolder(Repository.Program, "program");
        Directory.Delete(Path.Combine(program, "plugins", "Features"), recursive: true);
        for (int i = 0; i < features.Length; i++)
        {
            string name = $"{(char)('z' - i)}-{Path.GetFileName(features[i])}";
            _folder.CopyFolder(features[i], "elsewhere", "Features", name);
        }

        (int exitCode, string output, string errors) = MiaProgram.RunAt(
            Path.Combine(program, "mia.dll"), _folder.Root, NoVariables, "sim", "--json", "--config", ShippedConfiguration, "--plugins",
            _folder.At("elsewhere"));

        exitCode.Should().Be(0, errors);
        FingerprintOf(output).Should().Be(Sim(NoVariables));
    }

    [Fact]
    public void Sim_IsLabelledSimulated_AndLacksNothing()
    {
        (int exitCode, string output, string errors) = MiaProgram.Run(
            _folder.Root, "sim", "--json", "--config", ShippedConfiguration);

        exitCode.Should().Be(0, errors);
        using JsonDocument json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("provenance").GetString().Should().Be("SIMULATED");
        json.RootElement.GetProperty("suspect").GetBoolean().Should().BeFalse("NQ is not judged by the steps of ES");
        json.RootElement.GetProperty("degraded").EnumerateArray().Should().BeEmpty("everything is made, the chain too");
    }

    [Fact]
    public void Sim_SaysDegradedAndWhy_WithoutTheChain()
    {
        string text = Replaced(File.ReadAllText(ShippedConfiguration), "watch: [SPX, VIX, NQ]", "watch: [VIX, NQ]");
        (int exitCode, string output, string errors) = MiaProgram.Run(
            _folder.Root, "sim", "--json", "--config", _folder.Write("without.yaml", text));

        exitCode.Should().Be(0, errors);
        using JsonDocument json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("degraded").EnumerateArray().Select(d => d.GetString()!).Should()
            .Contain(d => d.StartsWith("SPX", StringComparison.Ordinal))
            .And.Contain(d => d.StartsWith("gamma-levels-proximity.score: its input is not in the data", StringComparison.Ordinal))
            .And.Contain(d => d.StartsWith("gamma-levels: no chain", StringComparison.Ordinal))
            .And.Contain(d => d.StartsWith("options-flow-bias.score", StringComparison.Ordinal));
    }

    private static string Replaced(string text, string from, string to)
    {
        text.Should().Contain(from);
        return text.Replace(from, to, StringComparison.Ordinal);
    }

    private static string FingerprintOf(string output)
    {
        using JsonDocument json = JsonDocument.Parse(output);
        string fingerprint = json.RootElement.GetProperty("fingerprint").GetString()!;
        fingerprint.Should().MatchRegex("^[0-9a-f]{64}$");
        json.RootElement.GetProperty("statistics").GetProperty("events").GetInt64().Should().BeGreaterThan(100_000);
        return fingerprint;
    }

    private string Sim(Dictionary<string, string> environment, string? configuration = null)
    {
        (int exitCode, string output, string errors) = MiaProgram.Run(
            _folder.Root, environment, "sim", "--json", "--config", configuration ?? ShippedConfiguration);
        exitCode.Should().Be(0, errors);
        return FingerprintOf(output);
    }
}
