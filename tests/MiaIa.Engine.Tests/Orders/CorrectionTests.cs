using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Orders;

/// <summary>
/// An execution that the broker tells again with other figures takes the place of the first. A tick of a contract is worth 12.50 dollars, the
/// desk is long 2 at 24000 by execution 101, and its fee is 3.45 a contract.
/// </summary>
public sealed class CorrectionTests
{
    [Fact]
    public void A_corrected_entry_price_moves_the_average_and_the_open_profit()
    {
        using OrderDesk desk = new();
        desk.Fill(1, Side.Buy, 2, 23998, execution: 101);
        desk.Bar(1, 24004);
        (desk.Position, desk.Desk.State.Fees, desk.Desk.Engine.OpenPosition!.Value.EntryTicks).Should().Be((2, 6.90m, 23998));
        desk.Desk.Engine.OpenPosition!.Value.OpenProfit.Should().Be(150m, "2 contracts, 6 ticks");
        desk.Fill(2, Side.Sell, 2, 24004);
        (desk.Position, desk.Desk.State.Realised, desk.Desk.Journal.Trips[^1].EntryTicks).Should().Be((0, 150m, 23998m));
    }

    [Fact]
    public void What_has_left_already_is_realised_with_the_correction()
    {
        using OrderDesk desk = new();
        desk.Fill(3, Side.Sell, 1, 24004);
        desk.Desk.State.Realised.Should().Be(50m);
        desk.Fill(1, Side.Buy, 2, 23998, execution: 101);
        desk.Desk.State.Realised.Should().Be(75m, "one of the two had left: it gained two ticks more");
        desk.Fill(2, Side.Sell, 1, 24000);
        desk.Desk.State.Realised.Should().Be(75m + 25m);
    }

    [Fact]
    public void A_corrected_exit_after_the_round_trip_changes_what_is_realised_and_not_the_position()
    {
        using OrderDesk desk = new();
        desk.Fill(2, Side.Sell, 2, 23992, execution: 500);
        desk.Desk.State.Realised.Should().Be(-200m);
        desk.Fill(2, Side.Sell, 2, 23990, execution: 500);
        (desk.Position, desk.Desk.State.Realised, desk.Desk.State.Fees).Should().Be((0, -250m, 13.80m));
        desk.Desk.Journal.Trips.Should().ContainSingle("a round trip that was written keeps its figures");
        desk.Invariants.Should().ContainSingle(t => t.Contains("corrects a fill of order 2", StringComparison.Ordinal));
    }

    [Fact]
    public void A_correction_of_a_past_entry_does_not_touch_the_position_that_is_open_now()
    {
        using OrderDesk desk = new();
        desk.Fill(2, Side.Sell, 2, 24000);
        desk.Say(EventKind.OrderCancelled, 3, OrderReason.OneCancelsOther).After(3);
        desk.Reconciled(0);
        desk.Proposal = Propose.Market(Side.Buy);
        desk.Bar(1, 24010);
        desk.Bar(2, 24010);
        desk.Proposal = default;
        long entry = desk.Broker.Orders.Last(o => o.Role is OrderRole.Entry).Id;
        entry.Should().BeGreaterThan(1);
        desk.Fill(entry, Side.Buy, 2, 24010);
        desk.Fill(1, Side.Buy, 2, 23999, execution: 101);
        (desk.Desk.State.Realised, desk.Desk.Engine.OpenPosition!.Value.EntryTicks).Should().Be((25m, 24010));
    }

    [Fact]
    public void A_smaller_size_is_taken_out_of_the_position_and_the_broker_is_asked()
    {
        using OrderDesk desk = new();
        int asked = desk.Broker.Reconciles;
        desk.Fill(1, Side.Buy, 1, 24000, execution: 101);
        (desk.Position, desk.Desk.State.Fees, desk.Desk.State.Realised).Should().Be((1, 3.45m, 0m));
        desk.After(2.5).Broker.Reconciles.Should().Be(asked + 1);
    }

    [Fact]
    public void A_fee_that_is_known_only_later_is_counted_and_nothing_is_noted()
    {
        using OrderDesk desk = new();
        desk.Desk.Send(MarketEvent.Of(desk.NowNs + 1, 0, new Fill(1, 101, Side.Buy, 2, 24000, 4_500_000, 0), desk.NowNs + 1));
        (desk.Position, desk.Desk.State.Fees, desk.Invariants.Count()).Should().Be((2, 4.50m, 0));
    }

    [Fact]
    public void The_same_correction_told_again_changes_nothing()
    {
        using OrderDesk desk = new();
        desk.Fill(1, Side.Buy, 2, 23998, execution: 101).Fill(1, Side.Buy, 2, 23998, execution: 101);
        desk.Fill(2, Side.Sell, 2, 24000);
        (desk.Desk.State.Realised, desk.Desk.Journal.Fills.Count(f => f.ExecutionId == 101)).Should().Be((50m, 2));
    }
}
