using MiaIa.Host.Configuration;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Configuration;

/// <summary>Risk presets (SPEC 22.3) on the shipped file, which writes none of their figures.</summary>
public sealed class PresetTests
{
    [Theory]
    [InlineData("conservative", "0.5", "10", "0.28 0.35 0.49 0.7", "0.75")] // thresholds times .35 / .25
    [InlineData("moderate", "1", "15", "0.2 0.25 0.35 0.5", "0.65")]
    [InlineData("aggressive", "1", "20", "0.16 0.2 0.28 0.4", "0.55")] // 1.5 % and 25 round trips are capped; times .20 / .25
    [InlineData("off", "1", "20", "0.2 0.25 0.35 0.5", "0.65")]
    public void APreset_SetsItsFigures(string preset, string percent, string trips, string thresholds, string probability)
    {
        string text = Text(Shipped(preset));
        text.Should().Contain($"risk.position-size.risk-percent = {percent}\n").And.Contain($"risk.max-round-trips = {trips}\n")
            .And.Contain($"filters.ml-ensemble.minimum-probability = {probability}\n");
        string[] scaled = thresholds.Split(' ');
        for (int i = 0; i < scaled.Length; i++)
        {
            text.Should().Contain($"features.volatility-regime.thresholds.{i + 1} = {scaled[i]}\n");
        }
    }

    [Fact]
    public void InSeedLiteral_ItsOwnThresholdsAreScaled() =>
        Text(Shipped("conservative").Replace("profile: corrected", "profile: seed-literal")).Should().Contain("features.volatility-regime.thresholds.4 = 0.49\n");

    [Fact]
    public void WhatTheFileWrites_Prevails()
    {
        string text = Text(Shipped("conservative")
            .Replace("risk-dollars: 250 USD", "risk-dollars: 250 USD, risk-percent: 0.8 %")
            .Replace("# max-round-trips: 20", "max-round-trips: 12")
            .Replace("persist-bars: 3", "persist-bars: 3, thresholds: [0.3, 0.31, 0.32, 0.33]")
            .Replace("on-no-model: pass-through }", "on-no-model: pass-through, minimum-probability: 0.7 }"));
        text.Should().Contain("risk.position-size.risk-percent = 0.8\n").And.Contain("risk.max-round-trips = 12\n")
            .And.Contain("features.volatility-regime.thresholds.1 = 0.3\n").And.Contain("filters.ml-ensemble.minimum-probability = 0.7\n");
    }

    [Fact]
    public void TheEcho_TellsIt()
    {
        RunConfiguration configuration = Reading.Valid(Shipped("conservative"), RunMode.Sim, PluginsUnderTest.Create());
        ConfigurationEcho.Lines(configuration).Should().Contain(l => l.StartsWith("limits       preset conservative, ", StringComparison.Ordinal) && l.Contains("10 round trips"));
    }

    [Fact]
    public void AnUnknownPreset_IsRefusedAtItsPlace() => Reading.Errors("risk: { preset: bold }\n").Should().ContainSingle().Which.Should().StartWith("s.yaml:1:17: ");

    private static string Shipped(string preset)
    {
        string text = PluginsUnderTest.ShippedText.Replace("preset: off", "preset: " + preset);
        text.Contains("preset: " + preset).Should().BeTrue();
        return text;
    }

    private static string Text(string text) => ConfigurationText.Of(Reading.Valid(text, RunMode.Sim, PluginsUnderTest.Create()));
}
