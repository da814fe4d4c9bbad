using MiaIa.Plugins.Features;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Tests.Features;

public sealed class ZoneMergerTests
{
    private readonly ZoneMerger _merger = new(new LevelZonesOptions());

    [Fact]
    public void SmallestGap_MergesFirst_AndWidthEndsIt()
    {
        // Gaps 3, 1, 3: 403 and 404 first. Then two gaps of 3 of equal strength: the nearer to the price at 500 is that to 407; with 400 it
        // would be seven ticks wide.
        Merge(400, 403, 404, 407).Should().Equal((400, 400), (403, 407));
    }

    [Fact]
    public void WiderGaps_StayApart() => Merge(400, 403.5, 410).Should().Equal((400, 400), (403.5, 403.5), (410, 410));

    [Fact]
    public void OfEqualGaps_TheStrongerPairMergesFirst()
    {
        // 406 and 409; then 403 joins them, as that sum is larger than that with 400; ten ticks would be too wide.
        Zone[] zones = [Level(400, 0.3), Level(403, 0.3), Level(406, 0.9), Level(409, 0.9)];
        int count = _merger.Merge(zones, 300);
        zones[..count].Select(z => (z.LowestTicks, z.HighestTicks)).Should().Equal((400, 400), (403, 409));
    }

    [Theory]
    [InlineData(420, 399, 402, 408)] // from above: 405 and 408, then 402
    [InlineData(390, 405, 399, 408)] // from below: 399 and 402, then 405
    public void OfEqualStrengths_TheNearerPairMergesFirst(double price, double end, double begin, double last)
    {
        Zone[] zones = [Level(399, 0.5), Level(402, 0.5), Level(405, 0.5), Level(408, 0.5)];
        int count = _merger.Merge(zones, price);
        count.Should().Be(2);
        (double, double)[] expected = price > 408 ? [(399, end), (begin, last)] : [(begin, end), (last, 408)];
        zones[..count].Select(z => (z.LowestTicks, z.HighestTicks)).Should().Equal(expected);
    }

    [Theory]
    [InlineData(6.4, 2, 2, "Extreme")] // score .8
    [InlineData(6.4, 2, 1, "Moderate")] // one family is never strong
    [InlineData(4.8, 2, 2, "Strong")]
    [InlineData(3.2, 2, 1, "Moderate")]
    [InlineData(3.1, 2, 1, "Weak")]
    [InlineData(1, 7, 2, "Extreme")]
    [InlineData(1, 5, 2, "Strong")]
    [InlineData(1, 3, 1, "Moderate")]
    [InlineData(1, 2, 1, "Weak")]
    public void Quality_IsByStrengthOrNumber(double strength, int count, int families, string quality) =>
        new Zone(400, 402, strength, count, (1u << families) - 1, 0).Quality.ToString().Should().Be(quality);

    private (double, double)[] Merge(params double[] prices)
    {
        Zone[] zones = [.. prices.Select(p => Level(p, 0.5))];
        int count = _merger.Merge(zones, 500);
        return [.. zones[..count].Select(z => (z.LowestTicks, z.HighestTicks))];
    }

    private static Zone Level(double price, double strength) => Zone.Of(price, strength, LevelFamily.Profile, 0);
}
