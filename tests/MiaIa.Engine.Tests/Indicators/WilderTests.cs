using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Indicators;

public sealed class WilderTests
{
    [Theory]
    [InlineData(14, 0)]
    [InlineData(15, 5.857142857142857)]
    [InlineData(60, 5.946286099745665)]
    public void AverageTrueRange_IsWilders(int bars, double expected)
    {
        AverageTrueRange atr = new();
        for (int i = 0; i < bars; i++)
        {
            atr.AddMinute(SampleBars.All[i], i);
        }

        atr.Ticks.Should().BeApproximately(expected, 1e-12);
        atr.IsReady.Should().Be(expected > 0);
    }

    [Theory]
    [InlineData(27, 0)]
    [InlineData(28, 18.893176492456067)]
    [InlineData(60, 18.301193294760093)]
    public void DirectionalIndex_IsWilders(int bars, double expected)
    {
        DirectionalIndex adx = new();
        for (int i = 0; i < bars; i++)
        {
            adx.AddMinute(SampleBars.All[i], i);
        }

        adx.Value.Should().BeApproximately(expected, 1e-11);
        adx.IsReady.Should().Be(expected > 0);
        if (bars == 60)
        {
            adx.Plus.Should().BeApproximately(13.701509106913822, 1e-11);
            adx.Minus.Should().BeApproximately(19.198733354967082, 1e-11);
        }
    }

    /// <summary>
    /// Bars 100-104 closing at 103, then 110-113: 10 ticks from the close, 3 when a gap lies between.
    /// </summary>
    [Theory]
    [InlineData(29, 10)]
    [InlineData(30, 3)]
    public void TheTrueRangeAfterAGap_IsHighMinusLow(int minutes, double expected)
    {
        AverageTrueRange atr = new(1);
        atr.AddMinute(SampleBars.Of(100, 104, 100, 103), 0);
        atr.AddMinute(SampleBars.Of(110, 113, 110, 111), 1 + minutes);
        atr.LastTrueRangeTicks.Should().Be(expected);
        atr.Ticks.Should().Be(expected);
    }

    [Fact]
    public void BeforeTheAverage_TheMeanSoFarServes()
    {
        AverageTrueRange atr = new(3);
        atr.SoFarTicks.Should().Be(0);
        atr.AddMinute(SampleBars.Of(0, 0, 0, 0), 0);
        atr.AddMinute(SampleBars.Of(0, 2, 0, 0), 1);
        atr.AddMinute(SampleBars.Of(0, 5, 0, 0), 2);
        atr.SoFarTicks.Should().Be(3.5);
        atr.Ticks.Should().Be(0);
    }

    [Fact]
    public void AfterAReset_EverythingStartsAnew()
    {
        AverageTrueRange used = new();
        AverageTrueRange fresh = new();
        DirectionalIndex usedIndex = new();
        DirectionalIndex freshIndex = new();
        for (int i = 0; i < 20; i++)
        {
            used.AddMinute(SampleBars.All[i], i);
            usedIndex.AddMinute(SampleBars.All[i], i);
        }

        used.Reset();
        usedIndex.Reset();
        for (int i = 20; i < 60; i++)
        {
            used.AddMinute(SampleBars.All[i], i);
            fresh.AddMinute(SampleBars.All[i], i);
            usedIndex.AddMinute(SampleBars.All[i], i);
            freshIndex.AddMinute(SampleBars.All[i], i);
            used.SoFarTicks.Should().Be(fresh.SoFarTicks);
            usedIndex.Value.Should().Be(freshIndex.Value);
        }

        used.IsReady.Should().BeTrue();
        usedIndex.IsReady.Should().BeTrue();
    }

    [Fact]
    public void AMarketThatDoesNotMove_HasNoDirection()
    {
        DirectionalIndex adx = new();
        for (int i = 0; i < 40; i++)
        {
            adx.AddMinute(SampleBars.Of(100, 100, 100, 100), i);
        }

        adx.Value.Should().Be(0);
        adx.IsReady.Should().BeTrue();
    }
}
