using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Plugins.Tests.Synthetic;

/// <summary>The made-up market passes every check of "is it real?" (SPEC 25.2) that prints and quotes allow.</summary>
public sealed class SyntheticRealnessTests(SyntheticRealnessTests.TenDays market) : IClassFixture<SyntheticRealnessTests.TenDays>
{
    private const int Days = 10;

    [Fact]
    public void NineOfTenConsecutivePrintsDifferByAtMostFourTicks() =>
        ((double)market.NearPrints / market.Prints).Should().BeGreaterThanOrEqualTo(0.9);

    [Fact]
    public void PricesVary()
    {
        market.PrintsByPrice.Count.Should().BeGreaterThanOrEqualTo(20);
        market.PrintsByPrice.Values.Max().Should().BeLessThan((long)(0.9 * market.Prints));
    }

    [Fact]
    public void TimeGoesForwardAndNothingIsToldWhileTheMarketIsClosed()
    {
        market.Backward.Should().Be(0);
        market.WhileClosed.Should().Be(0, "17:15 to 18:00 New York, and from Friday 17:15 to Sunday 18:00");
    }

    [Fact]
    public void VolumeAndBuyShareVary()
    {
        double[] volume = market.Table.Volume;
        double[] shares = [.. volume.Zip(market.Table.Delta, (v, d) => (v + d) / (2 * v))];
        (Statistics.Deviation(volume) / Statistics.Mean(volume)).Should().BeGreaterThan(0.5);
        Statistics.Deviation(shares).Should().BeGreaterThan(0.02);
        volume.Zip(market.Table.Delta).Should().OnlyContain(x => Math.Abs(x.Second) <= x.First);
    }

    [Fact]
    public void OpeningAndCloseAreBusierThanNoon()
    {
        double noon = Hour(150);
        Hour(0).Should().BeGreaterThan(noon);
        Hour(330).Should().BeGreaterThan(noon);
    }

    [Fact]
    public void TheSpreadIsOneTickMostly() =>
        ((double)market.OneTick / market.Quotes).Should().BeGreaterThanOrEqualTo(0.6);

    private double Hour(int minute) =>
        Enumerable.Range(0, Days).Average(d => market.Table.Volume.AsSpan((d * 390) + minute, 60).ToArray().Sum());

    public sealed class TenDays
    {
        private readonly Session[] _days = SyntheticRun.Days(Days);
        private long _lastNs;
        private int _lastTicks;

        public TenDays()
        {
            Table = new MinuteTable(_days);
            SyntheticRun.ForEach(new SyntheticOptions { Days = Days }, _days, See);
        }

        internal MinuteTable Table { get; }

        internal Dictionary<int, long> PrintsByPrice { get; } = [];

        internal long Prints { get; private set; }

        internal long NearPrints { get; private set; }

        internal long Backward { get; private set; }

        internal long WhileClosed { get; private set; }

        internal long Quotes { get; private set; }

        internal long OneTick { get; private set; }

        private void See(MarketEvent e)
        {
            Table.See(e);
            Backward += e.TimeNs < _lastNs ? 1 : 0;
            _lastNs = e.TimeNs;
            DateTime newYork = DateTime.UnixEpoch.AddTicks(e.TimeNs / 100).AddHours(-4);
            bool isEvening = newYork.TimeOfDay >= TimeSpan.FromHours(17.25) && newYork.TimeOfDay < TimeSpan.FromHours(18);
            bool isWeekend = newYork.DayOfWeek is DayOfWeek.Saturday
                || (newYork.DayOfWeek is DayOfWeek.Friday && newYork.Hour >= 18)
                || (newYork.DayOfWeek is DayOfWeek.Sunday && newYork.Hour < 18);
            WhileClosed += isEvening || isWeekend ? 1 : 0;
            if (e.Kind is EventKind.Trade)
            {
                Prints++;
                NearPrints += Prints == 1 || Math.Abs(e.Trade.PriceTicks - _lastTicks) <= 4 ? 1 : 0;
                _lastTicks = e.Trade.PriceTicks;
                PrintsByPrice[_lastTicks] = PrintsByPrice.GetValueOrDefault(_lastTicks) + 1;
            }
            else if (e.Kind is EventKind.Quote && Array.Exists(_days, d => d.IsRegularHours(e.TimeNs)))
            {
                Quotes++;
                OneTick += e.Quote.SpreadTicks == 1 ? 1 : 0;
            }
        }
    }
}
