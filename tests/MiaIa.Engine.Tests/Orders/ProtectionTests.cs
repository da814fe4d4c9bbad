using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Orders;

/// <summary>An open position has a working stop of its size: what happens when it has not (SPEC 18.2).</summary>
public sealed class ProtectionTests
{
    [Fact]
    public void A_stop_that_vanishes_gives_an_alarm_after_two_seconds_and_is_placed_again_after_five()
    {
        using OrderDesk desk = new();
        desk.Say(EventKind.OrderCancelled, 2, OrderReason.MarketClosed).After(1.9);
        desk.Invariants.Should().BeEmpty();
        desk.After(0.2).Invariants.Should().ContainSingle().Which.Should().Be("position 2 has no working stop of its size");
        desk.Broker.Orders.Should().HaveCount(3);
        desk.After(3);
        desk.Last.Should().Be(new Order(4, 0, 1, 0, OrderRole.Stop, OrderType.Stop, Side.Sell, 2, 23992, 0, 0));
        desk.Desk.Journal.Halts.Should().BeEmpty();
    }

    [Fact]
    public void Its_price_is_that_of_the_real_entry()
    {
        using OrderDesk desk = new(BracketMoment.Acknowledged);
        desk.Fill(1, Side.Buy, 1, 24001).Fill(1, Side.Buy, 1, 24002).Say(EventKind.OrderCancelled, 2).After(6);
        desk.Last.PriceTicks.Should().Be(23993, "8 below 24001.5, rounded down");
    }

    [Fact]
    public void When_the_price_is_already_beyond_the_position_is_closed()
    {
        using OrderDesk desk = new();
        desk.Bar(1, 23990).Say(EventKind.OrderCancelled, 2).After(6, 23990);
        desk.Last.Should().BeEquivalentTo(new { Role = OrderRole.Exit, Type = OrderType.Market, Side = Side.Sell, Quantity = 2 });
    }

    [Fact]
    public void A_placed_stop_that_is_refused_is_an_emergency_and_the_position_is_closed()
    {
        using OrderDesk desk = new();
        desk.Say(EventKind.OrderCancelled, 2).After(6).Say(EventKind.OrderRejected, 4, OrderReason.Margin);
        desk.Desk.Journal.Halts.Should().ContainSingle().Which.Halt.Should().BeEquivalentTo(
            new { Cause = HaltCause.Unprotected, State = HaltState.Emergency, Release = HaltRelease.Manual });
        desk.Last.Role.Should().Be(OrderRole.Exit);
    }

    [Fact]
    public void A_stop_that_returns_in_time_needs_nothing()
    {
        using OrderDesk desk = new(BracketMoment.Acknowledged);
        desk.Say(EventKind.OrderCancelled, 2).After(30);
        desk.Invariants.Should().BeEmpty("there is no position");
    }

    [Fact]
    public void A_late_fill_of_a_cancelled_entry_gets_a_stop_at_once()
    {
        using OrderDesk desk = new(BracketMoment.Acknowledged);
        desk.Say(EventKind.OrderCancelled, 1, OrderReason.Requested).Say(EventKind.OrderCancelled, 2, OrderReason.ParentCancelled)
            .Say(EventKind.OrderCancelled, 3, OrderReason.ParentCancelled).Fill(1, Side.Buy, 1, 24001);
        desk.Position.Should().Be(1);
        desk.Last.Should().BeEquivalentTo(new { Role = OrderRole.Stop, Quantity = 1, PriceTicks = 23993 });
    }

    [Fact]
    public void After_a_part_of_the_entry_its_children_are_for_that_part()
    {
        using OrderDesk desk = new(BracketMoment.Acknowledged);
        desk.Fill(1, Side.Buy, 1, 24000).Say(EventKind.OrderCancelled, 1, OrderReason.Requested).Fill(2, Side.Sell, 1, 23992);
        (desk.Position, desk.Desk.Journal.Trips.Count).Should().Be((0, 1));
        desk.After(30).Invariants.Should().BeEmpty();
    }

    [Fact]
    public void A_target_filled_in_part_leaves_a_smaller_stop()
    {
        using OrderDesk desk = new();
        desk.Fill(3, Side.Sell, 1, 24016).After(6);
        desk.Broker.Reconciles.Should().BeGreaterThan(0, "the broker makes it smaller without a word, and is asked whether it did");
        desk.Say(EventKind.OrderAcknowledged, 2, quantity: 2, price: 23992).Say(EventKind.OrderAcknowledged, 3, quantity: 2, price: 24016)
            .Reconciled(1);
        desk.Broker.Changes.Should().Equal([(2L, 23992, 1)], "it did not");
    }

    [Fact]
    public void A_refused_target_leaves_the_stop()
    {
        using OrderDesk desk = new(BracketMoment.Sent);
        desk.Say(EventKind.OrderAcknowledged, 1).Say(EventKind.OrderAcknowledged, 2).Say(EventKind.OrderRejected, 3, OrderReason.Invalid)
            .Fill(1, Side.Buy, 2, 24000).After(30);
        desk.Invariants.Should().Equal("the target was refused; the stop stays");
        (desk.Position, desk.Broker.Orders.Count).Should().Be((2, 3));
    }

    [Fact]
    public void A_fill_through_zero_is_a_close_and_an_open_and_is_closed_at_once()
    {
        // The stop and an exit fill both: -2 after +2. The stop loses 8 ticks of two, 200 dollars.
        using OrderDesk desk = new();
        desk.Send(EventKind.Flatten).Fill(2, Side.Sell, 2, 23992).Fill(4, Side.Sell, 2, 23990);
        desk.Position.Should().Be(-2);
        desk.Last.Should().BeEquivalentTo(new { Id = 5L, Role = OrderRole.Exit, Side = Side.Buy, Quantity = 2 });
        desk.Broker.Cancels.Should().NotContain(5);
        desk.Fill(5, Side.Buy, 2, 23991);
        (desk.Position, desk.Desk.State.Realised).Should().Be((0, -225m), "8 ticks and 1 tick, two contracts each");
        desk.Desk.Journal.Trips.Select(t => (t.Side, t.Gross)).Should().Equal((Side.Buy, -200m), (Side.Sell, -25m));
    }

    [Fact]
    public void A_stop_that_fills_after_the_target_closed_the_position_opens_one_that_is_closed_at_once()
    {
        using OrderDesk desk = new();
        desk.Fill(3, Side.Sell, 2, 24016).Fill(2, Side.Sell, 2, 23992);
        desk.Position.Should().Be(-2);
        desk.Last.Should().BeEquivalentTo(new { Id = 4L, Role = OrderRole.Exit, Side = Side.Buy, Quantity = 2 });
    }

    [Fact]
    public void An_entry_whose_stop_ended_unasked_is_cancelled_and_the_broker_asked()
    {
        using OrderDesk desk = new(BracketMoment.Acknowledged);
        int before = desk.Broker.Reconciles;
        desk.Say(EventKind.OrderCancelled, 2, OrderReason.MarketClosed);
        desk.Broker.Cancels.Should().Equal(1);
        desk.After(2.1).Broker.Reconciles.Should().Be(before + 1);
    }

    [Fact]
    public void One_fill_through_zero_shares_its_fees_by_contracts()
    {
        using OrderDesk desk = new();
        desk.Fill(2, Side.Sell, 3, 23992);
        desk.Position.Should().Be(-1);
        desk.Desk.Journal.Trips.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Quantity = 2, Gross = -200m, Fees = 13.80m });
        desk.Desk.Engine.Stopped.Should().Contain("more than it was sent for");
        desk.Last.Should().BeEquivalentTo(new { Role = OrderRole.Exit, Side = Side.Buy, Quantity = 1 });
    }

    [Fact]
    public void An_exit_that_is_refused_is_sent_again_after_two_seconds()
    {
        using OrderDesk desk = new();
        desk.Send(EventKind.Flatten).Say(EventKind.OrderRejected, 4, OrderReason.MarketClosed).After(2.1);
        desk.Last.Should().BeEquivalentTo(new { Id = 5L, Role = OrderRole.Exit, Quantity = 2 });
    }

    [Fact]
    public void An_exit_that_filled_is_no_failed_attempt()
    {
        using OrderDesk desk = new();
        desk.Send(EventKind.Flatten).Fill(4, Side.Sell, 1, 24000).Say(EventKind.OrderCancelled, 4, OrderReason.MarketClosed).After(2.1);
        for (int id = 5; id < 7; id++)
        {
            desk.Say(EventKind.OrderRejected, id, OrderReason.MarketClosed).After(2.1);
        }

        desk.Last.Should().BeEquivalentTo(new { Id = 7L, Role = OrderRole.Exit, Quantity = 1 }, "4 filled; 5 and 6 did not");
        desk.Say(EventKind.OrderRejected, 7, OrderReason.MarketClosed).After(30).Last.Id.Should().Be(7, "three failed: every minute");
    }

    [Fact]
    public void What_still_works_two_seconds_after_the_position_is_closed_is_cancelled()
    {
        using OrderDesk desk = new();
        desk.Fill(3, Side.Sell, 2, 24016).After(1).Broker.Cancels.Should().BeEmpty("the broker does that by itself");
        desk.After(1.1).Broker.Cancels.Should().Equal(2);
    }
}
