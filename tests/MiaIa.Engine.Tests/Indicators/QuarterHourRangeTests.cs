using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Indicators;

public sealed class QuarterHourRangeTests
{
    [Fact]
    public void Range_IsThatOfTheBaseBars_UntilThereAreFifteenOfFifteenMinutes()
    {
        QuarterHourRange range = new(new BarPeriod(60));
        for (int i = 0; i < 15; i++)
        {
            range.Status.Should().Be(FeatureStatus.Missing);
            range.Ticks.Should().Be(0);
            Add(range, 60, i, 2);
        }

        range.Status.Should().Be(FeatureStatus.Partial);
        range.Ticks.Should().BeApproximately(2 * Math.Sqrt(15), 1e-12);
        for (int i = 0; i < 15; i++)
        {
            range.Status.Should().Be(FeatureStatus.Partial);
            Add(range, 900, i, 8);
        }

        range.Status.Should().Be(FeatureStatus.Ok);
        range.Ticks.Should().Be(8);
        Add(range, 300, 0, 100);
        range.Ticks.Should().Be(8, "bars of other lengths are not for it");
        range.Reset();
        range.Status.Should().Be(FeatureStatus.Missing);
    }

    private static void Add(QuarterHourRange range, int seconds, int place, int height)
    {
        long startNs = place * seconds * EventTimes.Second;
        Bar bar = new(seconds, 400, 400 + height, 400, 400, 10, 5, 5, 0, DeltaKind.Exact);
        range.Add(in bar, startNs, startNs + (seconds * EventTimes.Second));
    }
}
