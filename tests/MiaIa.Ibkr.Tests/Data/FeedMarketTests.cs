using MiaIa.Plugins.Brokers.Ibkr.Data;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Data;

/// <summary>Prices, sizes, sides and times of what the market says.</summary>
public sealed class FeedMarketTests : IDisposable
{
    private readonly FeedDesk _desk = new FeedDesk().Live();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void A_quote_is_told_in_ticks_with_the_time_of_receipt_and_the_second_of_the_venue()
    {
        _desk.Quote(6999.75m, 12, 7000m, 34);
        MarketEvent e = _desk.Market.Single();
        e.Quote.Should().Be(new Quote(27999, 28000, 12, 34));
        e.TimeNs.Should().Be(_desk.NowNs);
        e.VenueNs.Should().Be(_desk.NowNs / FeedDesk.Second * FeedDesk.Second);
    }

    [Fact]
    public void An_empty_side_is_no_side()
    {
        _desk.Quote(null, 0, 7000m, 34);
        _desk.Market.Single().Quote.Should().Be(new Quote(0, 28000, 0, 34));
    }

    [Theory]
    [InlineData("7000.25", Side.Buy)] // at the ask
    [InlineData("7000.50", Side.Buy)] // above it
    [InlineData("7000.00", Side.Sell)]
    [InlineData("6999.75", Side.Sell)]
    public void The_quote_before_a_print_gives_its_side_and_it_is_said_to_be_inferred(string price, Side side)
    {
        _desk.Quote(7000m, 10, 7000.25m, 10);
        _desk.Trade(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture), 3);
        Trade trade = _desk.Market.Last().Trade;
        trade.Aggressor.Should().Be(side);
        trade.IsAggressorInferred.Should().BeTrue();
        trade.Size.Should().Be(3);
    }

    [Fact]
    public void Between_bid_and_ask_the_direction_of_the_price_decides()
    {
        _desk.Quote(7000m, 10, 7001m, 10);
        _desk.Trade(7000.25m, 1);
        _desk.Trade(7000.5m, 1);
        _desk.Trade(7000.5m, 1);
        _desk.Trade(7000.25m, 1);
        _desk.Market.Where(e => e.Kind == EventKind.Trade).Select(e => e.Trade.Aggressor).Skip(1).Should().Equal(Side.Buy, Side.Buy, Side.Sell);
    }

    [Fact]
    public void What_is_off_the_grid_or_has_no_size_is_counted_and_not_told()
    {
        _desk.Trade(7000.1m, 1);
        _desk.Trade(7000m, 0);
        _desk.Trade(7000m, 0.5m);
        _desk.Market.Should().BeEmpty();
        _desk.Problems[ProblemKind.OffGrid].Should().Be(1);
        _desk.Problems[ProblemKind.BadRecord].Should().Be(2);
    }

    [Fact]
    public void In_a_quiet_market_time_goes_on_every_fifty_milliseconds_and_only_then()
    {
        _desk.IsAlive = false;
        _desk.Run(0.5);
        _desk.Events.Should().HaveCount(10).And.OnlyContain(e => e.Kind == EventKind.Timer);
        _desk.Events.Select(e => e.Timer).Should().OnlyContain(t => t == TimerKind.Clock);
        _desk.Events.Zip(_desk.Events.Skip(1), (a, b) => b.TimeNs - a.TimeNs).Should().OnlyContain(d => d >= 50_000_000);
        _desk.Events.Clear();
        for (int i = 0; i < 20; i++)
        {
            _desk.RunUnread(0.04);
            _desk.Trade(7000m, 1);
        }

        _desk.Events.Should().HaveCount(20).And.OnlyContain(e => e.Kind == EventKind.Trade);
    }

    [Fact]
    public void Silence_in_an_open_market_is_a_loss_until_something_comes()
    {
        _desk.IsAlive = false;
        _desk.Quote(7000m, 10, 7000.25m, 10);
        _desk.Server.Market.Depth(_desk.Es, isBid: true, 0, 0, 7000m, 10);
        _desk.Run(29);
        _desk.Kinds(EventKind.FeedLost).Should().BeEmpty();
        _desk.Run(33);
        _desk.Kinds(EventKind.FeedLost).Should().ContainSingle();
        _desk.Feed.Losses.Text.Should().Contain("says nothing");
        _desk.IsAlive = true;
        _desk.Run(90);
        _desk.Kinds(EventKind.FeedRestored).Should().ContainSingle();
    }

    [Fact]
    public void Level_one_stands_in_for_refused_ticks_and_trades_are_the_change_of_volume()
    {
        using FeedDesk desk = new FeedDesk(new TwsSettings { TickByTickStreams = 0 }).Live();
        desk.Feed.IsAggregated.Should().BeTrue();
        desk.Feed.Status().ToText().Should().Contain("aggregated");
        desk.Problems.All.Should().Contain(p => p.Path.Contains("10190", StringComparison.Ordinal));
        desk.Quote(7000m, 10, 7000.25m, 11);
        desk.Market.Last().Quote.Should().Be(new Quote(28000, 28001, 10, 11));
        desk.Trade(7000.25m, 3);
        desk.Server.Market.Silence(desk.Es, isSilent: true);
        desk.Trade(7000m, 4);
        desk.Server.Market.Silence(desk.Es, isSilent: false);
        desk.Trade(7000.25m, 2);
        desk.Market.Where(e => e.Kind == EventKind.Trade).Select(e => e.Trade.Size).Should().Equal(3, 6);
        desk.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void Delayed_data_are_not_told_and_the_feed_stays_lost()
    {
        using FeedDesk desk = new(options: new IbkrFeedOptions { HistoryDays = 0, MarketDataType = MiaIa.Plugins.Brokers.Ibkr.Wire.MarketDataType.Delayed });
        desk.Server.DataRights = DataRights.DelayedOnly;
        desk.Start();
        desk.Run(120);
        desk.Server.Market.MoveTo(desk.Es, 7000m);
        desk.Run(1);
        desk.Market.Select(e => e.Kind).Should().Equal(EventKind.FeedLost, EventKind.BrokerRestored);
        desk.Feed.Losses.Text.Should().Contain("delayed");
    }

    [Fact]
    public void Without_any_right_the_reason_is_told()
    {
        using FeedDesk desk = new();
        desk.Server.DataRights = DataRights.None;
        desk.Start();
        desk.Run(90);
        desk.Kinds(EventKind.FeedRestored).Should().BeEmpty();
        desk.Feed.Losses.Current.Should().HaveFlag(FeedLoss.Refused);
        desk.Feed.Losses.Text.Should().Contain("354");
    }

    [Fact]
    public void The_indices_are_told_as_values_and_a_missing_one_is_no_loss()
    {
        using FeedDesk desk = new FeedDesk(instruments: new Instruments([TestInstruments.Es, TestInstruments.Vix, TestInstruments.Spx])).Live();
        desk.Server.Market.Trade(desk.Server.Catalogue[Catalogue.Spx], 6990.12m, 1);
        desk.Run(0.1);
        MarketEvent value = desk.Market.Single(e => e.Kind == EventKind.Index);
        value.Instrument.Should().Be(2);
        value.Index.Should().Be(new IndexValue(6990.12, IsDaily: false));
        desk.Problems.All.Should().Contain(p => p.Path == "VIX: 200");
    }
}
