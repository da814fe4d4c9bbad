using MiaIa.Host.Configuration;
using MiaIa.Host.Plugins;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Configuration;

public sealed class VariablesTests
{
    private const string Secret = "U7654321";

    private const string Live = """
        modes:
          sim:  { broker: simulated }
          live: { source: ibkr-feed, broker: ibkr, port: 7497, account: ${MIA_ACCOUNT} }
        """;

    [Fact]
    public void Variable_IsReplaced()
    {
        RunConfiguration read = Reading.Of(Live, RunMode.Live, environment: _ => Secret).Configuration!;
        read.Live!.Broker.Options.Should().Be(new IbkrOptions { Account = Secret });
    }

    [Fact]
    public void MissingVariable_IsAnError_OnlyInTheModeThatRuns()
    {
        Reading.Errors(Live, RunMode.Sim).Should().BeEmpty();
        Reading.Errors(Live).Should().BeEmpty();
        Reading.Errors(Live, RunMode.Live).Should().Equal(
            "s.yaml:3:65: the variable MIA_ACCOUNT is not set in the environment: set it before the start.");
    }

    [Fact]
    public void ModeThatDoesNotRun_IsStillReadStrictly() =>
        Reading.Errors(Live.Replace("port: 7497", "prot: 7497"), RunMode.Sim).Should().Equal(
            "s.yaml:3:44: unknown option 'prot' of ibkr. Did you mean 'port'?");

    [Fact]
    public void Secret_IsNeverShown()
    {
        RunConfiguration read = Reading.Of(Live, RunMode.Live, environment: _ => Secret).Configuration!;
        ConfigurationText.Of(read).Should().Contain("modes.live.broker.ibkr.account = ${MIA_ACCOUNT}").And.NotContain(Secret);
        string.Join('\n', ConfigurationEcho.Lines(read)).Should().NotContain(Secret);

        string wrong = Live.Replace("7497", "${MIA_PORT}");
        Reading.Of(wrong, RunMode.Live, environment: _ => Secret).Errors.Select(e => e.ToString()).Should().Equal(
            "s.yaml:3:50: 'port' of ibkr must be a whole number, not '${MIA_PORT}'.");
        Reading.Of(wrong, RunMode.Live, environment: _ => "99999").Errors.Select(e => e.ToString()).Should().Equal(
            "s.yaml:3:50: 'port' of ibkr must lie from 1 to 65535, not at ${MIA_PORT}.");
    }

    [Theory]
    [InlineData("${MIA ACCOUNT}")]
    [InlineData("${}")]
    [InlineData("${MIA_ACCOUNT")]
    public void BadlyWrittenVariable_IsRefused(string written) =>
        Reading.Errors(Live.Replace("${MIA_ACCOUNT}", $"'{written}'")).Should().Equal(
            "s.yaml:3:65: a variable of the environment is written ${NAME}, with letters, digits and _.");

    [Fact]
    public void ObjectionToASecret_DoesNotQuoteIt()
    {
        FakePluginTypes types = new(new FakePlugin("picky", PluginKind.Feature, typeof(QuotingOptions)));
        Reading.Of("features: { picky: { key: ${KEY} } }\n", null, types, _ => Secret).Errors.Select(e => e.ToString())
            .Should().Equal("s.yaml:1:27: 'key' of picky is refused.");
    }

    [Fact]
    public void Profile_CannotComeFromTheEnvironment() =>
        Reading.Of("profile: ${P}\n", environment: _ => "seed-literal").Errors.Select(e => e.ToString())
            .Should().Equal("s.yaml:1:10: the profile cannot come from the environment: write its name.");

    [Fact]
    public void Variable_MayStandInsideAText()
    {
        RunConfiguration read = Reading.Of(
            "alerts: { webhook: { address: 'https://${HOST}/x/${KEY}' } }", environment: n => n.ToLowerInvariant()).Configuration!;
        read.Alerts[0].Options.Should().Be(new WebhookOptions { Address = "https://host/x/key" });
        ConfigurationText.Of(read).Should().Contain("alerts.webhook.address = https://${HOST}/x/${KEY}\n");
    }

    public sealed record QuotingOptions
    {
        public string Key
        {
            get => "";
            init => throw new ArgumentException($"'{value}' is no key", nameof(value));
        }
    }
}
