using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Risk;

public sealed class OrderRatesTests
{
    private readonly HaltBook _halts;
    private readonly OrderRates _rates;
    private readonly RiskWatch _watch;

    public OrderRatesTests()
    {
        TestJournal journal = new();
        RiskLimits limits = new();
        _halts = new HaltBook(journal);
        _watch = new RiskWatch(limits, journal, new EntryGate(limits, TradingDesk.Es, 25_000), _halts);
        _rates = new OrderRates(limits.OrderRate, _watch);
    }

    [Theory]
    [InlineData(59_999, true)]
    [InlineData(60_000, false)] // what is exactly a minute old does not count
    public void Ten_orders_within_a_minute_pause_for_five_minutes(int lastMilliseconds, bool isHalted)
    {
        long start = Clock.At(10, 0);
        _rates.OnOrders(9, start);
        _halts.IsHalted.Should().BeFalse();
        long last = start + (lastMilliseconds * Clock.Millisecond);
        _rates.OnOrders(1, last);
        _halts.Holds(HaltCause.OrderRate).Should().Be(isHalted);
        if (isHalted)
        {
            _halts.DueNs.Should().Be(last + (5 * Clock.Minute));
            _halts.State.Should().Be(HaltState.HaltEntries);
            (_watch.TakeExit(), _watch.TakeCancel()).Should().Be((false, false), "what was sent before the pause stands");
        }
    }

    [Fact]
    public void Children_of_a_bracket_do_not_count()
    {
        _rates.OnOrders(9, Clock.At(10, 0));
        _rates.OnOrders(0, Clock.At(10, 0));
        _halts.IsHalted.Should().BeFalse();
    }

    [Fact]
    public void Five_refusals_pause_and_the_eleventh_closes_everything_until_a_person_resumes()
    {
        for (int i = 1; i <= 10; i++)
        {
            _rates.OnReject(Clock.At(10, 0, i));
            _halts.Holds(HaltCause.RejectRate).Should().Be(i >= 5);
            _halts.State.Should().Be(i >= 5 ? HaltState.HaltEntries : HaltState.Normal);
        }

        _rates.OnReject(Clock.At(10, 0, 11));
        _halts.State.Should().Be(HaltState.HaltTrading);
        _watch.TakeExit().Should().BeTrue();
        _halts.OnTime(Clock.At(15, 0));
        _halts.Active.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Cause = HaltCause.RejectStorm, Release = HaltRelease.Manual });
        _watch.Resume(Clock.At(15, 0), "looked at");
        _halts.IsHalted.Should().BeFalse();
    }
}
