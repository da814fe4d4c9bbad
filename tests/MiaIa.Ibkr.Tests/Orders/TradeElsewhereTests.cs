using MiaIa.Sdk;
using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Orders;

public sealed class TradeElsewhereTests
{
    private const int StopTicks = 8; // an engine that was told no distance plans this one

    [Theory]
    [InlineData(1)]
    [InlineData(-2)]
    public void A_position_that_nobody_told_is_found_taken_into_the_books_protected_and_halts(int position)
    {
        using EngineSchedule schedule = Traded(position);
        schedule.After(40);
        schedule.State.PositionQuantity.Should().Be(position);
        schedule.State.WorkingOrders.Should().Be(1);
        schedule.Halts.Should().Equal(HaltCause.Mismatch);
        schedule.EngineNotes.Should().Contain($"position 0 here, {position} at the broker: the broker's counts; what no execution tells is counted at an estimate");
        SimOrder stop = schedule.Server.Exchange.Orders.Should().ContainSingle("only a stop, and only one, was sent").Which;
        (stop.Status, stop.Request.IsStop, stop.Request.IsBuy, stop.Remaining).Should().Be(("PreSubmitted", true, position < 0, Math.Abs(position)));
        stop.Request.Aux.Should().Be(6000m - (Math.Sign(position) * StopTicks * 0.25m));

        // Ten seconds to the next poll, two until everything is asked, two more until the position is believed; the order's own way.
        Exposure exposure = schedule.Exposures.Should().ContainSingle().Which;
        exposure.Length(schedule.Now).Should().BeLessThan(TimeSpan.FromSeconds(14.5));
        exposure.Cause.Should().Be("a trade elsewhere");
        schedule.Server.Violations.Should().BeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-2)]
    public void One_whose_stop_is_passed_when_it_is_found_is_closed_and_halts(int position)
    {
        using EngineSchedule schedule = Traded(position);
        schedule.Move(-Math.Sign(position) * (StopTicks + 1));
        schedule.After(40);
        (schedule.State.PositionQuantity, schedule.State.WorkingOrders).Should().Be((0, 0));
        schedule.Halts.Should().Equal(HaltCause.Mismatch);
        SimOrder exit = schedule.Server.Exchange.Orders.Should().ContainSingle().Which;
        (exit.Request.Type, exit.Request.IsBuy, exit.Filled).Should().Be(("MKT", position < 0, Math.Abs(position)));
        schedule.Exposures.Should().ContainSingle().Which.Length(schedule.Now).Should().BeLessThan(TimeSpan.FromSeconds(14.5));
    }

    [Fact]
    public void A_position_that_somebody_closed_elsewhere_is_gone_with_its_stop_and_nothing_is_opened()
    {
        using EngineSchedule schedule = Traded(1);
        schedule.After(40);
        schedule.TradeElsewhere(0);
        schedule.After(40);
        (schedule.State.PositionQuantity, schedule.State.WorkingOrders).Should().Be((0, 0));
        schedule.Server.Exchange.Orders.Should().ContainSingle().Which.Status.Should().Be("Cancelled");
        schedule.Server.Ledger.Executions.Should().BeEmpty();
        schedule.Halts.Should().Contain(HaltCause.Mismatch);
    }

    private static EngineSchedule Traded(int position)
    {
        EngineSchedule schedule = new(1, isCalm: true);
        schedule.After(5);
        schedule.TradeElsewhere(position);
        return schedule;
    }
}
