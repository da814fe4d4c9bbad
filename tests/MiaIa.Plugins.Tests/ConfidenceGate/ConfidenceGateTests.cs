using MiaIa.Plugins.Filters;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Filters;

public sealed class ConfidenceGateTests
{
    private readonly TestInput _battle = new("battle-navale@1m.bn");
    private readonly TestInput _zones = new("level-zones.price-confluence");
    private readonly TestInput _pattern = new("sierra-patterns.score");
    private readonly TestInput _regime = new("market-regime.confidence");

    [Theory]
    [InlineData(0.70, true)]
    [InlineData(0.6999, false)]
    public void TheLeastConfidence_IsEnough(double confidence, bool passes) =>
        Judge(confidence, MinimaStage.Off).Should().Be(new SetupJudgement(passes ? 1 : 0, confidence, 0.70));

    [Theory]
    [InlineData(MinimaStage.DataCollection, 0.4375, 0.30, 0.25, 0.25)] // (.4375 - .25) / .75 = .25
    [InlineData(MinimaStage.Paper, 0.70, 0.45, 0.50, 0.55)]            // (.70 - .25) / .75 = .60
    [InlineData(MinimaStage.Live, 0.775, 0.60, 0.65, 0.65)]            // .70
    [InlineData(MinimaStage.Conservative, 0.8125, 0.65, 0.70, 0.70)]   // .75
    public void TheMinimaOfAStage_HoldForEachPart(MinimaStage stage, double battle, double zones, double pattern, double regime)
    {
        const double Less = 1e-6;
        Set(battle + Less, zones, pattern, regime);
        Judge(0.9, stage).Passes.Should().BeTrue();
        Set(battle - Less, zones, pattern, regime);
        Judge(0.9, stage).Passes.Should().BeFalse();
        Set(battle + Less, zones - Less, pattern, regime);
        Judge(0.9, stage).Passes.Should().BeFalse();
        Set(battle + Less, zones, pattern - Less, regime);
        Judge(0.9, stage).Passes.Should().BeFalse();
        Set(battle + Less, zones, pattern, regime - Less);
        Judge(0.9, stage).Passes.Should().BeFalse();
    }

    [Fact]
    public void ThePattern_CountsInTheDirectionOfTheEntry()
    {
        Set(-1, 1, -1, 1);
        Judge(0.9, MinimaStage.Paper, Side.Sell).Passes.Should().BeTrue();
        Judge(0.9, MinimaStage.Paper, Side.Buy).Passes.Should().BeFalse();
    }

    [Fact]
    public void APartThatIsNotKnown_Refuses_OnlyWhereItIsAskedFor()
    {
        Set(1, 1, 1, 1);
        _zones.SetMissing();
        Judge(0.9, MinimaStage.Paper).Passes.Should().BeFalse();
        Judge(0.9, MinimaStage.Off).Passes.Should().BeTrue();
    }

    private void Set(double battle, double zones, double pattern, double regime)
    {
        _battle.Set(battle);
        _zones.Set(zones);
        _pattern.Set(pattern);
        _regime.Set(regime);
    }

    private SetupJudgement Judge(double confidence, MinimaStage stage, Side side = Side.Buy)
    {
        ConfidenceGate gate = new(
            new ConfidenceGateOptions { Minima = stage }, _battle.Input, _zones.Input, _pattern.Input, _regime.Input);
        SignalSetup setup = new(0, "trend", "X", side, 24_000, 8, 16, 0.8, confidence, default);
        return gate.Judge(in setup, []);
    }
}
