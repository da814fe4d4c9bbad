using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Orders;

/// <summary>The broker is asked for everything, and its answer counts (SPEC 18.4).</summary>
public sealed class ReconciliationTests
{
    [Fact]
    public void It_is_asked_every_five_minutes_and_after_each_reconnect()
    {
        using OrderDesk desk = new();
        int before = desk.Broker.Reconciles;
        desk.After(269).Broker.Reconciles.Should().Be(before, "it answered at 10:00:30");
        desk.After(2).Broker.Reconciles.Should().Be(before + 1);
        Everything(desk).After(299).Broker.Reconciles.Should().Be(before + 1);
        desk.After(2).Broker.Reconciles.Should().Be(before + 2);
        Everything(desk).Send(EventKind.BrokerLost).After(1000).Broker.Reconciles.Should().Be(before + 2, "nobody is there");
        desk.Send(EventKind.BrokerRestored).Broker.Reconciles.Should().Be(before + 3);
    }

    [Fact]
    public void Nothing_is_entered_in_a_new_run_before_the_broker_has_told_what_it_knows()
    {
        HandBroker broker = new() { IsMute = true };
        using TradingDesk desk = TradingDesk.Scripted(_ => Propose.Market(Side.Buy), s => s with { Broker = broker });
        desk.Open();
        broker.Reconciles.Should().BePositive("it is asked at the first event, and again as long as it says nothing");
        desk.Bar(10, 0, 24000);
        broker.Orders.Should().BeEmpty();
        desk.Send(MarketEvent.Of(EventKind.Reconciled, Clock.At(10, 1) + 1));
        desk.Bar(10, 1, 24000);
        broker.Orders.Should().NotBeEmpty();
    }

    [Fact]
    public void Known_executions_and_repeated_answers_change_nothing()
    {
        using OrderDesk desk = new();
        desk.Fill(1, Side.Buy, 2, 24000, execution: 101);
        Everything(desk);
        (desk.Position, desk.Desk.State.Fees, desk.Invariants.Count()).Should().Be((2, 6.90m, 0));
        (desk.Broker.Orders.Count, desk.Broker.Changes.Count, desk.Broker.Cancels.Count).Should().Be((3, 0, 0));
    }

    [Fact]
    public void A_refusal_told_again_and_again_is_counted_and_written_once()
    {
        using OrderDesk desk = new(BracketMoment.Sent);
        for (int i = 0; i < 12; i++)
        {
            desk.Say(EventKind.OrderRejected, 1, OrderReason.Margin);
        }

        desk.Desk.Journal.Answers.Count(a => a.Kind is EventKind.OrderRejected).Should().Be(1);
        desk.Desk.Engine.Halts.Should().BeEmpty("five refusals within a minute pause, more than ten close everything; this is one");
    }

    [Fact]
    public void An_ending_told_again_is_written_once()
    {
        using OrderDesk desk = new(BracketMoment.Sent);
        desk.Say(EventKind.OrderAcknowledged, 1).Say(EventKind.OrderAcknowledged, 1);
        desk.Say(EventKind.OrderCancelled, 1, OrderReason.Requested).Say(EventKind.OrderCancelled, 1, OrderReason.Requested);
        desk.Desk.Journal.Answers.Where(a => a.Order.OrderId == 1).Select(a => a.Kind)
            .Should().Equal(EventKind.OrderAcknowledged, EventKind.OrderCancelled);
    }

    [Fact]
    public void A_young_entry_that_never_arrived_is_sent_again_with_its_children()
    {
        using OrderDesk desk = new(BracketMoment.Sent);
        desk.After(1).Reconciled(0);
        desk.Broker.Orders.Skip(3).Should().Equal(desk.Broker.Orders.Take(3), "same ids, in one piece");
    }

    [Fact]
    public void An_older_one_is_lost_and_its_children_with_it()
    {
        using OrderDesk desk = new(BracketMoment.Sent);
        desk.After(3).Reconciled(0);
        desk.Broker.Orders.Should().HaveCount(3);
        desk.Invariants.Should().HaveCount(3).And.OnlyContain(n => n.Contains("not at the broker any more"));
        desk.Proposal = Propose.Market(Side.Buy);
        desk.Bar(1, 24000).Broker.Orders.Should().HaveCount(6, "the desk is free again");
    }

    [Fact]
    public void A_stop_that_is_gone_is_placed_at_once()
    {
        using OrderDesk desk = new();
        desk.After(10).Say(EventKind.OrderAcknowledged, 3, quantity: 2, price: 24016).Reconciled(2);
        desk.Last.Should().BeEquivalentTo(new { Id = 4L, Role = OrderRole.Stop, Quantity = 2, PriceTicks = 23992 });
    }

    [Fact]
    public void A_stop_that_never_arrived_is_sent_again_with_the_real_price()
    {
        using OrderDesk desk = new(BracketMoment.Sent);
        desk.Say(EventKind.OrderAcknowledged, 1).Fill(1, Side.Buy, 2, 24003).After(10)
            .Say(EventKind.OrderAcknowledged, 3, quantity: 2, price: 24019).Reconciled(2);
        desk.Last.Should().Be(new Order(2, 0, 1, 0, OrderRole.Stop, OrderType.Stop, Side.Sell, 2, 23995, 0, 0));
    }

    [Theory]
    [InlineData(2, 23980)]
    [InlineData(1, 23992)]
    public void A_stop_that_works_differently_is_changed(int quantity, int price)
    {
        using OrderDesk desk = new();
        desk.After(10).Say(EventKind.OrderAcknowledged, 2, quantity: quantity, price: price)
            .Say(EventKind.OrderAcknowledged, 3, quantity: 2, price: 24016).Reconciled(2);
        desk.Broker.Changes.Should().Equal((2, 23992, 2));
    }

    [Fact]
    public void An_unknown_working_order_is_cancelled_and_halts_until_a_person_resumes()
    {
        using OrderDesk desk = new();
        desk.After(10).Say(EventKind.OrderAcknowledged, 77, quantity: 1, price: 23000).Say(EventKind.OrderAcknowledged, 78, quantity: 1, price: 1)
            .Say(EventKind.OrderCancelled, 78, OrderReason.Requested);
        Everything(desk);
        desk.Broker.Cancels.Should().Equal(77);
        desk.Desk.Journal.Halts.Should().ContainSingle().Which.Halt.Should().BeEquivalentTo(
            new { Cause = HaltCause.Mismatch, State = HaltState.HaltEntries, Release = HaltRelease.Manual });
    }

    [Fact]
    public void A_different_position_is_taken_over_protected_and_halts()
    {
        // We have 2 at 24000, the broker 3 at 24001: the third was bought at 24003.
        using OrderDesk desk = new();
        desk.After(10).Say(EventKind.OrderAcknowledged, 2, quantity: 2, price: 23992)
            .Say(EventKind.OrderAcknowledged, 3, quantity: 2, price: 24016).Reconciled(3, 24001);
        desk.Position.Should().Be(3);
        desk.Desk.State.OpenProfit.Should().Be(-37.50m, "3 * (24000 - 24001) * 12.50");
        desk.Invariants.Should().Contain(n => n.StartsWith("position 2 here, 3 at the broker"));
        desk.Broker.Changes.Should().Equal((2, 23993, 3));
        desk.Desk.Journal.Halts.Should().ContainSingle().Which.Halt.Cause.Should().Be(HaltCause.Mismatch);
    }

    [Fact]
    public void A_position_that_is_gone_at_the_broker_is_gone_here()
    {
        using OrderDesk desk = new();
        desk.After(10).Reconciled(0);
        desk.Position.Should().Be(0);
        desk.Desk.Journal.Trips.Should().ContainSingle().Which.Gross.Should().Be(0, "counted at the last price, 24000");
    }

    [Fact]
    public void A_position_told_right_after_a_fill_is_asked_again_before_it_is_believed()
    {
        using OrderDesk desk = new();
        desk.After(1).Say(EventKind.OrderAcknowledged, 2, quantity: 2, price: 23992).Reconciled(0);
        (desk.Position, desk.Desk.Journal.Halts.Count).Should().Be((2, 0));
        desk.After(2.1).Broker.Reconciles.Should().BeGreaterThan(0);
    }

    [Fact]
    public void While_the_broker_is_lost_and_until_it_has_answered_nothing_is_entered()
    {
        using OrderDesk desk = new(BracketMoment.Sent);
        desk.Say(EventKind.OrderRejected, 1).Say(EventKind.OrderRejected, 2).Say(EventKind.OrderRejected, 3).Send(EventKind.BrokerLost);
        desk.Proposal = Propose.Market(Side.Buy);
        desk.Bar(1, 24000).Desk.Last.Steps().Should().Equal(ReasonCode.Limit);
        desk.Send(EventKind.BrokerRestored).Bar(2, 24000).Desk.Last.Steps().Should().Equal(ReasonCode.Limit);
        desk.Reconciled(0).Bar(3, 24000).Desk.Last.Steps().Should().BeEmpty();
    }

    [Fact]
    public void What_was_to_be_closed_while_the_broker_was_lost_is_closed_when_it_has_answered()
    {
        using OrderDesk desk = new();
        desk.After(10).Send(EventKind.BrokerLost).Send(EventKind.Flatten).After(30).Broker.Orders.Should().HaveCount(3);
        Everything(desk.Send(EventKind.BrokerRestored)).After(3);
        desk.Last.Should().BeEquivalentTo(new { Id = 4L, Role = OrderRole.Exit, Quantity = 2 });
    }

    [Fact]
    public void After_a_round_trip_nothing_is_entered_before_the_broker_has_said_that_we_are_flat()
    {
        using OrderDesk desk = new();
        int before = desk.Broker.Reconciles;
        desk.Fill(3, Side.Sell, 2, 24016).Say(EventKind.OrderCancelled, 2, OrderReason.OneCancelsOther).After(2.1);
        desk.Broker.Reconciles.Should().Be(before + 1);
        desk.Proposal = Propose.Market(Side.Buy);
        desk.Bar(1, 24000).Broker.Orders.Should().HaveCount(3);
        desk.Reconciled(0).Bar(2, 24000).Broker.Orders.Should().HaveCount(6);
    }

    [Fact]
    public void A_fill_of_the_stop_beside_an_exit_that_was_not_told_is_found_before_the_next_entry()
    {
        using OrderDesk desk = new();
        desk.Send(EventKind.Flatten).Fill(4, Side.Sell, 2, 23999).Say(EventKind.OrderCancelled, 2, OrderReason.OneCancelsOther)
            .Say(EventKind.OrderCancelled, 3, OrderReason.OneCancelsOther).After(2.1);
        desk.Fill(2, Side.Sell, 1, 23992).Reconciled(-1);
        desk.Last.Should().BeEquivalentTo(new { Id = 5L, Role = OrderRole.Exit, Side = Side.Buy, Quantity = 1 });
    }

    [Fact]
    public void The_refusal_of_a_change_that_seemed_to_be_acknowledged_ends_nothing()
    {
        using OrderDesk desk = new(BracketMoment.Sent);
        desk.Fill(1, Side.Buy, 2, 24000).After(10).Say(EventKind.OrderAcknowledged, 1, quantity: 2)
            .Say(EventKind.OrderAcknowledged, 3, quantity: 2, price: 24016).Say(EventKind.OrderAcknowledged, 2, quantity: 2, price: 23980)
            .Reconciled(2);
        desk.Broker.Changes.Should().Equal((2, 23992, 2));
        desk.Say(EventKind.OrderAcknowledged, 2).Say(EventKind.OrderRejected, 2, OrderReason.Invalid).After(1);
        (desk.Broker.Orders.Count, desk.Position).Should().Be((3, 2), "the stop works as before, and nothing is closed");
        int before = desk.Broker.Reconciles;
        desk.After(1.5).Broker.Reconciles.Should().Be(before + 1);
    }

    [Fact]
    public void A_working_entry_whose_stop_is_gone_is_cancelled()
    {
        using OrderDesk desk = new(BracketMoment.Acknowledged);
        desk.After(3).Send(EventKind.BrokerLost).Send(EventKind.BrokerRestored).Say(EventKind.OrderAcknowledged, 1, quantity: 2).Say(EventKind.OrderAcknowledged, 3, quantity: 2, price: 24016)
            .Reconciled(0);
        desk.Broker.Cancels.Should().Equal(1);
    }

    private static OrderDesk Everything(OrderDesk desk) => desk.Say(EventKind.OrderAcknowledged, 1, quantity: 2)
        .Fill(1, Side.Buy, 2, 24000, execution: 101).Say(EventKind.OrderAcknowledged, 2, quantity: 2, price: 23992)
        .Say(EventKind.OrderAcknowledged, 3, quantity: 2, price: 24016).Reconciled(2);
}
