using MiaIa.Plugins.Brokers.Ibkr.Data;
using MiaIa.Sdk;

namespace MiaIa.Ibkr.Tests.Data;

/// <summary>Bars of the past first, then the market; prints from the first whole minute on.</summary>
public sealed class FeedStartTests : IDisposable
{
    private readonly FeedDesk _desk = new(options: new IbkrFeedOptions { HistoryDays = 1 });

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void The_first_events_are_the_loss_and_then_every_minute_of_the_past_once_and_in_order()
    {
        _desk.History("2026-11-23T14:00:00Z", "2026-11-23T15:30:00Z");
        _desk.Start();
        _desk.Events[0].Kind.Should().Be(EventKind.FeedLost);
        _desk.Events[0].TimeNs.Should().Be(FeedDesk.Ns("2026-11-23T14:00:00Z"), "nothing may be older than what the engine knows");
        MarketEvent[] bars = [.. _desk.Events.Skip(1).TakeWhile(e => e.Kind is EventKind.Bar)];
        bars.Select(b => b.VenueNs).Should().Equal(FeedDesk.Minutes("2026-11-23T14:00:00Z", "2026-11-23T15:30:00Z").Select(FeedDesk.Ns));
        bars.Should().OnlyContain(b => b.TimeNs == b.VenueNs + FeedDesk.Minute);

        // The second minute: 7000.25, 7001.25, 6999.25, 7000.75 in quarters, 101 contracts in 10 trades.
        bars[1].Bar.Should().Be(new Bar(60, 28001, 28005, 27997, 28003, 101, 0, 0, 0, DeltaKind.None, Trades: 10));
        _desk.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void The_minute_of_the_start_comes_from_history_as_a_whole_and_prints_count_from_the_next()
    {
        _desk.History("2026-11-23T15:00:00Z", "2026-11-23T15:35:00Z");
        _desk.Start();
        _desk.Trade(7000m, 3);
        _desk.Events.Should().NotContain(e => e.Kind == EventKind.Trade);
        _desk.Quote(6999.75m, 4, 7000m, 5);
        _desk.Events[^1].Quote.Should().Be(new Quote(27999, 28000, 4, 5), "quotes go on");
        _desk.Run(39.75);
        _desk.Trade(7000.25m, 7);
        _desk.Events.Should().NotContain(e => e.Kind == EventKind.Trade, "it waits for the bar of the minute before");
        _desk.Run(2);
        long minuteNs = FeedDesk.Ns("2026-11-23T15:30:00Z");
        MarketEvent[] rest = [.. _desk.Events.Where(e => e.Kind is EventKind.Trade or EventKind.FeedRestored || (e.Kind is EventKind.Bar && e.VenueNs >= minuteNs))];
        rest.Select(e => e.Kind).Should().Equal(EventKind.Bar, EventKind.Trade, EventKind.FeedRestored);
        rest[0].VenueNs.Should().Be(minuteNs);
        rest[1].Trade.PriceTicks.Should().Be(28001);
    }

    [Fact]
    public void The_broker_is_told_after_the_bars_of_the_start()
    {
        _desk.Start();
        _desk.Kinds(EventKind.BrokerRestored, EventKind.BrokerLost).Should().Equal(EventKind.BrokerRestored);
        _desk.Events.FindIndex(e => e.Kind == EventKind.BrokerRestored).Should().BeGreaterThan(_desk.Events.FindIndex(e => e.Kind == EventKind.Bar));
    }

    [Fact]
    public void Nothing_is_told_before_the_bars_but_for_a_minute_without_TWS()
    {
        _desk.Server.Greeting = MiaIa.TwsSimulator.Greeting.NotReady;
        _desk.Feed.Start();
        _desk.Run(59);
        _desk.Events.Should().BeEmpty();
        _desk.Run(2);
        _desk.Events[0].Kind.Should().Be(EventKind.FeedLost);
        _desk.Events[^1].Kind.Should().Be(EventKind.Timer);
    }

    [Fact]
    public void Level_one_serves_until_quotes_one_by_one_may_be_asked_and_then_gives_its_line_back()
    {
        using FeedDesk desk = new FeedDesk().Start();
        desk.Feed.Losses.IsFlowing.Should().BeTrue("nothing waits for quotes one by one");
        Requests(desk).Should().Contain("ES level 1").And.Contain("ES prints").And.NotContain("ES quotes");
        desk.Quote(7001m, 5, 7001.25m, 6);
        desk.Run(14);
        Requests(desk).Should().NotContain("ES quotes");
        desk.Feed.IsAggregated.Should().BeTrue();
        desk.Run(4);
        Requests(desk).Should().Contain("ES quotes").And.Contain("ES level 1", "no quote has come yet");
        desk.Quote(7001m, 7, 7001.25m, 8);
        desk.Run(0.2);
        Requests(desk).Should().Contain("ES quotes").And.NotContain("ES level 1");
        desk.Feed.IsAggregated.Should().BeFalse();
        desk.Run(60);
        desk.Feed.Losses.Current.Should().Be(FeedLoss.None);
        desk.Events.Where(e => e.Kind is EventKind.Quote).Select(e => e.Quote).Should().Contain(new Quote(28004, 28005, 5, 6));
        desk.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void After_a_reconnect_level_one_serves_again_and_no_print_counts_twice()
    {
        using FeedDesk desk = new FeedDesk().Live();
        desk.Run(20);
        desk.Server.Incidents.CloseAll();
        desk.Run(3);
        desk.Feed.Losses.IsFlowing.Should().BeTrue("nothing waits for quotes one by one");
        desk.Run(11);
        desk.Feed.Losses.Current.Should().Be(FeedLoss.None, "the missed minute is over and filled");
        Requests(desk).Should().Contain("ES level 1").And.NotContain("ES quotes");
        desk.Events.Clear();
        desk.Trade(7000m, 31);
        desk.Run(0.5);
        desk.Trade(7000m, 32);
        desk.Run(0.5);
        desk.Events.Where(e => e.Kind is EventKind.Trade && e.Trade.Size > 30).Select(e => e.Trade.Size).Should().Equal(31, 32);
        desk.Run(10);
        Requests(desk).Should().Contain("ES quotes").And.NotContain("ES level 1");
        desk.Server.Violations.Should().BeEmpty();
    }

    private static IEnumerable<string> Requests(FeedDesk desk) => desk.Desk.Connection.Subscriptions.All
        .Where(s => s.RequestId != 0).Select(s => ((FeedLine)s.Subscriber).Name);
}
