using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>A desk whose broker the test plays, with two contracts bought at the market: entry 1, stop 2 at 23992, target 3 at 24016.</summary>
internal sealed class OrderDesk : IDisposable
{
    private long _execution = 100;

    public OrderDesk(BracketMoment moment = BracketMoment.Filled)
    {
        Desk = TradingDesk.Scripted(_ => Proposal, s => s with { Broker = Broker });
        Desk.Open();

        // The broker is asked at the start, since hours lie between the first events, and answers.
        NowNs = Clock.At(10, 0, 30);
        Reconciled(0);
        NowNs = Clock.At(10, 1);
        Desk.Bar(10, 0, 24000);
        Proposal = default;
        for (int id = 1; id <= 3 && moment > BracketMoment.Sent; id++)
        {
            Say(EventKind.OrderAcknowledged, id);
        }

        if (moment is BracketMoment.Filled)
        {
            Fill(1, Side.Buy, 2, 24000);
        }
    }

    public HandBroker Broker { get; } = new();

    public TradingDesk Desk { get; }

    public Proposal Proposal { get; set; } = Propose.Market(Side.Buy);

    public long NowNs { get; private set; }

    public int Position => Desk.State.PositionQuantity;

    public Order Last => Broker.Orders[^1];

    public IEnumerable<string> Invariants => Desk.Journal.Notes.Where(n => n.Kind is NoteKind.Invariant).Select(n => n.Text);

    public OrderDesk Fill(long order, Side side, int quantity, int price, long execution = 0)
    {
        Fill fill = new(order, execution == 0 ? ++_execution : execution, side, quantity, price, quantity * 3_450_000L, 0);
        Desk.Send(MarketEvent.Of(++NowNs, 0, in fill, NowNs));
        return this;
    }

    public OrderDesk Say(EventKind kind, long order, OrderReason reason = OrderReason.None, int quantity = 0, int price = 0)
    {
        Desk.Send(MarketEvent.Of(kind, ++NowNs, 0, new OrderUpdate(order, reason, quantity, price)));
        return this;
    }

    public OrderDesk Send(EventKind kind)
    {
        Desk.Send(MarketEvent.Of(kind, ++NowNs));
        return this;
    }

    /// <summary>The end of an answer to everything: the position, and that this is all.</summary>
    public OrderDesk Reconciled(int position, double average = 0)
    {
        Desk.Send(MarketEvent.Of(++NowNs, 0, new BrokerPosition(position, average)));
        return Send(EventKind.Reconciled);
    }

    /// <summary>Time passes, told by a quote.</summary>
    public OrderDesk After(double seconds, int price = 24000)
    {
        NowNs += (long)(seconds * Clock.Second);
        Desk.Send(Events.Quote(NowNs, price - 1, price + 1));
        return this;
    }

    public OrderDesk Bar(int minute, int price)
    {
        Desk.Bar(10, minute, price);
        NowNs = Math.Max(NowNs, Clock.At(10, minute + 1));
        return this;
    }

    public void Dispose() => Desk.Dispose();
}
