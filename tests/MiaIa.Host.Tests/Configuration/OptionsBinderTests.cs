using MiaIa.Host.Plugins;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Configuration;

public sealed class OptionsBinderTests
{
    private const string Profile = "seed-literal";

    [Fact]
    public void WhatIsNotWritten_KeepsItsDefault() =>
        Reading.Options<EveryTypeOptions>("{ }").Should().BeEquivalentTo(new EveryTypeOptions());

    [Fact]
    public void EveryType_IsRead()
    {
        EveryTypeOptions read = Reading.Options<EveryTypeOptions>("""
            { count: -3, many: 5000000000, ratio: .25, fee: 500 USD, risk-percent: 5 %, is-on: yes, text: "a: b",
                 bar: 15m, at: 9:30, wait: 1.5s, latency-ns: 50ms, merge-milliseconds: 2s, window-minutes: 90s,
                 array: [3, 1, 2], map: { z: 1, a: 2, m: 3 }, nested: { sim: 40 % }, reads: tick-momentum }
            """);
        read.Count.Should().Be(-3);
        read.Many.Should().Be(5_000_000_000);
        read.Ratio.Should().Be(0.25);
        read.Fee.Should().Be(500m);
        read.RiskPercent.Should().Be(5);
        read.IsOn.Should().BeTrue();
        read.Text.Should().Be("a: b");
        read.Bar.Should().Be(new BarPeriod(900));
        read.At.Should().Be(new TimeOnly(9, 30));
        read.Wait.Should().Be(TimeSpan.FromMilliseconds(1500));
        read.LatencyNs.Should().Be(50_000_000);
        read.MergeMilliseconds.Should().Be(2000);
        read.WindowMinutes.Should().Be(1.5);
        read.Array.Should().Equal(3, 1, 2);
        read.Map.Keys.Should().Equal("z", "a", "m");
        read.Nested.Should().Be(new CoverageOptions { Backtest = 0.40, Sim = 0.40, Live = 0.9 });
        read.Reads.Should().Be("tick-momentum");
    }

    [Theory]
    [InlineData("on", true)]
    [InlineData("true", true)]
    [InlineData("yes", true)]
    [InlineData("off", false)]
    [InlineData("false", false)]
    [InlineData("no", false)]
    public void Truth_HasThreeSpellings(string written, bool expected) =>
        Reading.Options<EveryTypeOptions>($"{{ is-on: {written} }}").IsOn.Should().Be(expected);

    [Fact]
    public void Off_IsAbsence_OfWhatMayBeAbsent()
    {
        EveryTypeOptions read = Reading.Options<EveryTypeOptions>("{ maybe: off, absent: off }");
        read.Maybe.Should().BeNull();
        read.Absent.Should().BeNull();
        Reading.Options<TickMomentumOptions>("{ window-seconds: off }").WindowSeconds.Should().BeNull();
        Reading.Options<TickMomentumOptions>("{ window-seconds: 2 }").WindowSeconds.Should().Be(2);
    }

    [Theory]
    [InlineData("{ count: 1.5 }", "'count' of probe must be a whole number, not '1.5'")]
    [InlineData("{ count: '5' }", "'count' of probe must be a whole number, not '5'")]
    [InlineData("{ count: 3000000000 }", "'count' of probe must be a whole number, not '3000000000'")]
    [InlineData("{ count: 5 ms }", "'count' of probe must be a whole number, not '5 ms'")]
    [InlineData("{ ratio: NaN }", "'ratio' of probe must be a number, not 'NaN'")]
    [InlineData("{ ratio: '1,5' }", "'ratio' of probe must be a number, not '1,5'")]
    [InlineData("{ ratio: 5 USD }", "'ratio' of probe must be a number, not '5 USD'")]
    [InlineData("{ is-on: maybe }", "'is-on' of probe must be on or off, not 'maybe'")]
    [InlineData("{ bar: 1 }", "'bar' of probe must be a bar period such as 30s, 1m, 5m, 1h that divides a day, not '1'")]
    [InlineData("{ at: 25:00 }", "'at' of probe must be a time of day such as 09:35, not '25:00'")]
    [InlineData("{ merge-milliseconds: 1us }", "'merge-milliseconds' of probe must be a whole number of milliseconds, not '1us'")]
    [InlineData("{ array: 1 }", "'array' of probe must be a list such as [a, b], not '1'")]
    [InlineData("{ array: [1, x] }", "'array.2' of probe must be a whole number, not 'x'")]
    [InlineData("{ map: { a: x } }", "'map.a' of probe must be a number, not 'x'")]
    [InlineData("{ text: [a] }", "'text' of probe must be a text, not a list")]
    [InlineData("{ above-zero: 0 }", "'above-zero' of probe must lie above 0 to 1, not at 0")]
    [InlineData("{ nested: 5 }", "'nested' of probe must be a map such as { option: value }, not '5'")]
    public void WrongValue_IsRefused(string options, string expected) =>
        Reading.OptionErrors<EveryTypeOptions>(options).Single().Should().EndWith(": " + expected + ".");

    [Fact]
    public void ComputedProperty_IsNoOption() =>
        Reading.OptionErrors<EveryTypeOptions>("{ computed: 2 }").Single()
            .Should().Contain("unknown option 'computed' of probe");

    [Fact]
    public void SeedLiteral_ReplacesDefaults_AndWrittenValuesReplaceIt()
    {
        Reading.Options<WeightedConfluenceOptions>("{ groups: { }, threshold: tick-momentum.score, threshold-factors: [] }", Profile)
            .Should().BeEquivalentTo(new { WeightsMode = WeightsMode.SeedRaw, Redistribute = false });
        Reading.Options<VolatilityRegimeOptions>("{ }", Profile).Thresholds.Should().Equal(0.20, 0.25, 0.35, 0.35);
        Reading.Options<VolatilityRegimeOptions>("{ }", Profile).ApplyTo.Should().Be(RegimeTarget.Both);
        Reading.Options<VolatilityRegimeOptions>("{ apply-to: threshold }", Profile).ApplyTo.Should().Be(RegimeTarget.Threshold);
        Reading.Options<SessionOptions>("{ }", Profile).ThresholdSession.Should().BeTrue();
        Reading.Options<SessionOptions>("{ }").ThresholdSession.Should().BeFalse();
    }

    [Fact]
    public void Limits_HaveTheFiguresOfTheProfile()
    {
        MiaIa.Engine.Risk.TradingWindow corrected = Reading.Valid("profile: corrected\n").RiskLimits.TradingWindow;
        MiaIa.Engine.Risk.TradingWindow seed = Reading.Valid("profile: seed-literal\n").RiskLimits.TradingWindow;
        (corrected.EntriesFrom, corrected.EntriesTo, corrected.Flat)
            .Should().Be((new TimeOnly(9, 35), new TimeOnly(15, 45), new TimeOnly(15, 55)));
        (seed.EntriesFrom, seed.EntriesTo, seed.Flat)
            .Should().Be((new TimeOnly(9, 0), new TimeOnly(16, 0), new TimeOnly(16, 0)));
        Reading.Valid("profile: seed-literal\nrisk: { trading-window: { flat: 16:05 } }\n").RiskLimits.TradingWindow
            .Should().Be(seed with { Flat = new TimeOnly(16, 5) });
    }

    [Fact]
    public void OptionsRecordThatCannotBeMade_IsAnErrorOfThePlugin()
    {
        FakePluginTypes types = new(new FakePlugin("odd", PluginKind.Feature, typeof(OddOptions)));
        Reading.Errors("features:\n  odd:\n", null, types).Single().Should()
            .Be("s.yaml:2:3: the options of odd cannot be made: an option cannot be of type HashSet`1: lists are IReadOnlyList<T> or T[], maps are IReadOnlyDictionary<string, T>.");
    }

    public sealed record OddOptions
    {
        public HashSet<string> Names { get; init; } = [];
    }
}
