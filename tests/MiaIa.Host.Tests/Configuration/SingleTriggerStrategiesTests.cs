using System.Text.RegularExpressions;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Configuration;

/// <summary>What docs/strategies.md says of the strategies of one trigger is what the program takes.</summary>
public sealed partial class SingleTriggerStrategiesTests : IDisposable
{
    // Strategies of several setups, and the one to copy: other documents tell of them.
    private static readonly string[] Others = ["Trend", "Range", "EmaCross"];

    private static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "strategies.md"));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Example_IsAccepted() => RequireAccepted(Block().Match(Document).Groups[1].Value);

    [Fact]
    public void AllOfThem_AreAccepted_WithWhatTheTableSaysTheyRead()
    {
        IEnumerable<string> read = Rows().SelectMany(r => Name().Matches(r.Split('|')[^2]).Select(m => m.Groups[1].Value));
        // What the detectors read themselves.
        string[] further = ["gamma-levels", "market-regime"];
        string features = string.Join("", read.Concat(further).Distinct(StringComparer.Ordinal).Select(f => $"  {f}:\n"));
        string strategies = string.Join("", Rows().Select(r => $"  {Name().Match(r).Groups[1].Value}:\n"));
        RequireAccepted($"features:\n{features}strategies:\n{strategies}modes:\n  backtest: {{ broker: simulated, capital: 25000 USD }}\n");
    }

    [Fact]
    public void EachOfThem_StandsInTheTable()
    {
        IEnumerable<string> folders = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "plugins", "Strategies"))
            .Select(f => Path.GetFileName(f)).Except(Others, StringComparer.Ordinal);
        IEnumerable<string> told = Rows()
            .Select(r => string.Concat(Name().Match(r).Groups[1].Value.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..])));
        told.Should().BeEquivalentTo(folders);
    }

    [Theory]
    [InlineData("least-confidence: 1.1")]
    [InlineData("stop-atr: 0")]
    [InlineData("score-gate: sometimes")]
    [InlineData("least-confidences: 0.6")]
    public void WrongSettings_AreRefused(string setting)
    {
        string example = Block().Match(Document).Groups[1].Value.Replace("least-confidence: 0.60", setting, StringComparison.Ordinal);
        Check(example).ExitCode.Should().Be(2);
    }

    private static IEnumerable<string> Rows() =>
        Document[Document.IndexOf("## The sixteen", StringComparison.Ordinal)..].Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal));

    private void RequireAccepted(string yaml)
    {
        (int exitCode, string output, string errors) = Check(yaml);
        exitCode.Should().Be(0, "{0}{1}", output, errors);
    }

    private (int ExitCode, string Output, string Errors) Check(string yaml) =>
        MiaProgram.Run(_folder.Root, "check", "--config", _folder.Write("strategies.yaml", yaml));

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    [GeneratedRegex("`([a-z0-9-]+)`", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
