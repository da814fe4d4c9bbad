using MiaIa.Sdk;
using MiaIa.Sdk.Options;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Options;

/// <summary>Where the price of the underlying comes from.</summary>
public sealed class ChainIntakeSpotTests
{
    private const long NowNs = 1_700_000_000_000_000_000;

    [Theory]
    [InlineData(4100, 0, false, 4100)]
    [InlineData(double.NaN, 5, false, 4090)]
    [InlineData(double.NaN, 6, false, double.NaN)]
    [InlineData(double.NaN, 0, true, double.NaN)]
    public void Underlying_IsTheChains_ElseTheIndexOfFiveSeconds_ElseNotKnown(double told, int ageSeconds, bool isDaily, double expected)
    {
        short spx = TestInstruments.Spx.Id;
        ChainIntake intake = new(spx);
        intake.Take(MarketEvent.Of(NowNs - (ageSeconds * EventTimes.Second), spx, new IndexValue(4090, isDaily))).Should().BeFalse();
        intake.Take(MarketEvent.Of(NowNs, spx, new ChainEnd(told), NowNs)).Should().BeTrue();
        intake.Underlying.Should().Be(expected);
    }
}
