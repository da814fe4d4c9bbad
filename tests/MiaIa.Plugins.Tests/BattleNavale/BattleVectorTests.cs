using MiaIa.Plugins.Features;
using MiaIa.Sdk;

namespace MiaIa.Tests.Features;

/// <summary>The owner's vectors for bases, the golden rule and the signal.</summary>
public sealed class BattleVectorTests
{
    [Fact]
    public void Signal_OfAWinningBattleAboveAGreenBase()
    {
        // o = .78, t = 1, green base of quality .70: .4 * .56 + .35 + .25 * .7 = .749.
        BattleSignal signal = new(2 * 0.78 - 1, 1, 1, 0.70, 0.25);
        signal.Value.Should().BeApproximately(0.749, 1e-12);
        signal.StatusOf(hasBase: true, force: 3).Should().Be(BattleStatus.VikingsWinning);
        signal.Strength.Should().BeApproximately((0.749 - 0.25) / 0.75, 1e-12);
        signal.Confidence.Should().BeApproximately((0.70 + 0.56 + 1 + ((0.749 - 0.25) / 0.75)) / 4, 1e-12);
        signal.Grade.Should().Be(BattleGrade.Strong);
    }

    [Theory]
    [InlineData(0.76, BattleGrade.Premium)]
    [InlineData(-0.61, BattleGrade.Strong)]
    [InlineData(0.46, BattleGrade.Moderate)]
    [InlineData(0.31, BattleGrade.Weak)]
    [InlineData(-0.16, BattleGrade.Marginal)]
    [InlineData(0.14, BattleGrade.Rejected)]
    internal void Grade_IsThatOfTheSize(double value, BattleGrade grade) =>
        new BattleSignal(value / 0.4 > 1 ? 1 : value / 0.4 < -1 ? -1 : value / 0.4, (value - Math.Clamp(value, -0.4, 0.4)) / 0.35, 0, 0, 0.25)
            .Grade.Should().Be(grade);

    [Theory]
    [InlineData(0.0, false, 0.4, BattleStatus.NoBattle)]
    [InlineData(0.0, false, 0.6, BattleStatus.Balanced)]
    [InlineData(0.2, true, 2, BattleStatus.Balanced)] // o = .6
    [InlineData(0.4, true, 2, BattleStatus.Skirmish)] // o = .7 is not above .7
    [InlineData(-0.41, true, 2, BattleStatus.DefendersWinning)]
    internal void Status_IsThatOfTheLead(double lead, bool hasBase, double force, BattleStatus status) =>
        new BattleSignal(lead, 0, 0, 0, 0.25).StatusOf(hasBase, force).Should().Be(status);

    [Fact]
    public void Quality_OfFiveEvenBars_IsPointEightFive()
    {
        // Height .8 of the range, constant volume, closes in the box of the first three: .15 + .20 + .25 + .25.
        BarHistory bars = new();
        for (int i = 0; i < 5; i++)
        {
            bars.Add(new Bar(60, 402, 404, 400, 402, 100, 50, 50, 0, DeltaKind.Exact));
        }

        BaseBox box = new(0, 4, 400, 404, 0, 0, FeatureStatus.Ok, -1);
        BaseRating.Quality(bars, in box, 4 / 0.8).Should().BeApproximately(0.85, 1e-12);
    }

    [Theory]
    [InlineData(401, 399, 399, RuleEvent.Violated)] // a red close at 99.75
    [InlineData(402, 400, 400, RuleEvent.Warning)] // red, low and close at 100.00
    [InlineData(402, 396, 401, RuleEvent.Defended)] // red, low 99.00, close 100.25
    [InlineData(401, 396, 402, RuleEvent.Defended)] // a defence may have any colour
    [InlineData(398, 397, 399, RuleEvent.None)] // a green close below is no event
    [InlineData(405, 403, 403, RuleEvent.None)] // three ticks above the edge is far enough
    internal void GreenBase_From100To102(int open, int low, int close, RuleEvent expected)
    {
        ProtectedBase green = new(1, new BattleNavaleOptions());
        green.Protect(new BaseBox(0, 5, 400, 408, 1, 0.7, FeatureStatus.Ok, 6));
        green.Judge(Of(open, low, close), 7).Should().Be(expected);
        green.IsAlive.Should().Be(expected is not RuleEvent.Violated);
    }

    [Fact]
    public void DojiBeyondTheEdge_IsAViolationOnlyWithTheNextClose()
    {
        ProtectedBase green = new(1, new BattleNavaleOptions());
        green.Protect(new BaseBox(0, 5, 400, 408, 1, 0.7, FeatureStatus.Ok, 6));
        green.Judge(Of(399, 398, 399), 7).Should().Be(RuleEvent.None);
        green.Judge(Of(397, 397, 399), 8).Should().Be(RuleEvent.Violated, "any colour confirms");
    }

    [Fact]
    public void ProtectedBase_AgesOut_SixtyBarsAfterItFroze()
    {
        ProtectedBase green = new(1, new BattleNavaleOptions());
        green.Protect(new BaseBox(0, 5, 400, 408, 1, 0.7, FeatureStatus.Ok, 6));
        green.Judge(Of(420, 420, 421), 65);
        green.IsAlive.Should().BeTrue();
        green.Judge(Of(401, 399, 399), 66).Should().Be(RuleEvent.None);
        green.IsAlive.Should().BeFalse();
    }

    [Theory]
    [InlineData(408, 410, 10)] // eight ticks high: max(6, 8 + 2)
    [InlineData(404, 410, 6)] // four ticks high: max(6, 4 + 2)
    [InlineData(402, 410, 13)] // two ticks high: ten to the edge and three
    public void MethodStop_IsTheHeightOrTheDistance(int high, int entry, double stop)
    {
        ProtectedBase green = new(1, new BattleNavaleOptions());
        green.Protect(new BaseBox(0, 5, 400, high, 1, 0.7, FeatureStatus.Ok, 6));
        green.StopTicks(entry).Should().Be(stop);
    }

    [Fact]
    public void Battle_OfOneStrongGreenBar_IsWorkedByHand()
    {
        // One bar, body 4 of range 4, volume 100 (its own median), delta +50: r = 1. Vikings: .8 + .2 * 1 + .5 * 1; its buy share is
        // 75 of 100: + .3. Defenders: nothing.
        BarHistory bars = new();
        bars.Add(new Bar(60, 400, 404, 400, 404, 100, 75, 25, 50, DeltaKind.Exact));
        Battle battle = new();
        battle.Update(bars);
        battle.Force.Should().BeApproximately(1.8, 1e-12);
        battle.Outcome.Should().Be(1);
    }

    [Fact]
    public void Battle_OfABuyAndASell_WeighsTheNewerMore()
    {
        // Older bar: green, recency .9: .8 * .9 + .2 * .9 = .90. Newer: red, recency 1: .8 + .2 = 1. No deltas.
        BarHistory bars = new();
        bars.Add(new Bar(60, 400, 404, 400, 404, 100, 0, 0, 0, DeltaKind.None));
        Battle battle = new();
        battle.Update(bars);
        bars.Add(new Bar(60, 404, 404, 400, 400, 100, 0, 0, 0, DeltaKind.None));
        battle.Update(bars);
        battle.Lead.Should().BeApproximately((0.9 - 1.0) / 1.9, 1e-12);
        battle.DeltaStatus.Should().Be(FeatureStatus.Missing);
    }

    private static Bar Of(int open, int low, int close) =>
        new(60, open, Math.Max(open, close), low, close, 100, 50, 50, 0, DeltaKind.Exact);
}
