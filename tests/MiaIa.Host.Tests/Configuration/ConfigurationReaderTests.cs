using MiaIa.Host.Configuration;
using MiaIa.Host.Plugins;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Configuration;

public sealed class ConfigurationReaderTests
{
    [Fact]
    public void AnEmptySection_IsTheSameAsNone()
    {
        RunConfiguration empty = Reading.Valid("features:\nrisk:\nstrategies:\ninstruments:\nmodes:\n");
        ConfigurationText.Of(empty).Should().Be(ConfigurationText.Of(Reading.Valid("profile: corrected\n")));
        empty.Trade.Should().Be("ES");
        empty.BaseTimeframe.Should().BeNull();
        empty.DecisionCycleNs.Should().Be(50_000_000);
    }

    [Fact]
    public void Roll_IsByCalendarUnlessWritten_AndChangesTheSettingsOnlyThen()
    {
        RunConfiguration plain = Reading.Valid("profile: corrected\n");
        RunConfiguration calendar = Reading.Valid("instruments: { roll: calendar }\n");
        RunConfiguration volume = Reading.Valid("instruments: { roll: volume }\n");
        plain.Roll.Should().Be(Host.Calendar.RollRule.Calendar);
        volume.Roll.Should().Be(Host.Calendar.RollRule.Volume);
        ConfigurationText.Of(calendar).Should().Be(ConfigurationText.Of(plain));
        ConfigurationText.Of(volume).Should().NotBe(ConfigurationText.Of(plain));
        ConfigurationEcho.Lines(volume).Should().Contain("instruments  ES, rolls by volume");
        Reading.Errors("instruments: { roll: open-interest }\n").Should().ContainSingle(e => e.Contains("roll"));
    }

    [Theory]
    [InlineData("corrected", "seed-literal")]
    [InlineData("seed-literal", "corrected")]
    public void AGivenProfile_PrevailsOverTheOneInTheFile(string written, string given)
    {
        Profile profile = (Profile)EnumNames.Read(typeof(Profile), given)!;
        ConfigurationResult result = ConfigurationReader.Read(
            ConfigurationFile.Parse("s.yaml", $"profile: {written}\n"), new FakePluginTypes(), mode: null, _ => null, profile);
        ConfigurationText.Of(result.Configuration!).Should().Be(ConfigurationText.Of(Reading.Valid($"profile: {given}\n")));
    }

    [Fact]
    public void Instances_KeepTheOrderOfTheFile_AndTheirLabels()
    {
        RunConfiguration read = Reading.Valid("features:\n  tick-momentum@b: { window-prints: 7 }\n  session:\n  tick-momentum:\n");
        read.Features.Select(f => f.Name).Should().Equal("tick-momentum@b", "session", "tick-momentum");
        read.Features.Select(f => f.PluginId).Should().Equal("tick-momentum", "session", "tick-momentum");
        read.Features[0].Options.Should().Be(new TickMomentumOptions { WindowPrints = 7 });
        read.Features[0].Mark.Should().Be(new Mark("s.yaml", 2, 3));
        read.Features[0].Kind.Should().Be(PluginKind.Feature);
    }

    [Fact]
    public void Sources_OfFilesMayHaveOptions_AndLabels()
    {
        FakePluginTypes types = new(new FakePlugin("table", PluginKind.Source, typeof(TickMomentumOptions)));
        RunConfiguration read = Reading.Valid("sources:\n  table@es: { window-prints: 7 }\n  table@nq:\n", null, types);
        read.Sources.Select(s => s.Name).Should().Equal("table@es", "table@nq");
        read.Sources[0].Options.Should().Be(new TickMomentumOptions { WindowPrints = 7 });
        Reading.Valid("profile: corrected\n").Sources.Should().BeEmpty();
        Reading.Errors("sources:\n  session:\n").Should().ContainSingle().Which.Should().Contain("a format of files");
    }

    [Fact]
    public void Label_MayBePartOfAnInput() =>
        Reading.Valid("""
            features: { tick-momentum@fast: , volatility-regime: }
            confluence:
              weighted-confluence: { threshold: volatility-regime, groups: { a: { weights: { tick-momentum@fast: 1 } } } }
            """).EffectiveWeights.Single().Should().Be(new ConfluenceTerm("tick-momentum@fast", 0, "a", 1, 1));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("50ms", 50_000_000)]
    [InlineData("1s", 1_000_000_000)]
    public void DecisionCycle_IsALengthOfTime(string written, long expected) =>
        Reading.Valid($"decision-cycle: {written}\n").DecisionCycleNs.Should().Be(expected);

    [Fact]
    public void Mode_NamesPlugins_WithOrWithoutOptions()
    {
        RunConfiguration read = Reading.Valid("""
            modes:
              backtest: { broker: simulated }
              sim:      { source: { synthetic: { seed: 7 } }, broker: simulated, fill-model: { bar-pessimistic: { slippage-ticks: 2 } }, capital: 500 USD }
              live:     { source: ibkr-feed, broker: { ibkr: { port: 7496 } }, account: DU1 }
            """, RunMode.Sim);
        read.Backtest.Should().BeEquivalentTo(new { Mode = RunMode.Backtest, Source = (object?)null, FillModel = (object?)null, Capital = 25_000m });
        read.Selected.Should().BeSameAs(read.Sim);
        read.Sim!.Source!.Options.Should().Be(new SyntheticOptions { Seed = 7 });
        read.Sim.FillModel!.Options.Should().Be(new BarPessimisticOptions { SlippageTicks = 2 });
        read.Sim.Capital.Should().Be(500);
        read.Live!.Broker.Options.Should().Be(new IbkrOptions { Port = 7496, Account = "DU1" });
        read.Live.Capital.Should().BeNull();
    }

    [Fact]
    public void FillModelAuto_IsTheSameAsNone()
    {
        string Hash(string fills) => ConfigurationText.HashOf(Reading.Valid($"modes: {{ sim: {{ broker: simulated{fills} }} }}\n"));
        Hash(", fill-model: auto").Should().Be(Hash(""));
        Hash(", fill-model: quote-cross").Should().NotBe(Hash(""));
    }

    [Fact]
    public void OptionOfABroker_CannotStandTwice() =>
        Reading.Errors("modes:\n  live: { source: ibkr-feed, broker: { ibkr: { port: 1 } }, port: 2, account: A }\n").Should()
            .Equal("s.yaml:2:61: the name 'port' is written twice; the first is in line 2.");

    [Fact]
    public void File_KnowsItsPluginsAndFolders_BeforeAnyIsLoaded()
    {
        ConfigurationFile file = ConfigurationFile.Parse("/srv/desk/s.yaml", """
            features: { a@1m: , a@5m: , b: }
            strategies: { c: }
            modes: { sim: { source: d, broker: { e: { x: 1 } }, fill-model: auto } }
            plugins: { folders: [mine, /opt/yours] }
            """);
        file.PluginIds.Should().Equal("a", "b", "c", "d", "e", "auto");
        file.PluginFolders.Should().Equal("/srv/desk/mine", "/opt/yours");
        file.Errors.Should().BeEmpty();
    }

    [Fact]
    public void Hash_IsThatOfTheText() =>
        // printf 'profile: corrected\n' | sha256sum
        Reading.Valid("profile: corrected\n").Hash.Should().Be(HashOfProfileLine);

    private const string HashOfProfileLine = "274377ba5212a7572c71bd1a361519d3e86ff92d0b8df51671e1e49b1bd43618";

    [Fact]
    public void Culture_DoesNotMatter()
    {
        string invariant = ConfigurationText.Of(Reading.Valid(PluginsUnderTest.ShippedText, null, PluginsUnderTest.Create()));
        System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.NumberFormatInfo commas = new() { NumberDecimalSeparator = ",", NegativeSign = "~" };
        try
        {
            System.Globalization.CultureInfo.CurrentCulture =
                new System.Globalization.CultureInfo("") { NumberFormat = commas };
            ConfigurationText.Of(Reading.Valid(PluginsUnderTest.ShippedText, null, PluginsUnderTest.Create())).Should().Be(invariant);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
