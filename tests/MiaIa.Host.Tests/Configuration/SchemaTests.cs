using System.Text.Json;
using MiaIa.Host.Configuration;
using MiaIa.Host.Plugins;

namespace MiaIa.Host.Tests.Configuration;

public sealed class SchemaTests
{
    private static readonly JsonElement Schema = SchemaOf(new FakePluginTypes());

    private static readonly JsonElement Shipped = SchemaOf(PluginsUnderTest.Create());

    /// <summary>Outputs and group names are free for the schema: only the host knows which there are.</summary>
    private static readonly string[] FreeNames = ["confluence.weighted-confluence.groups."];

    public static TheoryData<string> Keys =>
        [.. ShippedFile.Keys.Select(k => k.Path).Where(p => !FreeNames.Any(f => p.StartsWith(f, StringComparison.Ordinal) && !p.EndsWith(".share") && !p.EndsWith(".weights")))];

    [Fact]
    public void ShippedFile_FitsTheSchema() => new SchemaCheck(Shipped).Problems(ShippedFile.Root).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Keys))]
    public void MisspeltKey_IsUnderlined(string path)
    {
        YamlEntry entry = ShippedFile.Keys.Single(k => k.Path == path).Entry;
        string misspelt = entry.Key.Contains('@') ? entry.Key.Replace("@", "q@") : entry.Key + "q";
        string text = ShippedFile.With(entry.Mark, entry.Key, misspelt);
        new SchemaCheck(Shipped).Problems(ConfigurationFile.Parse("f", text).Root!).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("profile: seed\n")]
    [InlineData("risk: { max-position: 0 }\n")]
    [InlineData("risk: { max-position: 1.5 }\n")]
    [InlineData("risk: { daily-loss: off }\n")]
    [InlineData("features: { tick-momentum: { window-prints: '5' } }\n")]
    [InlineData("features: { tick-momentum: { window-seconds: 0 } }\n")]
    [InlineData("features: { order-book-imbalance: { estimator: middle } }\n")]
    [InlineData("features: { vwap-trend: { anchor: '17:00' } }\n")]
    [InlineData("strategies: { trend: { pullback: [0.3] } }\n")]
    [InlineData("alerts: { webhook: { } }\n")]
    [InlineData("modes: { sim: { broker: simulatd } }\n")]
    [InlineData("modes: { sim: { source: synthetic } }\n")]
    [InlineData("modes: { live: { source: ibkr-feed, broker: ibkr, port: 70000 } }\n")]
    [InlineData("modes: { live: { source: ibkr-feed, broker: ibkr, capital: 1 } }\n")]
    public void Mistake_IsUnderlined(string text) =>
        new SchemaCheck(Schema).Problems(ConfigurationFile.Parse("f", text).Root!).Should().NotBeEmpty();

    [Theory]
    [InlineData("features: { tick-momentum@fast: { window-seconds: off, window-prints: 7 } }\n")]
    [InlineData("features: { tick-momentum: { window-seconds: 30s } }\n")]
    [InlineData("features: { order-book-imbalance: { estimator: mean, decay: 80 % } }\n")]
    [InlineData("features: { session: { threshold-session: on } }\n")]
    [InlineData("base-timeframe: off\ndecision-cycle: 0\n")]
    [InlineData("modes: { sim: { source: { synthetic: { seed: 7 } }, broker: simulated, fill-model: auto } }\n")]
    [InlineData("modes: { live: { source: ibkr-feed, broker: ibkr, port: 7496, account: '${MIA_ACCOUNT}' } }\n")]
    [InlineData("features:\nrisk:\nmodes:\n")]
    public void WhatTheHostReads_FitsTheSchema(string text)
    {
        Reading.Errors(text).Should().BeEmpty();
        new SchemaCheck(Schema).Problems(ConfigurationFile.Parse("f", text).Root!).Should().BeEmpty();
    }

    [Fact]
    public void Option_CarriesRangeDefaultAndMembers()
    {
        JsonElement tick = Schema.GetProperty("$defs").GetProperty("tick-momentum").GetProperty("properties");
        JsonElement prints = tick.GetProperty("window-prints");
        prints.GetProperty("default").GetInt32().Should().Be(20);
        prints.GetProperty("anyOf")[0].GetProperty("minimum").GetInt32().Should().Be(1);
        prints.GetProperty("anyOf")[0].GetProperty("maximum").GetInt32().Should().Be(100_000);
        tick.GetProperty("window-seconds").GetProperty("default").GetString().Should().Be("off");
        Schema.GetProperty("$defs").GetProperty("order-book-imbalance").GetProperty("properties").GetProperty("estimator")
            .GetProperty("enum").EnumerateArray().Select(m => m.GetString()).Should().Equal("imbalance", "ofi", "mean");
    }

    [Fact]
    public void Descriptions_ComeFromTheDocumentation() =>
        Schema.GetProperty("properties").GetProperty("risk").GetProperty("properties").GetProperty("max-position")
            .GetProperty("description").GetString().Should().Be("Most contracts held, without sign. Default 2.");

    [Fact]
    public void EveryTypeOfOption_CanBeDescribed()
    {
        FakePluginTypes types = new(new FakePlugin("probe", PluginKind.Feature, typeof(EveryTypeOptions)) { Outputs = ["score"] });
        JsonElement properties = SchemaOf(types).GetProperty("$defs").GetProperty("probe").GetProperty("properties");
        properties.EnumerateObject().Select(p => p.Name).Should().Contain(["map", "nested", "absent", "at"])
            .And.NotContain("computed");
        properties.GetProperty("above-zero").GetProperty("anyOf")[0].GetProperty("exclusiveMinimum").GetDouble().Should().Be(0);
    }

    private static JsonElement SchemaOf(IPluginTypes types)
    {
        using MemoryStream output = new();
        ConfigurationSchema.Write(types, output);
        return JsonDocument.Parse(output.ToArray()).RootElement;
    }
}
