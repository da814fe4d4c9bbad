using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Orders;

/// <summary>
/// No record, no order: whatever asks for one, nothing is sent or changed once the journal cannot be written, whether that was known
/// before or comes out at this very order. What stands at the broker to protect a position stays there.
/// </summary>
public sealed class BrokenJournalTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_entry_leaves(bool isKnown)
    {
        HandBroker broker = new();
        using TradingDesk desk = TradingDesk.Scripted(_ => Propose.Market(Side.Buy), s => s with { Broker = broker });
        Break(desk, isKnown);
        desk.Open().Send(MarketEvent.Of(Clock.At(10, 0, 30), 0, new BrokerPosition(0, 0)))
            .Send(MarketEvent.Of(EventKind.Reconciled, Clock.At(10, 0, 30))).Bar(10, 0, 24000).Bar(10, 1, 24000);
        desk.Journal.Orders.Count.Should().Be(isKnown ? 0 : 3, "one whose record fails was asked for");
        (broker.Orders.Count, broker.Changes.Count).Should().Be((0, 0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_exit_of_a_strategy_leaves_and_the_stop_stays(bool isKnown)
    {
        using OrderDesk desk = new();
        Break(desk.Desk, isKnown);
        desk.Proposal = Propose.Exit;
        desk.Bar(1, 24000).Bar(2, 24000).After(120);
        desk.Desk.Journal.Orders.Should().HaveCount(4, "the exit was asked for, and not recorded");
        NothingMore(desk);
    }

    [Theory]
    [InlineData(false, EventKind.Flatten)]
    [InlineData(true, EventKind.Flatten)]
    [InlineData(true, EventKind.EmergencyStop)]
    public void No_exit_of_a_person_leaves(bool isKnown, EventKind command)
    {
        using OrderDesk desk = new();
        Break(desk.Desk, isKnown);
        desk.After(10).Send(command).After(3).After(120);
        desk.Broker.Orders.Should().HaveCount(3);
        desk.Broker.Changes.Should().BeEmpty();
        desk.Broker.Cancels.Should().BeEmpty("the position is open, and the stop is all that protects it");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_missing_stop_is_placed(bool isKnown)
    {
        using OrderDesk desk = new();
        Break(desk.Desk, isKnown);
        desk.Say(EventKind.OrderCancelled, 2, OrderReason.MarketClosed).After(6).After(60);
        desk.Invariants.Should().NotBeEmpty("a person is told all the same");
        NothingMore(desk);
    }

    [Fact]
    public void No_stop_is_changed()
    {
        using OrderDesk desk = new();
        Break(desk.Desk, isKnown: false);
        desk.After(10).Say(EventKind.OrderAcknowledged, 2, quantity: 2, price: 23980)
            .Say(EventKind.OrderAcknowledged, 3, quantity: 2, price: 24016).Reconciled(2);
        desk.Desk.Journal.Changes.Should().HaveCount(1, "it was asked for");
        NothingMore(desk);
    }

    [Fact]
    public void No_order_is_sent_again()
    {
        using OrderDesk desk = new(BracketMoment.Sent);
        Break(desk.Desk, isKnown: true);
        desk.After(1).Reconciled(0);
        NothingMore(desk);
    }

    [Fact]
    public void An_entry_that_works_may_be_cancelled()
    {
        using OrderDesk desk = new(BracketMoment.Acknowledged);
        Break(desk.Desk, isKnown: true);
        desk.After(10).Send(EventKind.Flatten);
        desk.Broker.Cancels.Should().Equal([1L], "it only makes less");
    }

    private static void Break(TradingDesk desk, bool isKnown) =>
        (desk.Journal.IsWritable, desk.Journal.BreaksAtNext) = (!isKnown, true);

    private static void NothingMore(OrderDesk desk)
    {
        desk.Broker.Orders.Should().HaveCount(3, "those of the bracket, from before");
        desk.Broker.Changes.Should().BeEmpty();
        desk.Broker.Cancels.Should().BeEmpty();
    }
}
