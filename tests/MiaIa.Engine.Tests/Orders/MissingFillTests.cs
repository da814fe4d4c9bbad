using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Orders;

/// <summary>
/// A stop or target was filled for more than its entry, as far as it was told: our position is wrong, and nothing is sent for it before
/// the broker has said what it is.
/// </summary>
public sealed class MissingFillTests
{
    [Fact]
    public void The_broker_is_asked_at_once_and_no_stop_is_placed_for_a_position_that_is_not_there()
    {
        using OrderDesk desk = new(BracketMoment.Acknowledged);
        int before = desk.Broker.Reconciles;
        desk.Fill(2, Side.Sell, 2, 23992);
        desk.Broker.Reconciles.Should().Be(before + 1);
        desk.Invariants.Should().Equal("position -2 is wrong: a fill of its entry was not told; the broker is asked");
        desk.After(9).After(60).Broker.Orders.Should().HaveCount(3);
        desk.Broker.Reconciles.Should().BeGreaterThan(before + 1, "it did not answer");
        desk.Fill(1, Side.Buy, 2, 24000).Reconciled(0).After(60);
        (desk.Position, desk.Broker.Orders.Count, desk.Desk.State.Realised).Should().Be((0, 3, -200m));
    }

    [Fact]
    public void A_fill_that_only_came_later_ends_it()
    {
        using OrderDesk desk = new(BracketMoment.Acknowledged);
        desk.Fill(3, Side.Sell, 1, 24016).Fill(1, Side.Buy, 2, 24000).Reconciled(1).Send(EventKind.Flatten);
        desk.Last.Should().BeEquivalentTo(new { Id = 4L, Role = OrderRole.Exit, Side = Side.Sell, Quantity = 1 });
    }

    [Theory]
    [InlineData(EventKind.Flatten)]
    [InlineData(EventKind.EmergencyStop)]
    public void Not_even_an_exit_is_sent_while_it_lasts_and_then_for_what_is_really_open(EventKind asked)
    {
        using OrderDesk desk = new(BracketMoment.Acknowledged);
        desk.Fill(3, Side.Sell, 1, 24016).Send(asked).After(3).Broker.Orders.Should().HaveCount(3);
        desk.Broker.Cancels.Should().Equal([1L], "cancelling the entry cannot be wrong; the stop may protect what we do not know");
        desk.Fill(1, Side.Buy, 2, 24000).After(1).Reconciled(1).After(3);
        desk.Broker.Orders.Skip(3).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Role = OrderRole.Exit, Side = Side.Sell, Quantity = 1 });
    }

    [Fact]
    public void A_fill_through_zero_by_it_is_not_closed()
    {
        using OrderDesk desk = new(BracketMoment.Acknowledged);
        desk.Fill(1, Side.Buy, 1, 24000).Fill(2, Side.Sell, 2, 23992).Position.Should().Be(-1);
        desk.After(6).Broker.Orders.Should().HaveCount(3);
        desk.Fill(1, Side.Buy, 1, 24000).Reconciled(0).After(60);
        (desk.Position, desk.Broker.Orders.Count).Should().Be((0, 3));
    }

    [Fact]
    public void Where_the_broker_says_the_same_as_we_the_position_is_protected()
    {
        using OrderDesk desk = new(BracketMoment.Acknowledged);
        desk.Bar(1, 23991).Fill(2, Side.Sell, 2, 23992).Reconciled(-2);
        desk.Last.Should().BeEquivalentTo(new { Id = 4L, Role = OrderRole.Stop, Side = Side.Buy, Quantity = 2, PriceTicks = 24000 });
    }

    [Fact]
    public void Where_it_never_tells_the_fill_its_position_counts()
    {
        using OrderDesk desk = new(BracketMoment.Acknowledged);
        desk.Fill(2, Side.Sell, 2, 23992).Reconciled(0).After(2.1).Reconciled(0).After(2.1).Reconciled(0).After(2.1).Reconciled(0).After(60);
        (desk.Position, desk.Broker.Orders.Count).Should().Be((0, 3));
        desk.Desk.Journal.Halts.Should().ContainSingle().Which.Halt.Cause.Should().Be(HaltCause.Mismatch);
    }
}
