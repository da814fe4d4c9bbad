using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>Brackets worked by hand; a price of a long at 24000 + x is one of a short at 24000 - x.</summary>
public sealed class BracketRulesTests
{
    private const int Entry = 24000;

    private readonly BracketRules _rules = new([4, 8, 15], 2);

    [Theory]
    [InlineData(7, 7)]
    [InlineData(5.2, 6)]        // the stop's price is rounded away from the entry
    [InlineData(5.0000001, 5)]  // as good as on the grid
    [InlineData(3, 4)]
    [InlineData(-2, 4)]
    [InlineData(15.1, 15)]
    [InlineData(40, 15)]
    public void Stop_IsNeverTighterThanComputed_AndKeepsItsBounds(double distance, int expected)
    {
        _rules.StopTicks(Side.Buy, Entry, distance).Should().Be(expected);
        _rules.StopTicks(Side.Sell, Entry, distance).Should().Be(expected);
    }

    [Theory]
    [InlineData(2, 7, 14)]
    [InlineData(1.5, 5, 7)] // 7.5: never farther than computed
    [InlineData(1.5, 6, 9)]
    public void Target_IsAMultipleOfTheStop(double rewardRisk, int stop, int expected)
    {
        BracketRules rules = new([4, 8, 15], rewardRisk);
        rules.TargetTicks(Side.Buy, Entry, stop).Should().Be(expected);
        rules.TargetTicks(Side.Sell, Entry, stop).Should().Be(expected);
    }

    [Theory]
    [InlineData(12.5, 12)]
    [InlineData(12, 12)]
    [InlineData(0.5, 0)]
    [InlineData(-3, -3)]
    public void Target_AtAPrice_IsInFrontOfIt(double away, int expected)
    {
        BracketRules.TargetAt(Side.Buy, Entry, Entry + away).Should().Be(expected);
        BracketRules.TargetAt(Side.Sell, Entry, Entry - away).Should().Be(expected);
    }

    [Theory]
    [InlineData(8, 12, true)]
    [InlineData(8, 11, false)]
    [InlineData(7, 11, true)]  // 10.5 are needed
    [InlineData(7, 10, false)]
    [InlineData(4, -1, false)]
    public void Structure_MustGiveOneAndAHalfTimesTheRisk(int stop, int target, bool isWorth) =>
        BracketRules.IsWorth(stop, target).Should().Be(isWorth);

    [Fact]
    public void Bounds_MustBeThreeInRisingOrder()
    {
        _rules.DefaultStopTicks.Should().Be(8);
        foreach (int[] bounds in (int[][])[[8, 4, 15], [4, 15, 8], [4, 8], [0, 8, 15]])
        {
            Action build = () => _ = new BracketRules(bounds, 2);
            build.Should().Throw<ArgumentException>().WithMessage("stop-ticks*");
        }

        Action rewardless = () => _ = new BracketRules([4, 8, 15], 0);
        rewardless.Should().Throw<ArgumentException>().WithMessage("reward-risk*");
    }
}
