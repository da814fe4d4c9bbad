using MiaIa.Host.Alerts;
using MiaIa.Host.Configuration;
using MiaIa.Host.Tests.Configuration;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Alerts;

/// <summary>The sections <c>alerts</c> and <c>alert-rules</c>, against the plugins that ship.</summary>
public sealed class AlertConfigurationTests
{
    private const string Secret = "https://discord.test/api/webhooks/1/s3cr3t";

    [Fact]
    public void ShippedFile_ShowsWarningsOnTheConsole()
    {
        RunConfiguration shipped = Read(PluginsUnderTest.ShippedText, RunMode.Sim).Configuration!;
        shipped.Alerts.Select(a => a.Name).Should().Equal("console");
        ConfigurationEcho.Lines(shipped).Should().Contain("alerts       to console");
    }

    [Theory]
    [InlineData("profile: corrected\n", null, "alerts       in the journal only (mia alerts); to be told, name a sink under alerts")]
    [InlineData("alerts: { console: , file: , webhook@phone: { address: '${MIA_WEBHOOK}' } }\n", null, "alerts       to console, file, webhook@phone")]
    [InlineData("alerts: { console: }\nmodes: { backtest: { broker: simulated } }\n", RunMode.Backtest, "alerts       none in a back-test")]
    public void Echo_SaysWhoIsTold(string text, RunMode? mode, string line) =>
        ConfigurationEcho.Lines(Read(text, mode).Configuration!).Should().Contain(line);

    [Theory]
    [InlineData("https://discord.test/api/webhooks/1/s3cr3t")]
    [InlineData("'https://discord.test/api/webhooks/1/s3cr3t'")]
    [InlineData("s3cr3t")]
    public void AddressInTheFile_IsRefused_WithoutShowingIt(string address)
    {
        ConfigurationError error = Read($"alerts:\n  webhook: {{ address: {address} }}\n").Errors.Should().ContainSingle().Subject;
        error.ToString().Should().Be(
            "s.yaml:2:23: 'address' of webhook is a secret, and this file is kept with every run: write ${NAME} and set the variable NAME in the environment.");
    }

    [Fact]
    public void AddressOfTheEnvironment_IsNeverShown()
    {
        RunConfiguration read = Read("alerts: { webhook@phone: { address: '${MIA_WEBHOOK}', format: discord } }\n", RunMode.Sim, "modes: { sim: { broker: simulated, source: synthetic } }\n").Configuration!;
        read.Alerts[0].Options!.ToString().Should().Be("WebhookOptions");
        ConfigurationText.Of(read).Should().Contain("alerts.webhook@phone.address = ${MIA_WEBHOOK}\n").And.NotContain("s3cr3t");
        string.Join('\n', ConfigurationEcho.Lines(read)).Should().NotContain("s3cr3t");
    }

    [Fact]
    public void MissingVariable_IsAnError_ButNotInABacktest()
    {
        const string Text = "alerts: { webhook: { address: '${GONE}' } }\nmodes: { backtest: { broker: simulated } }\n";
        Read(Text).Errors.Select(e => e.ToString()).Should().Equal(
            "s.yaml:1:31: the variable GONE is not set in the environment: set it before the start.");
        Read(Text, RunMode.Backtest).Errors.Should().BeEmpty("it sends no alerts");
    }

    [Fact]
    public void RulesThatAreNotWritten_AreThoseOfTheSpecification()
    {
        AlertRuleSettings rules = Read("profile: corrected\n").Configuration!.AlertRules;
        NamedRule.Of(rules).Select(r => FormattableString.Invariant(
            $"{r.Name} {r.Rule.Operator} {r.Rule.Level} {r.Rule.Severity} for {r.Rule.For.TotalSeconds} cooldown {r.Rule.Cooldown.TotalMinutes}")).Should().Equal(
            "drawdown AtLeast 3 Warning for 0 cooldown 60",
            "loss-streak AtLeast 5 Warning for 0 cooldown 30",
            "limit-used AtLeast 80 Warning for 0 cooldown 15",
            "feed-disconnected AtLeast 1 Critical for 0 cooldown 5",
            "order-latency Above 500 Warning for 0 cooldown 30",
            "win-rate Below 40 Warning for 0 cooldown 120",
            "cpu AtLeast 80 Warning for 60 cooldown 15",
            "memory AtLeast 90 Critical for 0 cooldown 10",
            "disk AtLeast 85 Warning for 0 cooldown 60",
            "engine-stalled AtLeast 30 Critical for 0 cooldown 5");
        rules.SuppressDuplicates.Should().Be(TimeSpan.FromSeconds(300));
    }

    [Fact]
    public void Rules_AreChanged_SwitchedOff_AndAdded()
    {
        RunConfiguration read = Read("""
            alerts: { console: , file: }
            alert-rules:
              suppress-duplicates: 60s
              drawdown: { level: 2.5, escalate-after: 10m, channels: [console] }
              cpu: off
              further:
                two-losses: { metric: loss-streak, level: 2, severity: critical, for: 5s }

            """).Configuration!;
        AlertRuleSettings rules = read.AlertRules;
        (rules.Drawdown!.Level, rules.Drawdown.Cooldown, rules.Drawdown.EscalateAfter).Should().Be((2.5, TimeSpan.FromHours(1), TimeSpan.FromMinutes(10)));
        rules.Drawdown.Channels.Should().Equal("console");
        rules.Cpu.Should().BeNull();
        rules.Further["two-losses"].Should().Match<OwnAlertRule>(r => r.Metric == AlertMetric.LossStreak && r.Severity == NoticeSeverity.Critical && r.For.TotalSeconds == 5);
        NamedRule.Of(rules).Select(r => r.Name).Should().NotContain("cpu").And.EndWith("two-losses");
    }

    [Theory]
    [InlineData("alert-rules: { drawdwn: { level: 3 } }\n", "s.yaml:1:16: unknown option 'drawdwn' in 'alert-rules'. Did you mean 'drawdown'?")]
    [InlineData("alert-rules: { cpu: { level: high } }\n", "s.yaml:1:30: 'alert-rules.cpu.level' must be a number, not 'high'.")]
    [InlineData("alert-rules: { cpu: { severity: grave } }\n", "s.yaml:1:33: 'alert-rules.cpu.severity' must be one of information, warning, critical, not 'grave'.")]
    [InlineData("alert-rules: { further: { x: { level: 3 } } }\n", "s.yaml:1:1: 'alert-rules.further.x.metric' is missing: it has no default and must be written.")]
    [InlineData("alerts: { console: }\nalert-rules: { cpu: { channels: [consol] } }\n", "s.yaml:2:34: 'channels' names 'consol', which is no line of alerts. Did you mean 'console'?")]
    [InlineData("alert-rules: { further: { halt: { metric: cpu, level: 3 } } }\n", "s.yaml:1:27: the program itself has alerts named 'halt': give your rule another name.")]
    [InlineData("alerts: { consol: }\n", "s.yaml:1:11: unknown alert sink 'consol'. Did you mean 'console'?")]
    [InlineData("alerts: { console: { minimum-severity: lowd } }\n", "s.yaml:1:40: 'minimum-severity' of console must be one of information, warning, critical, not 'lowd'.")]
    public void Mistake_IsToldAtItsPlace(string text, string error) => Read(text).Errors.Select(e => e.ToString()).Should().Equal(error);

    [Fact]
    public void WhoIsTold_DecidesNothing()
    {
        RunConfiguration one = Read("alerts: { console: }\n").Configuration!;
        RunConfiguration other = Read("alerts: { file: }\nalert-rules: { cpu: off }\n").Configuration!;
        ConfigurationText.Of(one).Should().NotBe(ConfigurationText.Of(other));
        ConfigurationText.OfDecisions(one).Should().Be(ConfigurationText.OfDecisions(other)).And.Contain("alerts = 0\n");
    }

    private static ConfigurationResult Read(string text, RunMode? mode = null, string more = "") => ConfigurationReader.Read(
        ConfigurationFile.Parse("s.yaml", text + more), PluginsUnderTest.Create(), mode, name => name is "MIA_WEBHOOK" ? Secret : null);
}
