using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Orders;

/// <summary>emergency_stop_all of SPEC 17.6: cancel, flatten, verify, say so.</summary>
public sealed class EmergencyStopTests
{
    [Fact]
    public void It_cancels_everything_closes_and_verifies()
    {
        using OrderDesk desk = new();
        desk.After(10).Send(EventKind.EmergencyStop);
        desk.Broker.Cancels.Should().BeEquivalentTo([2L, 3L]);
        desk.Last.Should().BeEquivalentTo(new { Id = 4L, Role = OrderRole.Exit, Side = Side.Sell, Quantity = 2 });
        desk.Desk.Journal.Halts.Should().ContainSingle().Which.Halt.Should().BeEquivalentTo(
            new { Cause = HaltCause.Kill, State = HaltState.Emergency, Release = HaltRelease.Manual });
        int asked = desk.Broker.Reconciles;
        desk.Say(EventKind.OrderCancelled, 2).Say(EventKind.OrderCancelled, 3).Fill(4, Side.Sell, 2, 23999);
        desk.Broker.Reconciles.Should().Be(asked + 1, "flat by our books, the broker is asked at once");
        desk.Reconciled(0).Desk.Journal.Notes[^1].Text.Should().StartWith("emergency stop: done");
        desk.After(120).Broker.Orders.Should().HaveCount(4);
    }

    [Fact]
    public void A_second_call_changes_nothing()
    {
        using OrderDesk desk = new();
        desk.After(10).Send(EventKind.EmergencyStop);
        int sent = desk.Broker.Orders.Count + desk.Broker.Cancels.Count + desk.Broker.Reconciles;
        desk.Send(EventKind.EmergencyStop).Send(EventKind.EmergencyStop);
        (desk.Broker.Orders.Count + desk.Broker.Cancels.Count + desk.Broker.Reconciles).Should().Be(sent);
        desk.Desk.Journal.Halts.Should().HaveCount(1);
    }

    [Fact]
    public void Three_more_attempts_two_seconds_apart_then_it_calls_for_a_person()
    {
        using OrderDesk desk = new();
        desk.After(10).Send(EventKind.EmergencyStop);
        for (int id = 4; id <= 7; id++)
        {
            desk.Last.Should().BeEquivalentTo(new { Id = (long)id, Role = OrderRole.Exit });
            desk.Say(EventKind.OrderRejected, id, OrderReason.MarketClosed);
            desk.Invariants.Should().NotContain(n => n.StartsWith("EMERGENCY STOP NOT VERIFIED"));
            desk.After(2.1);
        }

        desk.After(30).Invariants.Should().Contain(n => n.StartsWith("EMERGENCY STOP NOT VERIFIED after 3 more attempts: position 2"));
    }

    [Fact]
    public void A_late_fill_after_it_was_verified_is_closed_too()
    {
        using OrderDesk desk = new(BracketMoment.Acknowledged);
        desk.Send(EventKind.EmergencyStop).Say(EventKind.OrderCancelled, 1).Say(EventKind.OrderCancelled, 2).Say(EventKind.OrderCancelled, 3)
            .Reconciled(0).Fill(1, Side.Buy, 1, 24000);
        desk.Last.Should().BeEquivalentTo(new { Role = OrderRole.Exit, Side = Side.Sell, Quantity = 1 });
    }

    [Fact]
    public void In_the_simulation_nothing_is_left_after_the_next_print()
    {
        using TradingDesk desk = new(new DeskSettings
        {
            IsBuiltFromPrints = true, FillModel = new PrintFill(), Strategies = [new ScriptedStrategy(_ => Propose.Market(Side.Buy))],
        });
        desk.Open().Send(Events.Print(Clock.At(10, 0), 24000)).Send(Events.Print(Clock.At(10, 1), 24000));
        desk.Send(Events.Print(Clock.At(10, 1, 1), 24000)).State.PositionQuantity.Should().Be(2);
        desk.Send(MarketEvent.Of(EventKind.EmergencyStop, Clock.At(10, 1, 2))).Send(Events.Print(Clock.At(10, 1, 2, 500), 24001));
        desk.State.PositionQuantity.Should().Be(0);
        desk.Journal.Notes[^1].Text.Should().StartWith("emergency stop: done");
    }

    [Fact]
    public void A_halt_of_trading_closes_the_position_and_forbids_entries()
    {
        using OrderDesk desk = new();
        desk.Desk.Send(MarketEvent.Of(Clock.At(10, 1, 30), new Halt(HaltCause.Drawdown, IsManual: true)));
        desk.Last.Should().BeEquivalentTo(new { Role = OrderRole.Exit, Quantity = 2 });
    }
}
