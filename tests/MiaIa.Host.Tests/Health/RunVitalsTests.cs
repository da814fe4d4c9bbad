using System.Text.Json;
using MiaIa.Host.Control;
using MiaIa.Host.Health;
using MiaIa.Host.Tests.Control;

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
}
