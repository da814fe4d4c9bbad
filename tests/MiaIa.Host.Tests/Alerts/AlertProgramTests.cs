using System.Globalization;
using System.Text.Json;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Alerts;

/// <summary>The program as a person runs it, with alerts to a server on loopback.</summary>
public sealed class AlertProgramTests : IDisposable
{
    private readonly TemporaryFolder _files = new();
    private readonly ScriptedServer _server = new();

    public void Dispose()
    {
        _server.Dispose();
        _files.Dispose();
    }

    [Fact]
    public void SimulatedRun_LabelsItsAlerts_AndShowsThemAfterwards()
    {
        (int code, string output, string errors) = Sim("webhook: { address: '${MIA_WEBHOOK}', simulated: true, minimum-severity: information }");
        code.Should().Be(ExitCodes.Done, output + errors);
        errors.Should().Contain("ALERT ").And.Contain("SIMULATED information run-started").And.NotContain("s3cr3t");
        output.Should().NotContain("s3cr3t");
        _server.Taken.Should().NotBeEmpty().And.OnlyContain(r => r.Body.Contains("\"badge\":\"SIMULATED\"")).And.OnlyHaveUniqueItems(r => r.Id);

        using JsonDocument list = JsonDocument.Parse(Mia("alerts", "--json").Output);
        JsonElement first = list.RootElement.GetProperty("alerts").EnumerateArray().Last();
        first.GetProperty("rule").GetString().Should().Be("run-started");
        first.GetProperty("deliveries").EnumerateArray().Select(d => d.GetProperty("state").GetString()).Should().OnlyContain(s => s == "delivered");
        Mia("alerts", "ack", "1").Output.Should().Be("Acknowledged: run-started: a simulated run began\n");
        Mia("alerts").Output.Should().Contain("(seen by ");
        Mia("alerts", "ack", "99").ExitCode.Should().Be(ExitCodes.Configuration);
        File.ReadAllText(Directory.GetFiles(_files.At("runs"), "run.db", SearchOption.AllDirectories).Single(), System.Text.Encoding.Latin1)
            .Should().Contain("run-started").And.NotContain("s3cr3t");
    }

    [Fact]
    public void WebhookOfASimulatedRun_IsSilent_UnlessAskedFor()
    {
        Sim("webhook: { address: '${MIA_WEBHOOK}', minimum-severity: information }").ExitCode.Should().Be(ExitCodes.Done);
        _server.Requests.Should().BeEmpty();
    }

    [Fact]
    public void Backtest_SendsNothing_AndNeedsNoSecret()
    {
        Write("webhook: { address: '${NOT_SET}', simulated: true, minimum-severity: information }");
        (int code, string output, string errors) = Mia("backtest", "--config", "a.yaml", "--data", "ESH24.csv");
        code.Should().Be(ExitCodes.Done, output + errors);
        errors.Should().NotContain("ALERT");
        output.Should().Contain("alerts       none in a back-test");
        Mia("alerts").Output.Should().Contain("has had no alert");
    }

    private (int ExitCode, string Output, string Errors) Sim(string alert)
    {
        Write(alert);
        return Mia("sim", "--config", "a.yaml", "--data", "ESH24.csv");
    }

    private void Write(string alert)
    {
        string yaml = File.ReadAllText(Path.Combine(Repository.Root, "tests", "data", "control.yaml"));
        _files.Write("a.yaml", $"{yaml}  backtest: {{ broker: simulated, capital: 25000 USD }}\nalerts:\n  console: {{ minimum-severity: information }}\n  {alert}\n");
        DateTime start = new(2024, 1, 31, 14, 20, 0, DateTimeKind.Utc);
        _files.Write("ESH24.csv", string.Concat(Enumerable.Range(0, 1800).Select(s => string.Create(
            CultureInfo.InvariantCulture, $"{start.AddSeconds(s):yyyy-MM-dd'T'HH:mm:ss'Z'},{(20_000 - (s / 5)) * 0.25m:0.00},1\n"))));
    }

    private (int ExitCode, string Output, string Errors) Mia(params string[] arguments) => MiaProgram.Run(
        _files.Root, new Dictionary<string, string>(StringComparer.Ordinal) { ["MIA_WEBHOOK"] = _server.Address }, arguments);
}
