using MiaIa.Sdk;
using MiaIa.Sdk.Binary;
using MiaIa.Sdk.Testing;

namespace MiaIa.Plugins.Tests.Sources;

public sealed class BinaryTests
{
    private const long UnixMicroseconds = 2_209_161_600_000_000;

    [Theory]
    [InlineData("0.25", 4800.25f, 19_201)]
    [InlineData("25", 480_025f, 19_201)]
    [InlineData("0.01", 45.67f, 4_567)]
    [InlineData("0.05", -37.65f, -753)]
    [InlineData("0.00005", 1.09785f, 21_957)]
    [InlineData("0.015625", 110.515625f, 7_073)]
    [InlineData("0.1", 0f, 0)]
    public void FloatGrid_TurnsTheNearestFloatIntoTicks(string tick, float price, int expected)
    {
        new FloatGrid(decimal.Parse(tick, System.Globalization.CultureInfo.InvariantCulture)).TryToTicks(price, out int ticks).Should().BeTrue();
        ticks.Should().Be(expected);
    }

    [Theory]
    [InlineData("0.25", 4800.1f)]
    [InlineData("0.25", 4800.2505f)] // one float above 4800.25
    [InlineData("0.01", 45.670002f)] // one or two floats above 45.67
    [InlineData("0.25", float.NaN)]
    [InlineData("0.25", float.PositiveInfinity)]
    [InlineData("0.25", -1.99900095e+37f)]
    [InlineData("0.01", 167_772.16f)] // 2^24 ticks: neighbouring ticks are the same float
    public void FloatGrid_RefusesWhatIsOffTheGrid(string tick, float price) =>
        new FloatGrid(decimal.Parse(tick, System.Globalization.CultureInfo.InvariantCulture)).TryToTicks(price, out _).Should().BeFalse();

    /// <summary>Every tick there and back, for ticks that are no binary fraction.</summary>
    [Fact]
    public void FloatGrid_KnowsEveryTickOfItsRange()
    {
        foreach (decimal tick in new[] { 0.01m, 0.05m, 0.1m, 0.00005m, 0.0000005m, 0.3m, 5m })
        {
            FloatGrid grid = new(tick);
            for (int ticks = -200_000; ticks < 1_000_000; ticks += 7)
            {
                (grid.TryToTicks((float)(ticks * tick), out int found) && found == ticks).Should().BeTrue($"{ticks} x {tick}");
            }
        }
    }

    [Fact]
    public void FloatGrid_NeedsAPositiveTick() =>
        FluentActions.Invoking(() => new FloatGrid(0)).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void SerialDate_CountsMicrosecondsFrom1899()
    {
        long ns = EventTimes.Utc(2023, 12, 25, 23);
        SerialDate date = SerialDate.Of([UnixMicroseconds + (ns / 1000)]);
        date.IsDays.Should().BeFalse();
        date.TryToNs(UnixMicroseconds + (ns / 1000) + 1, out long found).Should().BeTrue();
        found.Should().Be(ns + 1000);
    }

    /// <summary>45285.9583333 days are 2023-12-25 23:00; as an integer the double lies far beyond the year 100,000.</summary>
    [Fact]
    public void SerialDate_FallsBackToDaysWhenMicrosecondsMakeNoSense()
    {
        long stored = BitConverter.DoubleToInt64Bits(45285 + (23 / 24.0));
        SerialDate date = SerialDate.Of([stored, 0, -1]);
        date.IsDays.Should().BeTrue();
        date.TryToNs(stored, out long found).Should().BeTrue();
        found.Should().BeCloseTo(EventTimes.Utc(2023, 12, 25, 23), 2000);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(false, long.MaxValue)]
    [InlineData(false, long.MinValue)]
    [InlineData(false, UnixMicroseconds - 1)]
    [InlineData(true, 0)]
    [InlineData(true, long.MaxValue)] // not a number
    [InlineData(true, 0x7FEF_FFFF_FFFF_FFFF)] // the largest double
    [InlineData(true, long.MinValue)]
    public void SerialDate_RefusesWhatIsNoTime(bool isDays, long stored) =>
        new SerialDate(isDays).TryToNs(stored, out _).Should().BeFalse();

    [Fact]
    public void AQuote_HasTheSidesThatItsSizesOrItsPricesTell()
    {
        (new Quote(100, 101, 0, 5).HasBid, new Quote(100, 101, 0, 5).HasAsk).Should().Be((false, true));
        new Quote(100, 101, 0, 0).IsTwoSided.Should().BeFalse();
        new Quote(100, 101, 0, 0, IsPriceOnly: true).IsTwoSided.Should().BeTrue();
        new Quote(0, 101, 0, 0, IsPriceOnly: true).HasBid.Should().BeFalse();
        default(Quote).IsTwoSided.Should().BeFalse();
    }

    [Fact]
    public void AnEventWrittenInPlace_IsTheOneThatIsMade()
    {
        Quote quote = new(100, 101, 7, 3);
        Trade trade = new(100, 3, Side.Sell, IsAggressorInferred: true);
        Depth depth = new(Side.Buy, 100, 7, 2, DepthAction.Set, IsLast: true);
        MarketEvent e = MarketEvent.Of(1, 2, new Bar(60, 1, 2, 1, 2, 3, 2, 1, 1, DeltaKind.Exact), 0) with { Sequence = 9 };
        MarketEvent.Put(out e, 5, 1, in quote);
        (e.Kind, e.TimeNs, e.VenueNs, e.Instrument, e.Sequence, e.Quote).Should().Be((EventKind.Quote, 5, 5, 1, 0u, quote));
        MarketEvent.Put(out e, 6, 2, in trade);
        (e.Kind, e.TimeNs, e.VenueNs, e.Instrument, e.Sequence, e.Trade).Should().Be((EventKind.Trade, 6, 6, 2, 0u, trade));
        MarketEvent.Put(out e, 7, 3, in depth);
        (e.Kind, e.TimeNs, e.VenueNs, e.Instrument, e.Sequence, e.Depth).Should().Be((EventKind.Depth, 7, 7, 3, 0u, depth));
    }
}
