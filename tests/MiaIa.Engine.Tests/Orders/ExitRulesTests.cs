using MiaIa.Engine.Orders;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Orders;

/// <summary>Breakeven, trailing stop and time stop. A long of 10:01 in at 24001 (a tick of slippage), its stop 8 ticks away.</summary>
public sealed class ExitRulesTests : IDisposable
{
    private readonly List<TradingDesk> _desks = [];

    [Fact]
    public void Nothing_moves_unless_it_is_written()
    {
        TradingDesk desk = Long(new ExitRules());
        desk.Bar(10, 2, 24000, 24014, 24000, 24014);
        desk.Journal.Changes.Should().BeEmpty();
    }

    [Theory]
    [InlineData(24008, false)]
    [InlineData(24009, true)]  // eight ticks
    public void Breakeven_at_eight_ticks_moves_the_stop_to_the_entry(int high, bool moves)
    {
        TradingDesk desk = Long(new ExitRules { BreakevenTicks = 8 });
        desk.Bar(10, 2, 24001, high, 24001, 24005);
        desk.Journal.Changes.Should().HaveCount(moves ? 1 : 0);
        desk.Bar(10, 3, 24005, 24005, 23998, 23998);
        RoundTrip? trip = desk.Journal.Trips.Select(t => (RoundTrip?)t).SingleOrDefault();
        (trip?.ExitTicks).Should().Be(moves ? 24000 : null, "the stop at 24001 fills a tick lower");
    }

    [Fact]
    public void Trailing_from_twelve_ticks_follows_six_behind_and_never_back()
    {
        TradingDesk desk = Long(new ExitRules { TrailingFromTicks = 12 }, target: 100);
        desk.Bar(10, 2, 24001, 24012, 24001, 24012).Journal.Changes.Should().BeEmpty("eleven ticks");
        desk.Bar(10, 3, 24012, 24013, 24012, 24013);
        desk.Bar(10, 4, 24013, 24020, 24015, 24016);
        desk.Bar(10, 5, 24016, 24018, 24016, 24018);
        desk.Journal.Changes.Select(c => c.PriceTicks).Should().Equal(24007, 24014);
        desk.Bar(10, 6, 24016, 24016, 24010, 24010);
        desk.Journal.Trips.Should().ContainSingle().Which.Should().BeEquivalentTo(new { ExitTicks = 24013m, ExitReason = ExitReason.Stop });
    }

    [Fact]
    public void A_short_is_the_mirror_image()
    {
        TradingDesk desk = Desk(
            Propose.Market(Side.Sell, target: 100, most: 1), new ExitRules { BreakevenTicks = 8, TrailingFromTicks = 12 });
        desk.Open().Bar(10, 0, 24000).Bar(10, 1, 24000); // in at 23999
        desk.Bar(10, 2, 23999, 23999, 23991, 23992).Bar(10, 3, 23992, 23992, 23987, 23987);
        desk.Journal.Changes.Select(c => c.PriceTicks).Should().Equal(23999, 23993);
    }

    [Fact]
    public void On_prints_the_stop_moves_with_the_print()
    {
        TradingDesk desk = new(new DeskSettings
        {
            IsBuiltFromPrints = true,
            FillModel = new PrintFill(),
            Strategies = [new ScriptedStrategy(p => p.PositionQuantity == 0 ? Propose.Market(Side.Buy, target: 100, most: 1) : default)],
            Exits = new ExitRules { BreakevenTicks = 8 },
        });
        _desks.Add(desk);
        desk.Open().Send(Events.Print(Clock.At(10, 0, 1), 24000)).Send(Events.Print(Clock.At(10, 1, 1), 24000));
        int entry = desk.Journal.Fills.Single().PriceTicks;
        desk.Send(Events.Print(Clock.At(10, 1, 2), entry + 7)).Journal.Changes.Should().BeEmpty();
        desk.Send(Events.Print(Clock.At(10, 1, 3), entry + 8));
        long stop = desk.Journal.Orders.Single(o => o.Role is OrderRole.Stop).Id;
        desk.Journal.Changes.Should().Equal((stop, entry, Clock.At(10, 1, 3)));
    }

    [Fact]
    public void Time_stop_closes_after_so_many_bars()
    {
        TradingDesk desk = Long(new ExitRules { TimeStopBars = 3 });
        desk.Bar(10, 2, 24001);
        desk.Journal.Orders.Should().HaveCount(3);
        desk.Bar(10, 3, 24001);
        desk.Journal.Orders[^1].Role.Should().Be(OrderRole.Exit, "the bar that filled it is the first");
        desk.Bar(10, 4, 24001).Journal.Trips.Should().ContainSingle().Which.ExitReason.Should().Be(ExitReason.TimeStop);
    }

    [Fact]
    public void A_stop_is_moved_for_the_contracts_that_are_open()
    {
        HandBroker broker = new();
        TradingDesk desk = new(new DeskSettings
        {
            Broker = broker,
            Strategies = [new ScriptedStrategy(p => p.PositionQuantity == 0 ? Propose.Market(Side.Buy) : default)],
            Exits = new ExitRules { BreakevenTicks = 8 },
        });
        _desks.Add(desk);
        desk.Open().Bar(10, 0, 24000);
        Order entry = broker.Orders[0];
        Order stop = broker.Orders.Single(o => o.Role is OrderRole.Stop);
        Order target = broker.Orders.Single(o => o.Role is OrderRole.Target);
        Fill(desk, 1, 1, entry, 2, 24000);
        Fill(desk, 1, 2, target, 1, 24016);
        desk.Bar(10, 2, 24000, 24008, 24000, 24008);
        broker.Changes.Should().Equal([(stop.Id, 24000, 1)], "the target took one of two");
        desk.Send(MarketEvent.Of(EventKind.OrderAcknowledged, Clock.At(10, 3, 1), 0, new OrderUpdate(stop.Id, OrderReason.None)));
        Fill(desk, 3, 2, stop, 1, 24000);
        desk.State.PositionQuantity.Should().Be(0);
        desk.Engine.Stopped.Should().BeNull();
    }

    [Fact]
    public void A_refused_change_leaves_the_stop_where_it_was()
    {
        HandBroker broker = new();
        TradingDesk desk = new(new DeskSettings
        {
            Broker = broker,
            Strategies = [new ScriptedStrategy(p => p.PositionQuantity == 0 ? Propose.Market(Side.Buy, most: 1) : default)],
            Exits = new ExitRules { BreakevenTicks = 8 },
        });
        _desks.Add(desk);
        desk.Open().Bar(10, 0, 24000);
        desk.Send(MarketEvent.Of(Clock.At(10, 1, 1), 0, new Fill(1, 1, Side.Buy, 1, 24000, 0, 0), Clock.At(10, 1, 1)));
        desk.Bar(10, 1, 24000).Bar(10, 2, 24000, 24008, 24000, 24008);
        long stop = broker.Orders.Single(o => o.Role is OrderRole.Stop).Id;
        broker.Changes.Should().Equal((stop, 24000, 1));
        desk.Send(MarketEvent.Of(EventKind.OrderRejected, Clock.At(10, 3, 1), 0, new OrderUpdate(stop, OrderReason.Invalid)));
        desk.Send(MarketEvent.Of(EventKind.OrderAcknowledged, Clock.At(10, 3, 1), 0, new OrderUpdate(stop, OrderReason.None)));
        desk.Engine.Stopped.Should().BeNull("the stop still works");
        desk.State.PositionQuantity.Should().Be(1);
        desk.Send(MarketEvent.Of(EventKind.OrderRejected, Clock.At(10, 3, 2), 0, new OrderUpdate(stop, OrderReason.Invalid)));
        desk.State.PositionQuantity.Should().Be(1);
        broker.Orders.Should().HaveCount(3, "a second refusal may be the first told again: the broker is asked before anything is done");
    }

    [Fact]
    public void The_late_acknowledgement_of_a_stop_is_not_one_of_its_change()
    {
        HandBroker broker = new();
        TradingDesk desk = new(new DeskSettings
        {
            Broker = broker,
            Strategies = [new ScriptedStrategy(p => p.PositionQuantity == 0 ? Propose.Market(Side.Buy, most: 1) : default)],
            Exits = new ExitRules { BreakevenTicks = 8 },
        });
        _desks.Add(desk);
        desk.Open().Bar(10, 0, 24000);
        desk.Send(MarketEvent.Of(Clock.At(10, 1, 1), 0, new Fill(1, 1, Side.Buy, 1, 24000, 0, 0), Clock.At(10, 1, 1)));
        desk.Bar(10, 1, 24000).Bar(10, 2, 24000, 24008, 24000, 24008);
        long stop = broker.Orders.Single(o => o.Role is OrderRole.Stop).Id;
        desk.Send(MarketEvent.Of(EventKind.OrderAcknowledged, Clock.At(10, 3, 1), 0, new OrderUpdate(stop, OrderReason.None)));
        desk.Send(MarketEvent.Of(EventKind.OrderRejected, Clock.At(10, 3, 2), 0, new OrderUpdate(stop, OrderReason.Invalid)));
        broker.Orders.Should().HaveCount(3, "the stop works as before");
        desk.Bar(10, 3, 24008);
        broker.Changes.Should().Equal([(stop, 24000, 1), (stop, 24000, 1)], "it was refused, and is asked for again");
    }

    private static void Fill(TradingDesk desk, int minute, int second, in Order order, int quantity, int price)
    {
        long timeNs = Clock.At(10, minute, second);
        desk.Send(MarketEvent.Of(timeNs, 0, new Fill(order.Id, timeNs, order.Side, quantity, price, 0, 0), timeNs));
    }

    public void Dispose() => _desks.ForEach(d => d.Dispose());

    private TradingDesk Long(ExitRules exits, int target = 16)
    {
        TradingDesk desk = Desk(Propose.Market(Side.Buy, target: target, most: 1), exits);
        return desk.Open().Bar(10, 0, 24000).Bar(10, 1, 24000);
    }

    private TradingDesk Desk(Proposal proposal, ExitRules exits)
    {
        TradingDesk desk = TradingDesk.EntersOnce(proposal, s => s with { Exits = exits });
        _desks.Add(desk);
        return desk;
    }
}
