using MiaIa.Plugins.Brokers.Ibkr.Data;
using MiaIa.Sdk;

namespace MiaIa.Ibkr.Tests.Data;

/// <summary>Losses and returns: told, filled, each minute once.</summary>
public sealed class FeedGapTests : IDisposable
{
    private readonly FeedDesk _desk = new();

    public FeedGapTests()
    {
        _desk.History("2026-11-23T15:00:00Z", "2026-11-23T16:30:00Z");
        _desk.Live();
        _desk.Quote(7000m, 10, 7000.25m, 10);
        _desk.Server.Market.Depth(_desk.Es, isBid: true, 0, 0, 7000m, 10);
        _desk.Trade(7000m, 1);
        _desk.Events.Clear();
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void After_1101_streams_have_new_ids_the_book_is_empty_and_the_missed_minutes_are_filled()
    {
        int id = _desk.Feed.Book!.RequestId;
        _desk.Server.Incidents.LoseLink();
        _desk.Run(185); // lost at 15:31:30 and back at 15:34:35
        _desk.Server.Incidents.RestoreLink(isDataLost: true);
        _desk.Run(20);
        _desk.Feed.Book.RequestId.Should().NotBe(id);
        Control().Should().StartWith([EventKind.BrokerLost, EventKind.FeedLost]);
        Control().Should().NotContain(EventKind.FeedRestored);
        _desk.Events.Where(e => e.Kind == EventKind.Depth).Select(e => e.Depth.Action).Should().Contain(DepthAction.Clear);
        Bars().Should().Equal("15:31", "15:32", "15:33");
        _desk.Run(10);
        Bars().Should().Equal("15:31", "15:32", "15:33", "15:34");
        Control().Should().Equal(EventKind.BrokerLost, EventKind.FeedLost, EventKind.BrokerRestored, EventKind.FeedRestored);
        _desk.Trade(7001m, 2);
        _desk.Events[^1].Trade.PriceTicks.Should().Be(28004);
        _desk.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void After_1102_data_go_on_and_the_missed_minutes_are_filled_all_the_same()
    {
        int id = _desk.Feed.Book!.RequestId;
        _desk.Server.Incidents.LoseLink();
        _desk.Run(65);
        _desk.Server.Incidents.RestoreLink(isDataLost: false);
        _desk.Run(40);
        Bars().Should().Equal("15:31", "15:32");
        Control().Should().Equal(EventKind.BrokerLost, EventKind.FeedLost, EventKind.BrokerRestored, EventKind.FeedRestored);
        _desk.Feed.Book.RequestId.Should().NotBe(id, "what the book missed nobody tells");
    }

    [Fact]
    public void A_lost_socket_comes_back_with_every_minute_once()
    {
        _desk.Server.Incidents.Restart(TimeSpan.FromSeconds(100));
        _desk.Run(300);
        Control().Should().Equal(EventKind.BrokerLost, EventKind.FeedLost, EventKind.BrokerRestored, EventKind.FeedRestored);
        string[] bars = Bars();
        bars.Should().OnlyHaveUniqueItems().And.StartWith(["15:31", "15:32", "15:33"]);
        _desk.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void A_second_loss_while_the_first_is_filled_leaves_no_minute_out()
    {
        _desk.Server.Incidents.LoseLink();
        _desk.Run(65);
        _desk.Server.Incidents.RestoreLink(isDataLost: true);
        _desk.Run(5);
        _desk.Server.Incidents.LoseLink();
        _desk.Run(65);
        _desk.Server.Incidents.RestoreLink(isDataLost: true);
        _desk.Run(90);
        Bars().Should().OnlyHaveUniqueItems().And.StartWith(["15:31", "15:32", "15:33"]);
        _desk.Kinds(EventKind.FeedLost, EventKind.FeedRestored).Should().Equal(EventKind.FeedLost, EventKind.FeedRestored);
    }

    [Fact]
    public void A_reader_that_falls_behind_is_told_of_the_loss_and_everything_begins_anew()
    {
        using FeedDesk desk = new(options: new IbkrFeedOptions { HistoryDays = 0, RingEvents = 64 });
        desk.History("2026-11-23T15:00:00Z", "2026-11-23T16:30:00Z");
        desk.Live();
        int id = desk.Feed.Book!.RequestId;
        for (int i = 0; i < 100; i++)
        {
            desk.Server.Market.Trade(desk.Es, 7000m, 1);
        }

        desk.RunUnread(0.01);
        desk.Read();
        desk.Events[0].Kind.Should().Be(EventKind.FeedLost, "the old events are gone");
        desk.Events.Should().NotContain(e => e.Kind == EventKind.Trade);
        desk.Run(100);
        desk.Feed.Book.RequestId.Should().NotBe(id);
        desk.Feed.Losses.Current.Should().Be(FeedLoss.None, desk.Feed.Losses.Text);
        desk.Kinds(EventKind.FeedLost, EventKind.FeedRestored).Should().Equal(EventKind.FeedLost, EventKind.FeedRestored);
        desk.Events.Where(e => e.Kind == EventKind.Bar).Select(e => e.VenueNs).Should().Contain(FeedDesk.Ns("2026-11-23T15:31:00Z"));
        desk.Feed.Status().Overflows.Should().Be(1);
        desk.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void At_the_roll_the_next_contract_takes_over_and_nothing_of_the_old_one_is_told()
    {
        using FeedDesk desk = new(start: "2026-12-09T21:30:20Z");
        desk.Live();
        desk.Run(1730); // to the roll at 22:00 UTC, which is 18:00 in New York of these tests
        desk.NowNs.Should().BeGreaterThan(FeedDesk.Ns("2026-12-09T22:00:00Z"));
        desk.Run(65);
        desk.Events.Clear();
        desk.IsAlive = false;
        desk.Server.Market.Trade(desk.Server.Catalogue.Named("ESZ6"), 7000m, 1);
        desk.Server.Market.Trade(desk.Server.Catalogue.Named("ESH7"), 7050m, 2);
        desk.Run(0.05);
        desk.Events.Where(e => e.Kind == EventKind.Trade).Select(e => e.Trade.PriceTicks).Should().Equal(28200);
        desk.Server.Violations.Should().BeEmpty();
    }

    [Theory]
    [InlineData("2026-11-20T20:59:00Z", true)] // Friday
    [InlineData("2026-11-20T21:00:00Z", false)]
    [InlineData("2026-11-21T15:00:00Z", false)]
    [InlineData("2026-11-22T21:59:00Z", false)] // Sunday before 18:00 in New York
    [InlineData("2026-11-22T22:00:00Z", true)]
    [InlineData("2026-11-23T21:30:00Z", false)] // the hour between two sessions
    [InlineData("2026-11-23T22:00:00Z", true)]
    public void The_market_is_open_when_the_calendar_says_so(string utc, bool isOpen) =>
        new FeedHours(FeedDesk.Calendar(new DateOnly(2026, 11, 16), 20)).IsOpen(FeedDesk.Ns(utc)).Should().Be(isOpen);

    [Fact]
    public void A_closed_market_may_be_silent()
    {
        using FeedDesk desk = new FeedDesk(start: "2026-11-22T20:00:20Z").Live(); // Sunday, two hours before the open
        desk.Run(600);
        desk.Kinds(EventKind.FeedLost).Should().BeEmpty();
    }

    private EventKind[] Control() => _desk.Kinds(EventKind.BrokerLost, EventKind.BrokerRestored, EventKind.FeedLost, EventKind.FeedRestored);

    private string[] Bars() =>
        [.. _desk.Events.Where(e => e.Kind == EventKind.Bar).Select(e => DateTime.UnixEpoch.AddTicks(e.VenueNs / 100).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture))];
}
