using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Ibkr.Tests.Session;

/// <summary>Streams: requested again under new ids after every loss, watched for silence, flagged when they are not what they should be.</summary>
public sealed class SubscriptionTests
{
    private static readonly Contract Es = new() { ConId = 515416632, Symbol = "ES", SecType = "FUT", Exchange = "CME", Currency = "USD" };

    private TwsDesk? _desk;
    private readonly Subscriber _subscriber = new();
    private bool _isMarketOpen = true;

    [Fact]
    public void It_is_requested_and_its_dispose_cancels_it()
    {
        Subscription quotes = Quotes();
        _subscriber.Ids.Should().Equal(1_000_000_000);
        quotes.RequestId.Should().Be(1_000_000_000);
        Desk.Peer.Of("1")[0][2].Should().Be("1000000000");
        quotes.Dispose();
        quotes.Dispose();
        Desk.Peer.Of("2").Should().ContainSingle().Which[2].Should().Be("1000000000");
        Desk.Connection.Subscriptions.All.Should().BeEmpty();
    }

    [Fact]
    public void After_1100_and_1102_it_goes_on_under_its_id()
    {
        Subscription quotes = Quotes();
        Desk.Peer.Notice(-1, 1100, "lost");
        Desk.Peer.Notice(-1, 1102, "back");
        quotes.RequestId.Should().Be(1_000_000_000);
        Desk.Peer.Of("1").Should().ContainSingle();
    }

    [Fact]
    public void After_1101_all_kinds_are_requested_under_new_ids()
    {
        Quotes();
        Desk.Connection.Subscriptions.Subscribe(new MarketDepthRequest(0, Es, 10), _subscriber, _ => true);
        Desk.Connection.Subscriptions.Subscribe(new TickByTickRequest(0, Es, TickByTickStream.AllLast), _subscriber, _ => true);
        Desk.Connection.Subscriptions.Subscribe(new RealTimeBarsRequest(0, Es), _subscriber, _ => true);
        Desk.Time.Advance(17.5);
        Desk.Peer.Notice(-1, 1100, "lost");
        Desk.Peer.Notice(-1, 1101, "back, data lost");
        Desk.State.Should().Be(SessionState.Ready);
        _subscriber.Ids.Should().Equal(Enumerable.Range(1_000_000_000, 8));
        foreach (string id in new[] { "1", "10", "97", "50" })
        {
            Desk.Peer.Of(id).Should().HaveCount(2);
        }
    }

    [Fact]
    public void Of_one_instrument_there_is_one_new_tick_by_tick_request_in_fifteen_seconds_whatever_its_stream()
    {
        Subscription ticks = Ticks(TickByTickStream.AllLast);
        Subscription quotes = Ticks(TickByTickStream.BidAsk);
        Subscription other = Ticks(TickByTickStream.BidAsk, Es with { ConId = 770561194, Symbol = "MES" });
        (ticks.RequestId != 0, quotes.RequestId != 0, other.RequestId != 0).Should().Be((true, false, true));
        Desk.Time.Advance(16.9);
        quotes.RequestId.Should().Be(0);
        Desk.Time.Advance(0.2);
        Streams().Should().Equal("AllLast", "BidAsk", "BidAsk");

        // What TWS lost has its turn in the order in which it was made.
        Desk.Time.Advance(5);
        Desk.Peer.Notice(-1, 1101, "data lost");
        Streams().Should().Equal(["AllLast", "BidAsk", "BidAsk", "BidAsk"], "the other instrument's turn is at once");
        (ticks.RequestId, quotes.RequestId).Should().Be((0, 0));
        Desk.Time.Advance(12);
        (ticks.RequestId != 0, quotes.RequestId != 0).Should().Be((true, false));
        Desk.Time.Advance(17);
        quotes.RequestId.Should().NotBe(0);
        Desk.Peer.Of("97").Should().HaveCount(6);
    }

    [Fact]
    public void A_new_connection_waits_for_nothing_and_one_that_is_disposed_takes_no_turn()
    {
        Ticks(TickByTickStream.AllLast);
        Subscription waiting = Ticks(TickByTickStream.MidPoint);
        Subscription quotes = Ticks(TickByTickStream.BidAsk);
        Desk.Time.Advance(1);
        Desk.Peer.Close();
        Desk.Time.Advance(3);
        Streams().Should().Equal("AllLast");
        waiting.Dispose();
        Desk.Time.Advance(17.5);
        Streams().Should().Equal("AllLast", "BidAsk");
        quotes.RequestId.Should().NotBe(0);
    }

    [Fact]
    public void After_a_reconnect_it_is_requested_under_a_new_id_once_the_questions_are_answered()
    {
        Subscription quotes = Quotes();
        Desk.Peer.Close();
        quotes.RequestId.Should().Be(0);
        Desk.Time.Advance(3);
        _subscriber.Ids.Should().Equal(1_000_000_000, 1_000_000_001);
        Desk.Peer.Of("1").Should().ContainSingle().Which[2].Should().Be("1000000001");
    }

    [Fact]
    public void One_that_is_made_without_a_connection_is_requested_with_it()
    {
        Desk.Peer.Close();
        Quotes();
        _subscriber.Ids.Should().BeEmpty();
        Desk.Time.Advance(3);
        _subscriber.Ids.Should().ContainSingle();
    }

    [Fact]
    public void Disposed_while_the_connection_is_lost_it_does_not_come_back()
    {
        Subscription quotes = Quotes();
        Desk.Peer.Close();
        quotes.Dispose();
        Desk.Time.Advance(5);
        Desk.State.Should().Be(SessionState.Ready);
        Desk.Peer.Of("1").Should().BeEmpty();
    }

    [Fact]
    public void Silence_in_an_open_market_is_a_fault_until_something_comes()
    {
        Subscription quotes = Quotes();
        Desk.Time.Advance(29.9);
        quotes.IsStale.Should().BeFalse();
        Desk.Time.Advance(0.2);
        quotes.IsStale.Should().BeTrue();
        Desk.Time.Advance(100);
        _subscriber.Stale.Should().Equal(true);
        Desk.Peer.Send($"1|6|{quotes.RequestId}|1|7000.25|14|1|");
        quotes.IsStale.Should().BeFalse();
        _subscriber.Stale.Should().Equal(true, false);
        Desk.Time.Advance(25);
        Desk.Peer.Send($"2|6|{quotes.RequestId}|0|21|");
        Desk.Time.Advance(25);
        quotes.IsStale.Should().BeFalse("25 s after the latest");
    }

    [Fact]
    public void Data_of_another_stream_do_not_speak_for_it()
    {
        Subscription quotes = Quotes();
        Subscription other = Quotes();
        for (int i = 0; i < 7; i++)
        {
            Desk.Time.Advance(5);
            Desk.Peer.Send($"2|6|{other.RequestId}|0|{i}|");
        }

        quotes.IsStale.Should().BeTrue();
        other.IsStale.Should().BeFalse();
    }

    [Fact]
    public void A_closed_market_may_be_silent_and_its_opening_begins_the_limit()
    {
        _isMarketOpen = false;
        Subscription quotes = Quotes();
        Desk.Time.Advance(3_600);
        quotes.IsStale.Should().BeFalse();
        _isMarketOpen = true;
        Desk.Time.Advance(61);
        quotes.IsStale.Should().BeTrue();
    }

    [Fact]
    public void Silence_while_IB_is_away_is_explained()
    {
        Subscription quotes = Quotes();
        Desk.Peer.Notice(-1, 1100, "lost");
        Desk.Time.Advance(300);
        quotes.IsStale.Should().BeFalse();
    }

    [Fact]
    public void The_limit_of_a_kind_is_a_setting()
    {
        Desk.Connection.Subscriptions.Limits = new StalenessLimits { MarketData = TimeSpan.FromSeconds(3) };
        Subscription quotes = Quotes();
        Desk.Time.Advance(3.1);
        quotes.IsStale.Should().BeTrue();
    }

    [Fact]
    public void A_competing_session_is_flagged_and_asked_again_every_sixty_seconds()
    {
        Subscription quotes = Quotes();
        Desk.Peer.Notice(quotes.RequestId, 10197, "No market data during competing live session");
        Desk.Connection.Session.Flags.HasCompetingSession.Should().BeTrue();
        _subscriber.Refused.Should().Equal((10197, true));
        quotes.Refusal.Should().Contain("competing");
        Desk.Time.Advance(59.9);
        _subscriber.Ids.Should().ContainSingle();
        Desk.Time.Advance(0.2);
        _subscriber.Ids.Should().HaveCount(2);
        Desk.Peer.Notice(quotes.RequestId, 10197, "No market data during competing live session");
        Desk.Time.Advance(60.1);
        Desk.Peer.Send($"2|6|{quotes.RequestId}|0|21|");
        Desk.Connection.Session.Flags.HasCompetingSession.Should().BeFalse();
    }

    [Fact]
    public void A_missing_right_is_told_and_not_asked_again()
    {
        Subscription quotes = Quotes();
        Desk.Peer.Notice(quotes.RequestId, 354, "Requested market data is not subscribed.");
        _subscriber.Refused.Should().Equal((354, false));
        quotes.RequestId.Should().Be(0);
        Desk.Time.Advance(600);
        _subscriber.Ids.Should().ContainSingle();
        quotes.Dispose();
        Desk.Peer.Of("2").Should().BeEmpty("there is nothing to cancel");
    }

    [Fact]
    public void Delayed_data_are_flagged_and_live_ones_take_the_flag_away()
    {
        Subscription quotes = Quotes();
        Desk.Peer.Notice(quotes.RequestId, 10167, "Requested market data is not subscribed. Displaying delayed market data.");
        Desk.Connection.Session.Flags.IsDataDelayed.Should().BeTrue();
        Desk.Last.Level.Should().Be(TransitionLevel.Warning);
        quotes.RequestId.Should().NotBe(0, "a warning: the request goes on");
        Desk.Peer.Send($"58|1|{quotes.RequestId}|1|");
        Desk.Connection.Session.Flags.IsDataDelayed.Should().BeFalse();
        Desk.Peer.Send($"58|1|{quotes.RequestId}|3|");
        Desk.Connection.Session.Flags.IsDataDelayed.Should().BeTrue();
        quotes.Dispose();
        Desk.Connection.Session.Flags.IsDataDelayed.Should().BeFalse();
    }

    [Fact]
    public void A_tick_by_tick_stream_that_is_refused_within_fifteen_seconds_of_an_earlier_connections_is_requested_once_more()
    {
        Subscription ticks = Ticks(TickByTickStream.AllLast);
        Desk.Peer.Close();
        Desk.Time.Advance(3);
        Desk.Peer.Notice(ticks.RequestId, 10189, "Failed to request tick-by-tick data");
        _subscriber.Refused.Should().Equal((10189, true));
        Desk.Time.Advance(16.9);
        Desk.Peer.Of("97").Should().ContainSingle();
        Desk.Time.Advance(0.2);
        Desk.Peer.Of("97").Should().HaveCount(2);
        Desk.Peer.Notice(ticks.RequestId, 10189, "Failed to request tick-by-tick data");
        _subscriber.Refused.Should().Equal((10189, true), (10189, false));
        Desk.Time.Advance(120);
        Desk.Peer.Of("97").Should().HaveCount(2);
    }

    [Fact]
    public void A_tick_by_tick_stream_that_is_refused_by_itself_lacks_the_right_and_is_not_requested_again()
    {
        Subscription ticks = Ticks(TickByTickStream.AllLast);
        Desk.Peer.Notice(ticks.RequestId, 10189, "Failed to request tick-by-tick data");
        _subscriber.Refused.Should().Equal((10189, false));
    }

    [Fact]
    public void A_subscriber_that_throws_is_reported_and_the_stream_lives()
    {
        _subscriber.IsThrowing = true;
        Subscription quotes = Quotes();
        Desk.Faults.Should().ContainSingle();
        quotes.RequestId.Should().NotBe(0);
        Desk.Peer.Of("1").Should().ContainSingle();
    }

    private Subscription Ticks(TickByTickStream stream, Contract? contract = null) =>
        Desk.Connection.Subscriptions.Subscribe(new TickByTickRequest(0, contract ?? Es, stream), _subscriber, _ => _isMarketOpen);

    private IEnumerable<string> Streams() => Desk.Peer.Of("97").Select(f => f[^3]);

    // Made inside the test: the framework sets its context after the constructor.
    private TwsDesk Desk => _desk ??= new TwsDesk().Ready();

    private Subscription Quotes() =>
        Desk.Connection.Subscriptions.Subscribe(new MarketDataRequest(0, Es, "233"), _subscriber, _ => _isMarketOpen);

    private sealed class Subscriber : ISubscriber
    {
        public List<int> Ids { get; } = [];

        public List<bool> Stale { get; } = [];

        public List<(int Code, bool IsRetried)> Refused { get; } = [];

        public bool IsThrowing { get; set; }

        public void OnRequested(int requestId)
        {
            Ids.Add(requestId);
            if (IsThrowing)
            {
                throw new FormatException("a fault of the subscriber");
            }
        }

        public void OnStale(bool isStale) => Stale.Add(isStale);

        public void OnRefused(int code, string text, bool isRetried) => Refused.Add((code, isRetried));
    }
}
