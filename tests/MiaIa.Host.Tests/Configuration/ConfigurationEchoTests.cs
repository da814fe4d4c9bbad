using MiaIa.Host.Configuration;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Configuration;

public sealed class ConfigurationEchoTests
{
    [Fact]
    public void Header_ShowsGroupSumsAndEffectiveWeights()
    {
        // base: .60 split as .32, .23, .18, .18, .15, .15 of 1.21; advanced: .25 as .08, .08, .09; mtf: .15 of its own.
        RunConfiguration shipped = Reading.Of(
            PluginsUnderTest.ShippedText, RunMode.Sim, PluginsUnderTest.Create()).Configuration!;
        ConfigurationEcho.Lines(shipped).Should().ContainInOrder(
            "profile      corrected",
            "mode         sim, source synthetic, broker simulated, fill model quote-cross, capital 25000 USD, on interrupt flatten",
            "instruments  ES, watching SPX, VIX, NQ",
            "decisions    at closed bars and every 50 ms with a change",
            "  base: weights sum 1.21, share of the whole 0.6000 = gamma-levels-proximity.score 0.1587 + volume-confirmation.score 0.1140 + vwap-trend.score 0.0893 + sierra-patterns.score 0.0893 + options-flow-bias.score 0.0744 + order-book-imbalance.score 0.0744",
            "  advanced: weights sum 0.25, share of the whole 0.2500 = tick-momentum.score 0.0800 + delta-divergence.score 0.0800 + smart-money.score 0.0900",
            "  mtf: weights sum 0.15, share of the whole 0.1500 = mtf-confluence.score 0.1500",
            "exits        bracket, strategy, opposite candidate; cooldown 300 s after a stop, 60 s after an entry",
            "limits       daily loss 500 USD, daily target 1000 USD, at most 2 contracts and 20 round trips, entries 09:35-15:45, flat 15:55 New York",
            "             risk 1 % or 250 USD a trade and 50 % of what is left of the day, drawdown 3 % warns, 5 % halts, 5 losses in a row pause 60 min, 10 orders or 5 refusals a minute pause 5 min, news +-30 min, VIX 30 (25 live), spread 2 ticks, intraday margin, collar 10 ticks",
            "log          information and above as json in 14 files of at most 20 MB, of live and paced runs");
    }

    [Fact]
    public void LogsAndMetrics_AreTold_AndAnAddressFromTheEnvironmentStaysAsWritten()
    {
        string text = "logs: { level: none, console: warning }\nmetrics: { otlp-endpoint: '${MIA_OTLP_ENDPOINT}', otlp-interval: 10s }\n";
        RunConfiguration read = ConfigurationReader.Read(
            ConfigurationFile.Parse("s.yaml", text), new FakePluginTypes(), mode: null, _ => "http://collector:4318").Configuration!;
        read.Metrics.OtlpEndpoint.Should().Be("http://collector:4318");
        ConfigurationEcho.Lines(read).Should().ContainInOrder(
            "log          none; warning and above on standard error", "metrics      by OTLP to ${MIA_OTLP_ENDPOINT} every 10 s");
        ConfigurationText.Of(read).Should().NotContain("otlp").And.NotContain("logs", "neither decides anything");
    }

    [Theory]
    [InlineData("", "mode         live, source ibkr-feed, broker ibkr, on interrupt flatten, paper only")]
    [InlineData(", confirm-account: U7", "mode         live, source ibkr-feed, broker ibkr, on interrupt flatten, real money in U7")]
    [InlineData(", confirm-account: '${MIA_ACCOUNT}'", "mode         live, source ibkr-feed, broker ibkr, on interrupt flatten, real money in ${MIA_ACCOUNT}")]
    public void Live_TellsWhetherRealMoneyIsConfirmed(string written, string expected)
    {
        string text = $"modes: {{ live: {{ source: ibkr-feed, broker: ibkr, account: DU1{written} }} }}\n";
        RunConfiguration read = ConfigurationReader.Read(
            ConfigurationFile.Parse("s.yaml", text), new FakePluginTypes(), RunMode.Live, name => name is "MIA_ACCOUNT" ? "U7" : null).Configuration!;
        read.Live!.ConfirmAccount.Should().Be(written.Length == 0 ? null : "U7");
        ConfigurationEcho.Lines(read).Should().Contain(expected);
    }

    [Fact]
    public void AVariableOfBrokerAndFeed_ThatIsNotSet_IsToldOnce()
    {
        ConfigurationResult read = ConfigurationReader.Read(
            ConfigurationFile.Parse("s.yaml", "modes: { live: { source: ibkr-feed, broker: ibkr, account: '${MIA_ACCOUNT}' } }\n"),
            PluginsUnderTest.Create(), RunMode.Live, _ => null);
        read.Errors.Should().ContainSingle().Which.Message.Should().Contain("MIA_ACCOUNT");
    }

    [Fact]
    public void ExitRules_AreToldWhenTheyAreOn()
    {
        RunConfiguration configuration = Reading.Of(
            "exits: { breakeven-ticks: 8, trailing-from-ticks: 12, time-stop-bars: 50 }\ncooldown: { after-stop: 2m, after-entry: 0s }\n")
            .Configuration!;
        ConfigurationEcho.Lines(configuration).Should().Contain(
            "exits        bracket, strategy, opposite candidate, breakeven at 8 ticks, trailing from 12 ticks at a distance of 6, "
            + "time stop after 50 bars; cooldown 120 s after a stop, 0 s after an entry");
    }

    [Fact]
    public void Errors_AreCounted()
    {
        IReadOnlyList<string> lines = ConfigurationEcho.Errors(Reading.Of("profil: x\nriks:\n").Errors);
        lines.Should().Equal(
            "s.yaml:1:1: unknown section 'profil'. Did you mean 'profile'?",
            "s.yaml:2:1: unknown section 'riks'. Did you mean 'risk'?",
            "2 errors; nothing was started.");
    }
}
