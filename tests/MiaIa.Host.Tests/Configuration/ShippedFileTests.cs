using MiaIa.Host.Configuration;
using MiaIa.Host.Plugins;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Configuration;

/// <summary>The shipped file is valid, and no key and no value of it can be spoilt without being refused or telling.</summary>
public sealed class ShippedFileTests
{
    /// <summary>Names that are the trader's own: another one is another name and not a mistake.</summary>
    private static readonly string[] OwnNames =
    [
        "confluence.weighted-confluence.groups.base", "confluence.weighted-confluence.groups.advanced",
        "confluence.weighted-confluence.groups.mtf",
    ];

    /// <summary>What a value may be instead, where adding to a number does not do.</summary>
    private static readonly string[] OtherValues =
    [
        "conservative", "flatten", "overnight", "50m", "20", "24", "seed-literal", "MES", "SPX", "5m", "70ms", "600 USD", "2 %", "09:40", "15:40", "15:50", "16:00", "seed-raw", "fixed",
        "ibkr-feed", "{ ibkr-feed: { history-days: 3 } }", "quote-cross", "bar-pessimistic", "{ ibkr: { account: A } }", "volatility-regime.factor", "6", "9", "14", "volume", "30m", "additive", "keep-stop", "session.threshold-factor", "dealer-short-both", "fade", "all", "reject", "critical", "debug",
    ];

    public static TheoryData<string> Keys => [.. ShippedFile.Keys.Select(k => k.Path)];

    public static TheoryData<string> Values => [.. ShippedFile.Values.Select(v => v.Path)];

    [Theory]
    [InlineData(RunMode.Backtest)]
    [InlineData(RunMode.Sim)]
    public void ShippedFile_IsValid(RunMode mode)
    {
        ConfigurationResult result = ConfigurationReader.Read(PluginsUnderTest.ShippedPath, PluginsUnderTest.Create(), mode);
        result.Errors.Select(e => e.ToString()).Should().BeEmpty();
        result.Configuration!.Selected!.Mode.Should().Be(mode);
        result.Configuration.Selected.Capital.Should().Be(25_000);
        result.Configuration.DecisionCycleNs.Should().Be(50_000_000);
    }

    [Fact]
    public void ShippedLiveMode_IsAtIB_OnPaper()
    {
        ConfigurationResult result = Read(PluginsUnderTest.ShippedText, RunMode.Live);
        result.Errors.Select(e => e.ToString()).Should().BeEmpty();
        ModeConfiguration live = result.Configuration!.Live!;
        (live.Source!.Name, live.Broker.Name, live.ConfirmAccount).Should().Be(("ibkr-feed", "ibkr", null));
    }

    [Fact]
    public void ShippedFigures_AreTheDefaults()
    {
        // What the file writes out is what holds without it: a trader may delete a line without a surprise.
        RunConfiguration written = Read(PluginsUnderTest.ShippedText).Configuration!;
        written.RiskLimits.Should().Be(new MiaIa.Engine.Risk.RiskLimits());
        written.Logs.Should().Be(new MiaIa.Host.Logs.LogSettings());
        written.Metrics.Should().Be(new MiaIa.Host.Metrics.MetricsSettings());
        string spare = "features: { volume-confirmation: , vwap-trend: , order-book-imbalance: , tick-momentum: , volatility-regime: , "
            + "delta-divergence: , smart-money: , market-regime: , level-zones: , headfake: , microstructure-anomaly: , "
            + "battle-navale@1m: { bar: 1m }, battle-navale@5m: { bar: 5m }, battle-navale@15m: { bar: 15m }, sierra-patterns: , "
            + "mtf-confluence: , gamma-cycle: , session: , level-proximity: , es-nq-correlation: , gamma-levels: , gamma-levels-proximity: , options-flow-bias: , gamma-pin: }\n";
        RunConfiguration bare = Read(spare).Configuration!;
        foreach (PluginInstance feature in bare.Features)
        {
            Lines(written, $"features.{feature.Name}.").Should().Equal(Lines(bare, $"features.{feature.Name}."));
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void MisspeltKey_IsRefused_AndTheRightOneIsOffered(string path)
    {
        YamlEntry entry = ShippedFile.Keys.Single(k => k.Path == path).Entry;
        foreach (string misspelt in Misspellings(entry.Key))
        {
            ConfigurationResult result = Read(ShippedFile.With(entry.Mark, entry.Key, misspelt));
            if (OwnNames.Contains(path))
            {
                Text(result).Should().NotBe(Text(Read(PluginsUnderTest.ShippedText)));
                continue;
            }

            result.Configuration.Should().BeNull();
            ConfigurationError error = result.Errors.First(e => e.Mark == entry.Mark);
            error.Nearest.Should().Be(entry.Key.Split('@')[0], "'{0}' was written: {1}", misspelt, error);
        }
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void ValueOfAnotherType_IsRefused_AtItsPlace(string path)
    {
        YamlScalar value = ShippedFile.Values.Single(v => v.Path == path).Value;
        foreach (string wrong in (string[])["{ broken: 1 }", "[[broken]]", "xyzzy", "-1000000", "\"\"", "12:34:56:78"])
        {
            ConfigurationResult result = Read(ShippedFile.With(value.Mark, value.Text, wrong));
            result.Configuration.Should().BeNull("'{0}' is no value of {1}", wrong, path);
            result.Errors.Should().Contain(
                e => e.Mark.Line == value.Mark.Line && e.Mark.Column >= value.Mark.Column, "'{0}' stands there", wrong);
        }
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void OtherValidValue_ChangesTheEffectiveConfiguration(string path)
    {
        YamlScalar value = ShippedFile.Values.Single(v => v.Path == path).Value;
        RunConfiguration shipped = Read(PluginsUnderTest.ShippedText).Configuration!;
        int valid = 0;
        foreach (string other in OtherValuesOf(value.Text))
        {
            if (Read(ShippedFile.With(value.Mark, value.Text, other)).Configuration is { } changed)
            {
                valid++;
                changed.Hash.Should().NotBe(shipped.Hash);
                if (path.StartsWith("logs.", StringComparison.Ordinal))
                {
                    changed.Logs.Should().NotBe(shipped.Logs, "{0} is now {1}", path, other);
                    ConfigurationText.Of(changed).Should().Be(ConfigurationText.Of(shipped), "a log decides nothing, so the fingerprint stays");
                    continue;
                }

                ConfigurationText.Of(changed).Should().NotBe(ConfigurationText.Of(shipped), "{0} is now {1}", path, other);
                ConfigurationText.HashOf(changed).Should().NotBe(ConfigurationText.HashOf(shipped));
            }
        }

        if (!IsOnlyPluginOfItsKind(value.Text))
        {
            valid.Should().BePositive("a value that can only be one thing needs no line");
        }
    }

    [Fact]
    public void AnotherModesValue_DoesNotChangeThisModesFingerprint()
    {
        string other = PluginsUnderTest.ShippedText.Replace(
            "sim:      { source: synthetic,", "sim:      { source: { synthetic: { seed: 7 } },");
        other.Should().NotBe(PluginsUnderTest.ShippedText);
        Hash(other, RunMode.Backtest).Should().Be(Hash(PluginsUnderTest.ShippedText, RunMode.Backtest));
        Hash(other, RunMode.Sim).Should().NotBe(Hash(PluginsUnderTest.ShippedText, RunMode.Sim));
    }

    [Fact]
    public void SpellingOfAValue_DoesNotChangeTheFingerprint()
    {
        string other = PluginsUnderTest.ShippedText
            .Replace("500 USD", "500.00").Replace("share: 0.60", "share: 60 %").Replace("50ms", "0.05s").Replace("# ", "#  ");
        Hash(other, RunMode.Sim).Should().Be(Hash(PluginsUnderTest.ShippedText, RunMode.Sim));
        Read(other).Configuration!.Hash.Should().NotBe(Read(PluginsUnderTest.ShippedText).Configuration!.Hash);
    }

    [Fact]
    public void Profile_ChangesEveryFigureThatItNames()
    {
        string[] corrected = Text(Read(PluginsUnderTest.ShippedText)).Split('\n');
        string seed = PluginsUnderTest.ShippedText.Replace("profile: corrected", "profile: seed-literal");
        string[] changed = [.. Text(Read(seed)).Split('\n').Except(corrected, StringComparer.Ordinal)];
        changed.Should().Contain("confluence.weighted-confluence.redistribute = off")
            .And.Contain("confluence.weighted-confluence.weights-mode = seed-raw")
            .And.Contain("features.session.threshold-session = on")
            .And.Contain("features.volatility-regime.apply-to = both")
            .And.Contain("features.gamma-cycle.factors.3 = 1")
            .And.Contain("features.gamma-cycle.factors.5 = 1")
            .And.Contain("features.mtf-confluence.min-aligned = 0")
            .And.Contain("strategies.trend.bracket = fixed")
            .And.Contain("strategies.range.bracket = fixed")
            .And.Contain("strategies.range.score-gate = same")
            .And.Contain("risk.trading-window.entries-from = 09:00")
            .And.Contain("risk.trading-window.flat = 16:00");
    }

    private static bool IsOnlyPluginOfItsKind(string id)
    {
        IPluginTypes types = PluginsUnderTest.Create();
        return types.TryFind(id, out PluginKind kind) && types.Ids(kind).Count == 1;
    }

    private static ConfigurationResult Read(string text, RunMode? mode = null) =>
        Reading.Of(text, mode, PluginsUnderTest.Create());

    private static string Text(ConfigurationResult result) => ConfigurationText.Of(result.Configuration!);

    private static string Hash(string text, RunMode mode) => ConfigurationText.HashOf(Read(text, mode).Configuration!);

    private static IEnumerable<string> Lines(RunConfiguration configuration, string prefix) =>
        ConfigurationText.Of(configuration).Split('\n').Where(l => l.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Behind @ stands a name of the trader's own; what needs it names it itself.</summary>
    private static IEnumerable<string> Misspellings(string key)
    {
        int at = key.IndexOf('@');
        if (at > 0)
        {
            foreach (string misspelt in Misspellings(key[..at]))
            {
                yield return misspelt + key[at..];
            }

            yield break;
        }

        yield return key[0] + key; // the first letter twice
        yield return key + "q"; // one too many
        if (key.Length > 4)
        {
            yield return key[..2] + key[3..]; // one missing
            int first = key[1] == key[2] ? 2 : 1;
            yield return key[..first] + key[first + 1] + key[first] + key[(first + 2)..]; // two swapped that differ
        }
    }

    private static IEnumerable<string> OtherValuesOf(string written)
    {
        string number = written.Split(' ')[0];
        if (double.TryParse(number, out double value))
        {
            string unit = written[number.Length..];
            yield return (value + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) + unit;
            yield return (value * 0.9).ToString(System.Globalization.CultureInfo.InvariantCulture) + unit;
        }

        foreach (string other in OtherValues.Where(o => o != written && (written, o) is not ("off", "all")))
        {
            yield return other;
        }
    }
}
