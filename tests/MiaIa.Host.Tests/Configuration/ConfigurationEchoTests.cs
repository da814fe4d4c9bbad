using MiaIa.Host.Configuration;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Configuration;

public sealed class ConfigurationEchoTests
{
    [Fact]
    public void Header_ShowsGroupSumsAndEffectiveWeights()
    {
        // base: .60 / .85 = 0.705882 split as .23, .18, .15 of .56; advanced: .25 / .85 = 0.294118.
        RunConfiguration shipped = Reading.Of(
            PluginsUnderTest.ShippedText, RunMode.Sim, PluginsUnderTest.Create()).Configuration!;
        ConfigurationEcho.Lines(shipped).Should().ContainInOrder(
            "profile      corrected",
            "mode         sim, source synthetic, broker simulated, fill model bar-pessimistic, capital 25000 USD",
            "instruments  ES, watching VIX",
            "decisions    at closed bars and every 50 ms with a change",
            "  base: weights sum 0.56, share of the whole 0.7059 = volume-confirmation.score 0.2899 + vwap-trend.score 0.2269 + order-book-imbalance.score 0.1891",
            "  advanced: weights sum 0.08, share of the whole 0.2941 = tick-momentum.score 0.2941",
            "limits       daily loss 500 USD, daily target 1000 USD, at most 2 contracts and 20 round trips, entries 09:35-15:45, flat 15:55 New York");
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
