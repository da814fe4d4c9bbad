using System.Text.Json;
using MiaIa.Host.Control;
using MiaIa.Host.Health;
using MiaIa.Host.Tests.Control;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Health;

/// <summary>Health and log of a real paced process.</summary>
public sealed class RunVitalsTests
{
    [Fact]
    public void PacedRun_TellsItsHealth_AndKeepsLogAndChanges()
    {
        using RunningDesk desk = new(minutes: 400);
        desk.Until(_ => HealthJson.Read(AtomicFile.Read(ControlFolder.Of(desk.Folder).HealthPath)) is not null, "the health");
        (int exitCode, string output, string errors) = desk.Mia("status");
        exitCode.Should().Be(0, output + errors);
        output.Should().MatchRegex(@"\nhealth     (healthy|degraded|critical|unknown): .*, looked at \d+ s ago");
        using (JsonDocument status = JsonDocument.Parse(desk.Mia("status", "--json").Output))
        {
            JsonElement[] components = [.. status.RootElement.GetProperty("health").GetProperty("components").EnumerateArray()];
            components.Select(c => c.GetProperty("component").GetString()).Should().Contain(
                ["event loop", "event loop lag", "feed ES", "broker", "position", "journal", "queue of the journal", "disk write", "disk", "cpu", "memory", "gc pauses", "clock", "configuration", "exceptions", "calendar and margins"]);
            components.Single(c => c.GetProperty("component").GetString() == "disk write").GetProperty("state").GetString().Should().Be("healthy");
        }

        desk.Mia("flatten", "--reason", "lunch").ExitCode.Should().Be(0);
        desk.Signal("TERM");
        desk.End().ExitCode.Should().Be(130);
        File.Exists(ControlFolder.Of(desk.Folder).HealthPath).Should().BeFalse("nobody says any more how it is");
        string[] lines = [.. Directory.GetFiles(Path.Combine(desk.Folder, "log")).SelectMany(File.ReadLines)];
        lines.Should().HaveCountGreaterThan(2).And.OnlyContain(l => JsonDocument.Parse(l).RootElement.GetProperty("run").GetString() == Path.GetFileName(desk.Folder));
        lines[0].Should().Contain($"run {Path.GetFileName(desk.Folder)} begins").And.Contain("SIM");
        lines.Should().Contain(l => l.Contains("lunch", StringComparison.Ordinal), "a control request is a note");
        lines[^1].Should().Contain("the run ended");
        desk.Rows("SELECT count(*) FROM health WHERE component = '' OR state NOT IN ('Healthy','Degraded','Unknown','Critical')").Should().Equal("0");
    }

    [Fact]
    public void RunAsFastAsItGoes_HasNoLogAndNoHealth()
    {
        using TemporaryFolder files = new();
        (int exitCode, string output, string errors) = MiaProgram.Run(files.Root, "sim", "--config", Path.Combine(Repository.Root, "strategies.yaml"));
        exitCode.Should().Be(0, output + errors);
        string folder = Directory.GetDirectories(files.At("runs")).Single();
        Directory.Exists(Path.Combine(folder, "log")).Should().BeFalse();
        output.Should().NotContain("event loop");
    }

    [Fact]
    public void SecretsOfAPacedRun_AreNotInItsLog()
    {
        using TemporaryFolder files = new();
        string yaml = File.ReadAllText(Path.Combine(Repository.Root, "tests", "data", "control.yaml"));
        files.Write("control.yaml", yaml + "\nmetrics: { otlp-endpoint: '${MIA_COLLECTOR}' }\nlogs: { level: debug }\n");
        files.Write("ESH24.csv", string.Concat(Enumerable.Range(0, 60).Select(m => $"2024-01-31T15:{m:00}:00Z,5000.00,1\n")));
        Dictionary<string, string> environment = new(StringComparer.Ordinal)
        {
            ["MIA_COLLECTOR"] = "http://127.0.0.1:9/key-5f3a91", ["BROKER_PASSWORD"] = "hunter2-hunter2", ["MIA_ACCOUNT"] = "DU7654321",
        };
        (int exitCode, string output, string errors) = MiaProgram.Run(
            files.Root, environment, "sim", "--config", "control.yaml", "--data", "ESH24.csv", "--speed", "20000");
        exitCode.Should().Be(0, output + errors);
        string log = string.Concat(Directory.GetFiles(files.At("runs"), "*.log", SearchOption.AllDirectories).Select(File.ReadAllText));
        log.Should().Contain("the run ended").And.NotContain("key-5f3a91").And.NotContain("hunter2").And.NotContain("7654321");
        (output + errors).Should().NotContain("key-5f3a91");
    }
}
