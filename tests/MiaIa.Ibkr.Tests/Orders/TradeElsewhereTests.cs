using MiaIa.Sdk;
using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Orders;

public sealed class TradeElsewhereTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(-2)]
    public void A_position_that_nobody_told_is_found_taken_into_the_books_protected_and_halts(int position)
    {
        using EngineSchedule schedule = new(1, isCalm: true);
        schedule.After(5);
        schedule.TradeElsewhere(position);
        schedule.After(17);
        schedule.State.PositionQuantity.Should().Be(position);
        schedule.Halts.Should().Contain(HaltCause.Mismatch);
        SimOrder stop = schedule.Server.Exchange.Orders.Should().ContainSingle(o => o.IsLive).Which;
        (stop.Request.IsStop, stop.Request.IsBuy, stop.Remaining).Should().Be((true, position < 0, Math.Abs(position)));

        // Ten seconds to the next poll, two until everything is asked, two more until the position is believed.
        Exposure exposure = schedule.Exposures.Should().ContainSingle().Which;
        exposure.Length(schedule.Now).Should().BeLessThan(TimeSpan.FromSeconds(15));
        exposure.Cause.Should().Be("a trade elsewhere");
    }
}
