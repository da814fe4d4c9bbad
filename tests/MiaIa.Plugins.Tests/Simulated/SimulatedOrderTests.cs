using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.Simulated;

/// <summary>Parts, groups, latency and refusals, with a fill model that does what the test says.</summary>
public sealed class SimulatedOrderTests
{
    private readonly ScriptedFills _fills = new();
    private readonly BrokerRun _run;

    public SimulatedOrderTests() => _run = new BrokerRun(_fills);

    [Fact]
    public void An_order_is_asked_about_once_at_an_event()
    {
        _run.Bracket(Side.Buy, 3).Told();
        _fills.Give(1, 1);
        _run.Print(24000).Told().Should().Equal("fill 1 1@24000");
        _run.Print(24001).Told().Should().Equal("fill 1 1@24001");
        _fills.Asked.Count(id => id == 1).Should().Be(2);
    }

    [Fact]
    public void Children_work_as_far_as_their_parent_is_filled()
    {
        _run.Bracket(Side.Buy, 3).Told();
        _fills.Give(2, 9);
        _run.Print(24000).Told().Should().BeEmpty("nothing of the entry is filled");
        _fills.Asked.Should().NotContain(2);
        _fills.Give(1, 1);
        _fills.Give(2, 0);
        _run.Print(24000).Told();
        _fills.Give(1, 0);
        _fills.Give(2, 9);
        _run.Print(23990).Told().Should().Equal(["fill 2 1@23990"], "one contract is open, not three");
    }

    [Fact]
    public void A_part_of_the_target_reduces_the_stop()
    {
        Open(3);
        _fills.Give(3, 1);
        _run.Print(24020).Told().Should().Equal("fill 3 1@24020");
        _fills.Give(3, 0);
        _fills.Give(2, 9);
        _run.Print(23990).Told().Should().Equal("fill 2 2@23990", "cancel 2 OneCancelsOther", "cancel 3 OneCancelsOther");
    }

    [Fact]
    public void A_part_of_an_exit_reduces_stop_and_target()
    {
        Open(3);
        _run.Exit(Side.Sell, 3).Told();
        _fills.Give(4, 2);
        _run.Print(24001).Told().Should().Equal("fill 4 2@24001");
        _fills.Give(4, 0);
        _fills.Give(2, 9);
        _run.Print(23990).Told().Should().Equal(
            "fill 2 1@23990", "cancel 2 OneCancelsOther", "cancel 4 OneCancelsOther", "cancel 3 OneCancelsOther");
    }

    [Fact]
    public void When_the_rest_of_an_entry_is_cancelled_its_children_shrink_to_what_was_filled()
    {
        _run.Bracket(Side.Buy, 3, limit: 24000).Told();
        _fills.Give(1, 1);
        _run.Print(24000);
        _fills.Give(1, 0);
        _run.Told();
        _run.Cancel(1).Told().Should().Equal("cancel 1 Requested");
        _fills.Give(2, 9);
        _run.Print(23990).Told().Should().Equal(
            ["fill 2 1@23990", "cancel 2 OneCancelsOther", "cancel 3 OneCancelsOther"],
            "the stop is done with its one contract, and what the engine knew it for beyond that is told to be gone");
        _run.Cancel(2).Told().Should().Equal("reject 2 UnknownOrder");
    }

    [Fact]
    public void When_the_rest_of_an_entry_is_cancelled_after_its_part_was_closed_the_children_go_too()
    {
        _run.Bracket(Side.Buy, 3, limit: 24000).Told();
        _fills.Give(1, 1);
        _run.Print(24000);
        _fills.Give(1, 0);
        _fills.Give(2, 9);
        _run.Print(23990);
        _run.Told();
        _run.Cancel(1).Told().Should().BeEquivalentTo("cancel 1 Requested", "cancel 2 ParentCancelled", "cancel 3 ParentCancelled");
    }

    [Fact]
    public void At_a_roll_an_exit_that_is_filled_in_part_closes_the_rest_only()
    {
        Open(3);
        _run.Exit(Side.Sell, 3).Told();
        _fills.Give(4, 2);
        _run.Print(24001).Told();
        _run.Roll().Told()[0].Should().Be("fill 4 1@24001");
    }

    [Fact]
    public void An_order_reaches_the_market_after_its_latency()
    {
        ScriptedFills fills = new(latencyNs: 100);
        BrokerRun run = new(fills);
        run.Bracket(Side.Buy, 1).Told();
        fills.Give(1, 1);
        run.Print(24000, afterNs: 99).Told().Should().BeEmpty();
        run.Print(24001, afterNs: 1).Told().Should().Equal("fill 1 1@24001");
    }

    [Theory]
    [InlineData(0, Side.Buy, OrderType.Market, 0)]   // no contracts
    [InlineData(-1, Side.Buy, OrderType.Market, 0)]
    [InlineData(1, Side.None, OrderType.Market, 0)]  // no side
    [InlineData(1, Side.Buy, OrderType.Limit, 0)]    // no price
    public void An_impossible_order_is_refused(int quantity, Side side, OrderType type, int price) =>
        _run.Submit(new Order(7, 0, 0, 0, OrderRole.Entry, type, side, quantity, price, 0, 0))
            .Told().Should().Equal("reject 7 Invalid");

    [Fact]
    public void The_children_of_a_refused_entry_are_refused()
    {
        _run.Bracket(Side.Buy, 0).Told().Should().Equal("reject 1 Invalid", "reject 2 Invalid", "reject 3 Invalid");
        _run.Submit(new Order(8, 77, 0, 0, OrderRole.Stop, OrderType.Stop, Side.Sell, 1, 23990, 0, 0)).Told().Should().Equal(
            ["reject 8 ParentCancelled"], "a stop that would never work must not look as if it did");
    }

    [Fact]
    public void An_order_that_is_not_there_cannot_be_cancelled_or_changed()
    {
        _run.Cancel(5).Told().Should().Equal("reject 5 UnknownOrder");
        _run.Modify(5, 24000, 1).Told().Should().Equal("reject 5 UnknownOrder");
    }

    [Fact]
    public void A_changed_stop_keeps_its_new_price_and_quantity()
    {
        BrokerRun run = new();
        run.Bracket(Side.Buy, 2).Bar(24000, 24000, 24000, 24000).Modify(2, 23997, 2).Told();
        run.Bar(24000, 24000, 23996, 23996).Told().Should().Equal("fill 2 2@23996", "cancel 3 OneCancelsOther");
    }

    [Fact]
    public void A_change_does_not_make_a_child_work_before_its_parent()
    {
        _run.Bracket(Side.Buy, 1, limit: 24000).Modify(2, 23990, 3).Told();
        _fills.Give(2, 9);
        _run.Print(23980).Told().Should().BeEmpty();
    }

    [Theory]
    [InlineData(0, 1)]      // no price
    [InlineData(23990, 0)]  // no contracts
    [InlineData(23990, 1)]  // not more than is filled
    public void An_impossible_change_is_refused(int price, int quantity)
    {
        Open(3);
        _fills.Give(2, 1);
        _run.Print(23990).Told();
        _run.Modify(2, price, quantity).Told().Should().Equal("reject 2 Invalid");
    }

    private void Open(int quantity)
    {
        _run.Bracket(Side.Buy, quantity).Told();
        _fills.Give(1, quantity);
        _run.Print(24000).Told().Should().Equal($"fill 1 {quantity}@24000");
    }
}
