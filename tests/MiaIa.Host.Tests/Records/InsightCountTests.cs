using MiaIa.Host.Records;

namespace MiaIa.Host.Tests.Records;

/// <summary>One insight for the third time among ten round trips is told, once.</summary>
public sealed class InsightCountTests
{
    private readonly InsightCount _count = new();

    [Fact]
    public void TheThirdAmongTen_IsTold_AndTheFourthIsNot()
    {
        _count.Add(Insight.StopTooTight).Should().Be(0);
        _count.Add(Insight.ExitOptimal).Should().Be(0);
        _count.Add(Insight.StopTooTight).Should().Be(0);
        _count.Add(Insight.StopTooTight).Should().Be(3);
        _count.Add(Insight.StopTooTight).Should().Be(0);
    }

    [Theory]
    [InlineData(7, 3)] // the tenth is the third
    [InlineData(8, 0)] // the first is out of the ten
    public void OnlyTheLastTen_Count(int between, int expected)
    {
        _count.Add(Insight.StopTooTight);
        _count.Add(Insight.StopTooTight);
        for (int i = 0; i < between; i++)
        {
            _count.Add(Insight.None).Should().Be(0, "what has no insight is no insight, but one of the ten");
        }

        _count.Add(Insight.StopTooTight).Should().Be(expected);
    }
}
