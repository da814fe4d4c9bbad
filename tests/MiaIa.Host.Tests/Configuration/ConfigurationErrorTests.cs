using MiaIa.Host.Plugins;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Configuration;

/// <summary>Every kind of mistake, with its exact place and the name that was meant.</summary>
public sealed class ConfigurationErrorTests
{
    [Theory]
    [InlineData("profil: corrected\n", "s.yaml:1:1: unknown section 'profil'. Did you mean 'profile'?")]
    [InlineData("featurse:\n", "s.yaml:1:1: unknown section 'featurse'. Did you mean 'features'?")]
    [InlineData("features:\n  tick-momentun:\n", "s.yaml:2:3: unknown feature 'tick-momentun'. Did you mean 'tick-momentum'?")]
    [InlineData("strategies: { trnd: }\n", "s.yaml:1:15: unknown strategy 'trnd'. Did you mean 'trend'?")]
    [InlineData(
        "features:\n  tick-momentum: { windowPrint: 20 }\n",
        "s.yaml:2:20: unknown option 'windowPrint' of tick-momentum. Did you mean 'window-prints'?")]
    [InlineData(
        "features:\n  tick-momentum: { zzz: 20 }\n",
        "s.yaml:2:20: unknown option 'zzz' of tick-momentum; known here: window-prints, window-seconds, count-weight.")]
    [InlineData("features:\n  session: { windw: 1 }\n  no-op: { x: 1 }\n", "s.yaml:3:12: unknown option 'x': no-op has no options.")]
    [InlineData("risk: { daily-los: 500 USD }\n", "s.yaml:1:9: unknown option 'daily-los' in 'risk'. Did you mean 'daily-loss'?")]
    [InlineData(
        "risk:\n  trading-window: { entries-form: 09:35 }\n",
        "s.yaml:2:21: unknown option 'entries-form' in 'risk.trading-window'. Did you mean 'entries-from'?")]
    [InlineData("modes: { backtes: { broker: simulated } }\n", "s.yaml:1:10: unknown mode 'backtes'. Did you mean 'backtest'?")]
    [InlineData(
        "modes:\n  sim: { brokr: simulated, broker: simulated }\n",
        "s.yaml:2:10: unknown option 'brokr': simulated has no options. Did you mean 'broker'?")]
    [InlineData(
        "modes:\n  sim: { broker: simulatd }\n", "s.yaml:2:18: unknown broker 'simulatd'. Did you mean 'simulated'?")]
    public void UnknownName_IsRefused_WithTheNearestKnownOne(string text, string expected) =>
        Reading.Errors(text).Should().Contain(expected);

    [Theory]
    [InlineData("features: { trend: }\n", "s.yaml:1:13: 'trend' is a strategy, not a feature.")]
    [InlineData("strategies: { session: }\n", "s.yaml:1:15: 'session' is a feature, not a strategy.")]
    [InlineData(
        "modes: { sim: { source: csv, broker: simulated } }\n", "s.yaml:1:25: 'csv' is a format of files, not a feed.")]
    [InlineData(
        "modes: { sim: { broker: synthetic } }\n", "s.yaml:1:25: 'synthetic' is a feed, not a broker.")]
    public void PluginOfAnotherKind_IsRefused(string text, string expected) =>
        Reading.Errors(text).Should().Equal(expected);

    [Theory]
    [InlineData("features:\n  session:\n  session:\n", "s.yaml:3:3: the name 'session' is written twice; the first is in line 2.")]
    [InlineData("profile: corrected\nprofile: corrected\n", "s.yaml:2:1: the name 'profile' is written twice; the first is in line 1.")]
    [InlineData("instruments: { watch: [VIX, VIX] }\n", "s.yaml:1:16: the instrument 'VIX' is named twice.")]
    [InlineData("instruments: { trade: MES, watch: [MES] }\n", "s.yaml:1:28: the instrument 'MES' is named twice.")]
    public void DuplicateName_IsRefused(string text, string expected) => Reading.Errors(text).Should().Equal(expected);

    [Theory]
    [InlineData("instruments: { trade: NQ }\n", "s.yaml:1:23: 'instruments.trade' cannot be 'NQ'; known here: ES, MES.")]
    [InlineData("instruments: { watch: [VIXX] }\n", "s.yaml:1:24: 'instruments.watch.1' cannot be 'VIXX'. Did you mean 'VIX'?")]
    [InlineData("features: [session]\n", "s.yaml:1:11: 'features' must be a map of plugins such as { id: { option: value } }, not a list.")]
    [InlineData(
        "features:\n  tick-momentum: 20\n",
        "s.yaml:2:18: the options of tick-momentum are a map such as { option: value }, not '20'.")]
    [InlineData("modes: { sim: simulated }\n", "s.yaml:1:15: the mode 'sim' must be a map such as { broker: simulated }, not 'simulated'.")]
    [InlineData("risk: { daily-loss: off }\n", "s.yaml:1:21: 'risk.daily-loss' must be a number, for money 500 USD, not 'off'; it cannot be switched off.")]
    [InlineData("risk: { daily-loss: 500 EUR }\n", "s.yaml:1:21: 'risk.daily-loss' must be a number, for money 500 USD, not '500 EUR'.")]
    [InlineData("risk: { daily-loss: }\n", "s.yaml:1:21: 'risk.daily-loss' has no value: write a number, for money 500 USD, or leave the line out.")]
    [InlineData("decision-cycle: 50\n", "s.yaml:1:17: 'decision-cycle' must be a length of time such as 50ms, 30s, 5m, not '50'.")]
    [InlineData("base-timeframe: 7m\n", "s.yaml:1:17: 'base-timeframe' must be a bar period such as 30s, 1m, 5m, 1h that divides a day, or off, not '7m'.")]
    [InlineData(
        "strategies:\n  trend: { bracket: structur }\n",
        "s.yaml:2:21: 'bracket' of trend must be one of structure, fixed, not 'structur'. Did you mean 'structure'?")]
    [InlineData("- a\n", "s.yaml:1:1: a map of sections is expected here, not a list.")]
    public void WrongType_IsRefused(string text, string expected) => Reading.Errors(text).Should().Equal(expected);

    [Theory]
    [InlineData(
        "features:\n  tick-momentum: { window-prints: 0 }\n",
        "s.yaml:2:35: 'window-prints' of tick-momentum must lie from 1 to 100000, not at 0.")]
    [InlineData("risk: { daily-loss: -500 USD }\n", "s.yaml:1:21: 'risk.daily-loss' must lie from 1 to 1000000, not at -500 USD.")]
    [InlineData("risk: { min-reward: { fixed: 0.5 } }\n", "s.yaml:1:30: 'risk.min-reward.fixed' must lie from 1 to 100, not at 0.5.")]
    [InlineData("decision-cycle: 2m\n", "s.yaml:1:17: 'decision-cycle' must lie from 0ns to 60000000000ns, not at 2m.")]
    [InlineData(
        "modes: { live: { source: ibkr-feed, broker: ibkr, port: 65536, account: A } }\n",
        "s.yaml:1:57: 'port' of ibkr must lie from 1 to 65535, not at 65536.")]
    [InlineData("strategies:\n  trend: { pullback: [0.3] }\n", "s.yaml:2:22: 'pullback' of trend must have 2 to 2 entries, not 1.")]
    [InlineData(
        "features:\n  vwap-trend: { anchor: 17:00 }\n",
        "s.yaml:2:25: 'anchor' of vwap-trend cannot be '17:00': it must match 18:00|09:30.")]
    public void ValueOutOfRange_IsRefused(string text, string expected) => Reading.Errors(text).Should().Equal(expected);

    [Theory]
    [InlineData("modes: { sim: { source: synthetic } }\n", "s.yaml:1:10: 'modes.sim.broker' is missing: name the broker.")]
    [InlineData(
        "modes: { live: { broker: ibkr, account: A } }\n", "s.yaml:1:10: 'modes.live.source' is missing: name the feed.")]
    [InlineData("alerts:\n  webhook:\n", "s.yaml:2:3: 'address' of webhook is missing: it has no default and must be written.")]
    public void MissingRequired_IsRefused(string text, string expected) => Reading.Errors(text).Should().Equal(expected);

    [Fact]
    public void Mode_MustBeConfigured_WhenItIsToRun() =>
        Reading.Errors("modes:\n  sim: { broker: simulated }\n", RunMode.Live)
            .Should().Equal("s.yaml:1:1: the mode 'live' is not configured: add 'live: { broker: ... }' under modes.");

    [Theory]
    [InlineData("sesion", "s.yaml:4:60: 'factors.1' of weighted-confluence names the unknown feature 'sesion'. Did you mean 'session'?")]
    [InlineData(
        "session.factr",
        "s.yaml:4:60: 'factors.1' of weighted-confluence names 'session.factr', an unknown output. Did you mean 'session.factor'?")]
    [InlineData(
        "tick-momentum",
        "s.yaml:4:60: 'factors.1' of weighted-confluence names 'tick-momentum.factor', an unknown output; tick-momentum gives: score.")]
    [InlineData(
        "gamma-cycle",
        "s.yaml:4:60: 'factors.1' of weighted-confluence names 'gamma-cycle', which is not under features: add it there.")]
    public void UnknownOutput_IsRefused(string factor, string expected) =>
        Reading.Errors($$"""
            features: { session: , tick-momentum: , volatility-regime: }
            confluence:
              weighted-confluence:
                { threshold: volatility-regime, groups: { }, factors: [{{factor}}] }
            """).Should().Equal(expected);

    [Fact]
    public void NameOfABrokenFeature_IsNotReportedAgain() =>
        Reading.Errors("""
            features: { session: { table: 1 }, volatility-regme: }
            confluence:
              weighted-confluence: { threshold: volatility-regme, groups: { }, factors: [session] }
            """).Should().Equal(
                "s.yaml:1:31: 'table' of session must be a map such as { name: value }, not '1'.",
                "s.yaml:1:36: unknown feature 'volatility-regme'. Did you mean 'volatility-regime'?");

    [Fact]
    public void InputOfAConstructor_MustBeComputed()
    {
        FakePluginTypes types = new(new FakePlugin("battle", PluginKind.Strategy)
        {
            Needs = [new("session.window", IsOptional: false), new("gamma-cycle.phase", IsOptional: true)],
        });
        Reading.Errors("strategies:\n  battle:\n", null, types)
            .Should().Equal("s.yaml:2:3: battle: it needs 'session.window': add 'session' under features.");
        Reading.Errors("features: { session: }\nstrategies:\n  battle:\n", null, types).Should().BeEmpty();
    }

    [Fact]
    public void DefaultOfAProfile_ThatNamesAnOutput_IsChecked() =>
        Reading.Errors("""
            profile: seed-literal
            features: { volatility-regime: }
            confluence:
              weighted-confluence: { threshold: volatility-regime, groups: { } }
            """).Should().Equal(
                "s.yaml:4:3: weighted-confluence: it needs 'session.threshold-factor' (its default of 'threshold-factors'): add 'session' under features.");

    [Fact]
    public void ObjectionOfAConstructor_StandsAtThePlugin() =>
        Reading.Errors("features:\n  volatility-regime: { vix: [15, 25] }\n")
            .Should().Equal("s.yaml:2:3: volatility-regime: 'vix' needs three limits: low, high, extreme.");

    [Fact]
    public void ObjectionOfAConfluence_StandsAtThePlugin() =>
        Reading.Errors("""
            features: { volatility-regime: , tick-momentum: }
            confluence:
              weighted-confluence: { threshold: volatility-regime, groups: { a: { weights: { tick-momentum: 0 } } } }
            """).Should().Equal("s.yaml:3:3: weighted-confluence: the weights of group 'a' sum to 0.");

    [Fact]
    public void ObjectionOfAnOption_StandsAtItsValue() =>
        Reading.OptionErrors<PickyOptions>("{ even: 3 }")
            .Should().Equal("s.yaml:2:18: 'even' of probe is refused: it must be even.");

    [Fact]
    public void RefusedPlugin_IsToldWithItsReason()
    {
        FakePluginTypes types = new(new FakePlugin("old", PluginKind.Feature) { Refusal = "It was built for SDK 9.0; rebuild it." });
        Reading.Errors("features:\n  old:\n", null, types)
            .Should().Equal("s.yaml:2:3: the plugin 'old' cannot be used: It was built for SDK 9.0; rebuild it.");
    }

    [Fact]
    public void SecondConfluence_IsRefused() =>
        Reading.Errors("""
            features: { volatility-regime: }
            confluence:
              weighted-confluence:   { threshold: volatility-regime, groups: { } }
              weighted-confluence@b: { threshold: volatility-regime, groups: { } }
            """).Should().Equal(
                "s.yaml:4:3: 'weighted-confluence@b' is a second confluence; a file has one: remove it or 'weighted-confluence'.");

    [Theory]
    [InlineData("features: { session@: }\n", "s.yaml:1:13: the label of 'session@' must be letters, digits and hyphens, as in session@5m.")]
    [InlineData("features: { session@a.b: }\n", "s.yaml:1:13: the label of 'session@a.b' must be letters, digits and hyphens, as in session@5m.")]
    public void BadLabel_IsRefused(string text, string expected) => Reading.Errors(text).Should().Equal(expected);

    [Theory]
    [InlineData(
        "{ trading-window: { entries-from: 15:45 } }",
        "s.yaml:1:27: entries would begin at 15:45 and end at 15:45: 'entries-from' must be before 'entries-to'.")]
    [InlineData(
        "{ trading-window: { flat: 15:40 } }",
        "s.yaml:1:27: positions would be closed at 15:40, before entries end at 15:45: 'flat' must not be before 'entries-to'.")]
    [InlineData(
        "{ stop-bounds: { default-ticks: 16 } }",
        "s.yaml:1:24: the stops do not rise: 'least-ticks' 4, 'default-ticks' 16, 'most-ticks' 15.")]
    [InlineData(
        "{ daily-loss: 249.99 USD }",
        "s.yaml:1:9: 'daily-loss' of 249.99 USD is less than the 250 USD that one trade may risk ('position-size').")]
    [InlineData(
        "{ drawdown: { warn-percent: 5.1 % } }",
        "s.yaml:1:21: the warning at 5.1 % would come after the halt at 5 %: 'warn-percent' must not be more than 'halt-percent'.")]
    [InlineData(
        "{ order-rate: { halt-above-rejects: 4 } }",
        "s.yaml:1:23: the halt above 4 refusals would come before the pause at 5: 'halt-above-rejects' must not be less than 'rejects-per-minute'.")]
    [InlineData(
        "{ vix-limit: { live-max: 31 } }",
        "s.yaml:1:22: with real money VIX may be 31, without only 30: 'live-max' must not be more than 'max'.")]
    [InlineData(
        "{ preset: aggressive, max-round-trips: 21 }",
        "s.yaml:1:29: with a preset a session date has at most 20 round trips, not 21: lower it, or leave 'preset' out.")]
    [InlineData(
        "{ preset: moderate, position-size: { risk-percent: 1.1 % } }",
        "s.yaml:1:44: with a preset a trade risks at most 1 % of equity, not 1.1: lower it, or leave 'preset' out.")]
    public void LimitsThatDoNotFitTogether_AreRefused(string risk, string expected) =>
        Reading.Errors($"risk: {risk}\n").Should().Equal(expected);

    [Fact]
    public void AllErrors_ComeInOneRun_ByPlace()
    {
        string[] errors = Reading.Errors("""
            profle: corrected
            modes:
              sim: { broker: simulatd, fill-model: bar-pesimistic, capital: -1 }
            features:
              tick-momentum: { window-prints: many, count-wieght: 0.4 }
              trend:
            risk: { daily-loss: -1, max-positon: 2 }
            """);
        errors.Select(e => e.Split(' ')[0]).Should().Equal(
            "s.yaml:1:1:", "s.yaml:3:18:", "s.yaml:3:40:", "s.yaml:3:65:", "s.yaml:5:35:", "s.yaml:5:41:", "s.yaml:6:3:",
            "s.yaml:7:21:", "s.yaml:7:25:");
    }

    [Fact]
    public void FileThatIsNotThere_IsAnErrorWithARemedy()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "no-such.yaml");
        MiaIa.Host.Configuration.ConfigurationReader.Read(path, new FakePluginTypes(), null).Errors.Single().ToString()
            .Should().Be($"{path}: there is no such file: name another with --config FILE.");
    }
}
