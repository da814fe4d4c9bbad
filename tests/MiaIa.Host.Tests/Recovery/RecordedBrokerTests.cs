using MiaIa.Host.Recovery;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Recovery;

/// <summary>Between the engine and its broker while a run is brought back: recorded answers first, then the broker, to the call.</summary>
public sealed class RecordedBrokerTests
{
    private readonly TapeBroker _tape = new();
    private readonly RecordedBroker _broker;

    public RecordedBrokerTests() => _broker = new RecordedBroker(_tape, TimeSpan.FromSeconds(30));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_recorded_answer_comes_announced_by_the_market_event_or_behind_it_as_it_did(bool isAnnounced)
    {
        // Call 1 is the market event, call 2 the reading.
        _broker.BeginReplay(lastRecorded: 2);
        _broker.Add([(CallKey.Of(2, isAnnounced), Acknowledged(7, 10))]);
        _broker.OnMarket(Market(10)).Should().Be(isAnnounced);
        _broker.TryRead(out MarketEvent answer).Should().BeTrue();
        answer.Order.OrderId.Should().Be(7);
        (_tape.Reconciles, _broker.Difference).Should().Be((0, null));
    }

    [Fact]
    public void It_is_deaf_up_to_the_last_recorded_call_and_asks_at_the_next()
    {
        _broker.BeginReplay(lastRecorded: 3);
        _tape.News.Enqueue(Acknowledged(1, 5));
        _broker.OnMarket(Market(10)).Should().BeFalse();
        Submit(1, 10);
        _broker.TryRead(out _).Should().BeFalse("that is call 3");
        _broker.EndReplay();
        (_tape.Sent.Count, _tape.Reconciles, _broker.IsCatchingUp).Should().Be((0, 1, true), "every recorded call is done: it is asked at once");
        Submit(2, 11);
        _tape.Sent.Should().Equal([2], "nobody has that one");
    }

    [Fact]
    public void Events_that_end_before_the_last_recorded_call_leave_it_deaf_until_the_next_event_comes_there()
    {
        _broker.BeginReplay(lastRecorded: 2);
        _broker.OnMarket(Market(10));
        _broker.EndReplay();
        (_tape.Reconciles, _broker.IsCatchingUp, _broker.Difference).Should().Be((0, true, null));
        _broker.TryRead(out _).Should().BeFalse();
        _tape.Reconciles.Should().Be(0, "call 2 is recorded");
        Submit(3, 11);
        (_tape.Reconciles, _tape.Sent.Single()).Should().Be((1, 3L));
    }

    [Fact]
    public void An_order_that_the_broker_has_is_not_sent_again()
    {
        _tape.Everything.Add(Acknowledged(3, 20));
        _broker.BeginReplay(lastRecorded: 1);
        _broker.OnMarket(Market(10));
        Submit(3, 20);
        _tape.Sent.Should().BeEmpty();
        _broker.TryRead(out MarketEvent answer).Should().BeTrue();
        (answer.Kind, answer.Order.OrderId).Should().Be((EventKind.OrderAcknowledged, 3L));
    }

    [Fact]
    public void While_the_broker_is_ahead_a_question_is_answered_by_what_the_run_was_told()
    {
        // Recorded: order 1 works, order 2 was cancelled. The broker has filled order 1 at 30 already.
        _tape.Everything.AddRange([Acknowledged(1, 10), Acknowledged(2, 10), Of(EventKind.OrderCancelled, 2, 11), Filled(1, 30)]);
        _broker.BeginReplay(lastRecorded: 5);
        _broker.Add([(CallKey.Of(2, false), Acknowledged(1, 10)), (CallKey.Of(3, false), Acknowledged(2, 10)), (CallKey.Of(4, false), Of(EventKind.OrderCancelled, 2, 11))]);
        Submit([1, 2], 10);
        for (int i = 0; i < 3; i++)
        {
            _broker.TryRead(out _).Should().BeTrue();
        }

        _broker.TryRead(out _).Should().BeFalse("that is call 5");
        _broker.Reconcile(20);
        Told().Should().Equal((EventKind.OrderAcknowledged, 1L), (EventKind.Reconciled, 0L));
        _tape.Reconciles.Should().Be(1, "the question of the restart itself");

        _broker.OnMarket(Market(30)).Should().BeTrue();
        Told().Should().Equal((EventKind.Fill, 1L));
        _broker.IsCatchingUp.Should().BeFalse();
        _broker.Reconcile(31);
        _tape.Reconciles.Should().Be(2, "now it is the broker who answers");
    }

    [Theory]
    [InlineData(1, 20_000, 2_250_000, 2_250_000, 0)]
    [InlineData(1, 20_004, 2_250_000, 2_250_000, 1)]
    [InlineData(2, 20_000, 2_250_000, 2_250_000, 1)]
    [InlineData(1, 20_000, 2_300_000, 2_250_000, 1)]
    public void An_execution_that_was_corrected_while_the_run_was_down_is_told_and_one_that_stands_is_not(
        int quantity, int price, long feeMicros, long feeBefore, int told)
    {
        _tape.Everything.AddRange([Acknowledged(1, 10), Filled(1, 12, quantity, price, feeMicros)]);
        _broker.BeginReplay(lastRecorded: 4);

        // The run was told 19,990 first, and the broker had corrected that once already.
        _broker.Add([(CallKey.Of(2, false), Acknowledged(1, 10)), (CallKey.Of(3, false), Filled(1, 12, 1, 19_990, feeBefore)), (CallKey.Of(4, false), Filled(1, 12, 1, 20_000, feeBefore))]);
        Submit(1, 10);
        for (int i = 0; i < 3; i++)
        {
            _broker.TryRead(out _).Should().BeTrue();
        }

        _broker.EndReplay();
        _broker.OnMarket(Market(30));
        List<Fill> fills = [];
        while (_broker.TryRead(out MarketEvent answer))
        {
            if (answer.Kind is EventKind.Fill)
            {
                fills.Add(answer.Fill);
            }
        }

        fills.Select(f => (f.ExecutionId, f.Quantity, f.PriceTicks, f.FeeMicros)).Should().Equal(Enumerable.Repeat((901L, quantity, price, feeMicros), told));
        _broker.Difference.Should().BeNull();
    }

    private List<(EventKind Kind, long OrderId)> Told()
    {
        List<(EventKind, long)> told = [];
        while (_broker.TryRead(out MarketEvent answer))
        {
            told.Add((answer.Kind, answer.Kind is EventKind.Fill ? answer.Fill.OrderId : answer.Kind is EventKind.Reconciled ? 0 : answer.Order.OrderId));
        }

        return told;
    }

    private void Submit(long id, long timeNs) => Submit([id], timeNs);

    private void Submit(long[] ids, long timeNs) =>
        _broker.Submit([.. ids.Select(id => new Order(id, 0, 0, 0, OrderRole.Entry, OrderType.Market, Side.Buy, 1, 0, 0, 0))], timeNs);

    private static MarketEvent Market(long timeNs) => MarketEvent.Of(timeNs, TimerKind.Clock);

    private static MarketEvent Acknowledged(long id, long timeNs) => Of(EventKind.OrderAcknowledged, id, timeNs);

    private static MarketEvent Of(EventKind kind, long id, long timeNs) => MarketEvent.Of(kind, timeNs, 0, new OrderUpdate(id, OrderReason.None));

    private static MarketEvent Filled(long id, long timeNs, int quantity = 1, int price = 20_000, long feeMicros = 0) =>
        MarketEvent.Of(timeNs, 0, new Fill(id, 900 + id, Side.Buy, quantity, price, feeMicros, 0), timeNs);
}
