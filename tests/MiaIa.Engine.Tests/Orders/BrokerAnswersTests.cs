using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Orders;

/// <summary>What a real broker may say, and when: late, twice, in parts, or no.</summary>
public sealed class BrokerAnswersTests : IDisposable
{
    private readonly HandBroker _broker = new();
    private readonly TradingDesk _desk;
    private Proposal _proposal = Propose.Market(Side.Buy);
    private long _nowNs = Clock.At(10, 1);

    public BrokerAnswersTests()
    {
        _desk = TradingDesk.Scripted(_ => _proposal, s => s with { Broker = _broker }).Open();
        _desk.Bar(10, 0, 24000);
        _proposal = default;
    }

    [Fact]
    public void A_fill_counts_once_however_often_it_is_told()
    {
        Fill(1, 1, Side.Buy, 2, 24000).Fill(1, 1, Side.Buy, 2, 24000);
        _desk.State.PositionQuantity.Should().Be(2);
        _desk.State.Fees.Should().Be(6.90m);
        _desk.Engine.Stopped.Should().BeNull();
    }

    [Fact]
    public void Parts_of_an_entry_are_protected_by_its_stop()
    {
        Fill(1, 1, Side.Buy, 1, 24000);
        _desk.State.PositionQuantity.Should().Be(1);
        Fill(1, 2, Side.Buy, 1, 24001);
        _desk.State.PositionQuantity.Should().Be(2);
        _desk.Engine.Stopped.Should().BeNull();
    }

    [Fact]
    public void A_position_whose_stop_is_refused_is_closed_at_once()
    {
        Fill(1, 1, Side.Buy, 2, 24000);
        Say(EventKind.OrderRejected, 2, OrderReason.Margin);
        _desk.Journal.Notes.Should().ContainSingle(n => n.Kind == NoteKind.Invariant).Which.Text.Should().Contain("refused");
        _broker.Orders[^1].Should().BeEquivalentTo(new { Role = OrderRole.Exit, Side = Side.Sell, Quantity = 2 });
    }

    [Fact]
    public void A_stop_refused_before_the_entry_fills_cancels_the_entry_and_closes_what_it_fills_all_the_same()
    {
        Say(EventKind.OrderRejected, 2, OrderReason.Margin);
        _broker.Cancels.Should().Equal(1);
        Fill(1, 1, Side.Buy, 2, 24000);
        _broker.Orders[^1].Should().BeEquivalentTo(new { Role = OrderRole.Exit, Quantity = 2 });
    }

    [Fact]
    public void A_stop_cancelled_by_the_fill_that_closed_the_position_is_in_order()
    {
        Fill(1, 1, Side.Buy, 2, 24000).Fill(3, 2, Side.Sell, 2, 24016);
        Say(EventKind.OrderCancelled, 2, OrderReason.OneCancelsOther);
        _desk.Engine.Stopped.Should().BeNull();
        _desk.Journal.Trips.Should().ContainSingle().Which.ExitReason.Should().Be(ExitReason.Target);
    }

    [Fact]
    public void A_refused_entry_leaves_the_desk_free_to_enter_again()
    {
        Say(EventKind.OrderRejected, 1, OrderReason.Margin);
        Say(EventKind.OrderRejected, 2, OrderReason.ParentCancelled);
        Say(EventKind.OrderRejected, 3, OrderReason.ParentCancelled);
        _proposal = Propose.Market(Side.Sell);
        _desk.Bar(10, 1, 24000).Last.Reason.Should().Be(ReasonCode.None);
        _broker.Orders[^3].Id.Should().Be(4);
    }

    [Fact]
    public void An_entry_that_fills_after_everything_was_closed_is_closed_too()
    {
        _desk.Send(MarketEvent.Of(EventKind.Flatten, _nowNs));
        _broker.Orders.Should().NotContain(o => o.Role == OrderRole.Exit, "there is no position yet");
        Fill(1, 1, Side.Buy, 1, 24000);
        _broker.Orders[^1].Should().BeEquivalentTo(new { Role = OrderRole.Exit, Quantity = 1 });
        Fill(1, 2, Side.Buy, 1, 24000);
        Fill(_broker.Orders[^1].Id, 3, Side.Sell, 1, 24000);
        _desk.State.PositionQuantity.Should().Be(1);
        _broker.Orders[^1].Should().BeEquivalentTo(new { Id = 5, Role = OrderRole.Exit, Quantity = 1 });
        Fill(5, 4, Side.Sell, 1, 24000);
        _desk.State.PositionQuantity.Should().Be(0);
        _broker.Orders.Should().HaveCount(5);
    }

    [Fact]
    public void After_a_flatten_that_found_nothing_to_close_the_next_entry_stays()
    {
        Fill(1, 1, Side.Buy, 2, 24000).Fill(2, 2, Side.Sell, 2, 23992);
        Say(EventKind.OrderCancelled, 3, OrderReason.OneCancelsOther);
        _desk.Send(MarketEvent.Of(EventKind.Flatten, _nowNs));
        _proposal = Propose.Market(Side.Buy);
        _nowNs = Clock.At(10, 1, 30);
        _desk.Send(Events.Quote(_nowNs, 23999, 24001)).Send(MarketEvent.Of(_nowNs, 0, new BrokerPosition(0, 0)));
        _desk.Send(MarketEvent.Of(EventKind.Reconciled, _nowNs));
        _nowNs = Clock.At(10, 2);
        _desk.Bar(10, 1, 24000);
        int sent = _broker.Orders.Count;
        Fill(_broker.Orders[^3].Id, 3, Side.Buy, 1, 24000); // half of the 286.20 that are left pays for one
        _broker.Orders.Should().HaveCount(sent);
        _desk.State.PositionQuantity.Should().Be(1);
    }

    [Fact]
    public void What_ended_a_trip_is_the_order_of_its_last_fill()
    {
        // Closing for the session's end, a part of the target fills first; the exit closes the rest.
        Fill(1, 1, Side.Buy, 2, 24000);
        _desk.Send(MarketEvent.Of(_nowNs, TimerKind.SessionFlatten));
        Fill(3, 2, Side.Sell, 1, 24016).Fill(4, 3, Side.Sell, 1, 24010);
        _desk.Journal.Trips.Should().ContainSingle().Which.ExitReason.Should().Be(ExitReason.SessionFlatten);
    }

    public void Dispose() => _desk.Dispose();

    private BrokerAnswersTests Fill(long order, long execution, Side side, int quantity, int price)
    {
        Fill fill = new(order, execution, side, quantity, price, quantity * 3_450_000L, 0);
        _desk.Send(MarketEvent.Of(++_nowNs, 0, in fill, _nowNs));
        return this;
    }

    private void Say(EventKind kind, long order, OrderReason reason) =>
        _desk.Send(MarketEvent.Of(kind, ++_nowNs, 0, new OrderUpdate(order, reason)));
}
