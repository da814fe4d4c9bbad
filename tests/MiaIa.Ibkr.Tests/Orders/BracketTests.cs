using MiaIa.Sdk;
using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Orders;

public sealed class BracketTests : IDisposable
{
    private BrokerBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Before_anything_the_account_the_position_and_the_margin_are_told()
    {
        _bench.Words.Should().Contain("position 0 @ 0").And.Contain("Reconciled");
        BrokerAccount account = _bench.Told.Last(e => e.Kind is EventKind.BrokerAccount).BrokerAccount;
        account.EquityMicros.Should().Be(100_000_000_000);
        account.InitialMarginMicros.Should().Be((long)(_bench.Es.InitialMargin * 1_000_000m));
        _bench.Agrees();
    }

    [Fact]
    public void A_bracket_at_the_market_lives_from_the_entry_to_the_target()
    {
        _bench.Take();
        _bench.Enter();
        _bench.After(0.5);
        _bench.Take().Should().Equal(
            "ack 1: 1 @ 0", "ack 3: 1 @ 7004", "ack 2: 1 @ 6998", "fill 1: Buy 1 @ 7000 fee 2.25", "position 1 @ 7000");
        SimOrder stop = _bench.At(2);
        (stop.Request.Tif, stop.Request.OutsideRth).Should().Be(("GTC", true));
        _bench.Server.Market.MoveTo(_bench.Es, 7004.25m);
        _bench.After(0.5);
        _bench.Take().Should().Equal("fill 3: Sell 1 @ 7004 fee 2.25", "position 0 @ 0", "cancelled 2: OneCancelsOther");
        _bench.Server.Ledger.LongestExposure.Should().Be(TimeSpan.Zero);
        (_bench.ToldPosition, _bench.Position).Should().Be((0, 0));
    }

    [Fact]
    public void Stop_and_target_follow_a_fill_that_differs_from_the_price_they_were_planned_from()
    {
        _bench.Enter(reference: 6999m);
        _bench.After(0.5);
        (_bench.At(2).Stop, _bench.At(3).Request.Limit).Should().Be((6998m, 7004m), "the fill was at 7000");
        _bench.Server.Ledger.LongestExposure.Should().Be(TimeSpan.Zero);
        _bench.Agrees();
    }

    [Fact]
    public void Of_a_partial_fill_stop_and_target_follow_the_average()
    {
        _bench.Enter(side: Side.Sell, quantity: 3, limit: 7001m);
        _bench.After(0.2);
        _bench.Server.Exchange.Fill(_bench.At(1), 1, 7001m);
        _bench.After(0.5);
        _bench.At(2).Remaining.Should().Be(1);
        _bench.Server.Exchange.Fill(_bench.At(1), 2, 7001.75m);
        _bench.After(0.5);

        // Average 7001.50: a short's prices are rounded up to the tick, and lie on it here.
        (_bench.At(2).Stop, _bench.At(2).Remaining).Should().Be((7003.50m, 3m));
        (_bench.At(3).Request.Limit, _bench.At(3).Remaining).Should().Be((6997.50m, 3m));
        _bench.ToldPosition.Should().Be(-3);
        _bench.Agrees();
    }

    [Fact]
    public void A_cancelled_entry_takes_its_children_along()
    {
        _bench.Enter(limit: 6990m);
        _bench.After(0.2);
        _bench.Take();
        _bench.Broker.Cancel(1, 0);
        _bench.After(0.2);
        _bench.Take().Should().BeEquivalentTo("cancelled 1: Requested", "cancelled 2: ParentCancelled", "cancelled 3: ParentCancelled");
        _bench.Ask().Should().Contain("cancelled 1: Requested").And.Contain("Reconciled");
        _bench.Agrees();
    }

    [Fact]
    public void An_entry_ends_at_its_expiry()
    {
        _bench.Enter(limit: 6990m, expiresNs: _bench.NowNs + 30_000_000_000);
        _bench.After(29);
        _bench.Take();
        _bench.After(2);
        _bench.Take().Should().Contain("cancelled 1: Expired");
        _bench.Agrees();
    }

    [Fact]
    public void A_fill_that_beats_the_cancel_counts_and_the_cancel_is_refused()
    {
        With(new TwsSettings { CancelDelay = TimeSpan.FromMilliseconds(300) });
        _bench.Enter(limit: 6999.5m);
        _bench.After(0.2);
        _bench.Broker.Cancel(1, 0);
        _bench.After(0.1);
        _bench.Server.Exchange.Fill(_bench.At(1), 1, 6999.5m);
        _bench.After(1);
        _bench.Words.Should().Contain("fill 1: Buy 1 @ 6999.5 fee 2.25").And.NotContain("cancelled 1: Requested");
        _bench.At(2).IsLive.Should().BeTrue();
        _bench.Agrees();
    }

    [Fact]
    public void A_moved_stop_is_acknowledged_with_what_was_asked()
    {
        _bench.Enter();
        _bench.After(0.5);
        _bench.Take();
        _bench.Broker.Modify(2, 27_996, 1, 0);
        _bench.After(0.2);
        _bench.Take().Should().Equal("ack 2: 1 @ 6999");
        _bench.At(2).Stop.Should().Be(6999m);
        _bench.Agrees();
    }

    [Theory]
    [InlineData(105)]
    [InlineData(134)]
    [InlineData(201)]
    public void After_a_refused_change_the_old_order_lives(int code)
    {
        _bench.Enter();
        _bench.After(0.5);
        _bench.Take();
        _bench.Server.Faults.RefuseChange(o => o.Request.IsStop, code);
        _bench.Broker.Modify(2, 27_996, 1, 0);
        _bench.After(0.2);
        _bench.Take().Should().Equal("rejected 2: Invalid");
        _bench.Ask().Should().Contain("ack 2: 1 @ 6998");
        _bench.Broker.Modify(2, 27_996, 1, 0);
        _bench.After(0.2);
        _bench.Take().Should().Equal("ack 2: 1 @ 6999");
        _bench.Agrees();
    }

    [Fact]
    public void An_exit_joins_the_group_and_takes_stop_and_target_along()
    {
        _bench.Enter(quantity: 2);
        _bench.After(0.5);
        _bench.Take();
        _bench.Exit(4, Side.Sell, 2, group: 1);
        _bench.After(0.5);
        _bench.Take().Should().Contain("fill 4: Sell 2 @ 6999.75 fee 4.50")
            .And.Contain("cancelled 2: OneCancelsOther").And.Contain("cancelled 3: OneCancelsOther");
        _bench.Position.Should().Be(0);
        _bench.Agrees();
    }

    [Fact]
    public void Both_sides_of_a_group_may_fill_and_both_are_told()
    {
        With(new TwsSettings { OcaDelay = TimeSpan.FromMilliseconds(200) });
        _bench.Enter();
        _bench.After(0.5);
        _bench.Server.Exchange.Fill(_bench.At(2), 1, 6998m);
        _bench.Server.Exchange.Fill(_bench.At(3), 1, 7004m);
        _bench.After(1);
        (_bench.ToldPosition, _bench.Position).Should().Be((-1, -1));
        _bench.Agrees();
    }

    [Fact]
    public void A_refused_stop_is_told_and_the_entry_can_be_cancelled()
    {
        _bench.Server.Faults.Reject(o => o.Request.IsStop);
        _bench.Enter(limit: 6990m);
        _bench.After(0.5);
        _bench.Words.Should().Contain("rejected 2: Invalid").And.Contain("ack 1: 1 @ 6990");
        _bench.Broker.Cancel(1, 0);
        _bench.After(0.5);
        _bench.Words.Should().Contain("cancelled 1: Requested");
        _bench.Agrees();
    }

    [Fact]
    public void A_refused_entry_takes_its_children_along()
    {
        _bench.Take();
        _bench.Server.Faults.Reject(o => o.Parent is null, isInactive: false);
        _bench.Enter(limit: 6990m);
        _bench.After(0.5);
        _bench.Take().Should().Contain("rejected 1: Invalid").And.Contain("cancelled 2: ParentCancelled").And.Contain("cancelled 3: ParentCancelled");
        _bench.Agrees();
    }

    [Theory]
    [InlineData(399)]
    [InlineData(2109)]
    [InlineData(10349)]
    public void A_warning_is_no_rejection(int code)
    {
        _bench.Server.Faults.Warn(_ => true, code, "a warning");
        _bench.Enter(limit: 6990m);
        _bench.After(0.5);
        _bench.Words.Should().NotContain(w => w.StartsWith("rejected", StringComparison.Ordinal));
        _bench.At(1).IsLive.Should().BeTrue();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Children_that_overtake_their_entry_are_sent_again(int times)
    {
        _bench.Server.Faults.ChildrenOvertakeParent(times);
        _bench.Enter();
        _bench.After(1);
        _bench.At(2).IsLive.Should().BeTrue();
        _bench.Position.Should().Be(1);
        _bench.Server.Ledger.LongestExposure.Should().Be(TimeSpan.Zero);
        _bench.Agrees();
    }

    private void With(TwsSettings settings)
    {
        _bench.Dispose();
        _bench = new BrokerBench(settings);
    }
}
