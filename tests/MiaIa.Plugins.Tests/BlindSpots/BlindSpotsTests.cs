using MiaIa.Plugins.Filters;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Filters;

/// <summary>A blind spot at 6000.00, tick 24000; no entry within five ticks of it.</summary>
public sealed class BlindSpotsTests
{
    private const long Hour = 60 * EventTimes.Minute;
    private static readonly long Now = EventTimes.Utc(2025, 6, 10, 14);

    private readonly TestInput _first = new("vendor-levels.blind-spot-1");
    private readonly TestInput _second = new("vendor-levels.blind-spot-2");
    private readonly TestInput _levels = new("vendor-levels.levels");
    private readonly BlindSpots _filter;

    public BlindSpotsTests()
    {
        _filter = new BlindSpots(new BlindSpotsOptions(), TestInstruments.Es, [_first.Input, _second.Input], _levels.Input);
        _first.Set(6000, FeatureStatus.Ok, Now);
        _levels.Set(1, FeatureStatus.Ok, Now);
    }

    [Theory]
    [InlineData(24_000, false)]
    [InlineData(24_005, false)] // five ticks away
    [InlineData(23_995, false)]
    [InlineData(24_006, true)]
    [InlineData(23_994, true)]
    public void AnEntryWithinFiveTicks_IsRefused(int price, bool passes) => Passes(price).Should().Be(passes);

    [Fact]
    public void BothSides_AreRefused() => Passes(24_003, Side.Sell).Should().BeFalse();

    [Fact]
    public void EverySpot_Counts()
    {
        _second.Set(6010.1, FeatureStatus.Ok, Now); // tick 24040.4
        Passes(24_045).Should().BeFalse();
        Passes(24_046).Should().BeTrue();
    }

    [Fact]
    public void WhenTheVendorToldNothing_EveryEntryIsRefused()
    {
        _levels.SetMissing();
        Passes(25_000).Should().BeFalse();
    }

    [Fact]
    public void WhenTheVendorToldOtherLevelsOnly_NothingIsBlind()
    {
        _first.SetMissing();
        Passes(24_000).Should().BeTrue();
    }

    [Theory]
    [InlineData(24, true)]
    [InlineData(25, false)]
    public void WhenTheVendorIsSilentForADay_EveryEntryIsRefused(int hours, bool passes)
    {
        _levels.Set(1, FeatureStatus.Ok, Now - (hours * Hour));
        Passes(25_000).Should().Be(passes);
    }

    [Fact]
    public void ASpotOfTheDayBefore_NoLongerBlocks_WhileTheVendorSpeaks()
    {
        _first.Set(6000, FeatureStatus.Ok, Now - (25 * Hour));
        Passes(24_000).Should().BeTrue();
    }

    private bool Passes(int price, Side side = Side.Buy) =>
        _filter.Probability(new Candidate(Now, side, default, price), []) > _filter.Threshold;
}
