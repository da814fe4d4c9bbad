using MiaIa.Plugins.FillModels;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.Simulated;

/// <summary>The simulated broker with a bar fill model or a scripted one, and its answers as short text.</summary>
internal sealed class BrokerRun
{
    public const long Minute = 60_000_000_000;

    private readonly Plugins.Brokers.Simulated _broker;
    private long _nowNs = 1000 * Minute;
    private int _told;

    public BrokerRun(IFillModel? fills = null)
    {
        Fills = fills ?? new Plugins.FillModels.BarPessimistic(new BarPessimisticOptions());
        _broker = new Plugins.Brokers.Simulated(new Instrument(0, "ES", 0.25m, 12.50m, 3.45m, IsIndex: false), Fills);
        Session session = new(
            SessionWindow.Opening, 20250716, 0, 0, long.MaxValue, IsTradingDay: true, IsSessionStart: true, 2, 10);
        _broker.OnMarket(MarketEvent.Of(_nowNs, in session));
    }

    public IFillModel Fills { get; }

    /// <summary>Event time.</summary>
    public long NowNs => _nowNs;

    /// <summary>All answers as events.</summary>
    public List<MarketEvent> Answers { get; } = [];

    /// <summary>A bracket: entry 1, stop 2, target 3, all of group 1. A limit of 0 is an entry at the market.</summary>
    public BrokerRun Bracket(Side side, int quantity, int limit = 0, int stop = 8, int target = 16, long expiresNs = 0)
    {
        Side exit = (Side)(-(int)side);
        int sign = (int)side;
        OrderType type = limit == 0 ? OrderType.Market : OrderType.Limit;
        Order[] orders =
        [
            new(1, 0, 0, 0, OrderRole.Entry, type, side, quantity, limit, 0, expiresNs),
            new(2, 1, 1, 0, OrderRole.Stop, OrderType.Stop, exit, quantity, 20000, -sign * stop, 0),
            new(3, 1, 1, 0, OrderRole.Target, OrderType.Limit, exit, quantity, 30000, sign * target, 0),
        ];
        _broker.Submit(orders, _nowNs);
        return Read();
    }

    public BrokerRun Submit(Order order)
    {
        _broker.Submit([order], _nowNs);
        return Read();
    }

    /// <summary>An exit at the market in the bracket's group: order 4.</summary>
    public BrokerRun Exit(Side side, int quantity) =>
        Submit(new Order(4, 0, 1, 0, OrderRole.Exit, OrderType.Market, side, quantity, 0, 0, 0));

    public BrokerRun Cancel(long id, long? timeNs = null)
    {
        _broker.Cancel(id, timeNs ?? _nowNs);
        return Read();
    }

    public BrokerRun Modify(long id, int price, int quantity)
    {
        _broker.Modify(id, price, quantity, _nowNs);
        return Read();
    }

    public BrokerRun Bar(int open, int high, int low, int close)
    {
        long startNs = _nowNs;
        _nowNs += Minute;
        Bar bar = new(60, open, high, low, close, 100, 0, 0, 0, DeltaKind.None);
        return Send(MarketEvent.Of(_nowNs, 0, in bar, startNs));
    }

    /// <summary>A bar that began half a minute ago.</summary>
    public BrokerRun BarAround(in Bar bar)
    {
        long startNs = _nowNs - (Minute / 2);
        _nowNs = startNs + Minute;
        return Send(MarketEvent.Of(_nowNs, 0, in bar, startNs));
    }

    public BrokerRun Print(int price, long afterNs = 1)
    {
        _nowNs += afterNs;
        Trade trade = new(price, 1, Side.Buy);
        return Send(MarketEvent.Of(_nowNs, 0, in trade));
    }

    public BrokerRun Roll()
    {
        Roll roll = new(202506, 202509);
        return Send(MarketEvent.Of(_nowNs, 0, in roll));
    }

    /// <summary>The answers since the last call: acknowledged "ack 1", "fill 1 2@24001", "cancel 3 OneCancelsOther".</summary>
    public IReadOnlyList<string> Told()
    {
        string[] told = [.. Answers.Skip(_told).Select(Text)];
        _told = Answers.Count;
        return told;
    }

    private BrokerRun Send(in MarketEvent e)
    {
        int before = Answers.Count;
        bool isTold = _broker.OnMarket(in e);
        Read();
        isTold.Should().Be(Answers.Count > before, "the broker says whether answers wait");
        return this;
    }

    private BrokerRun Read()
    {
        while (_broker.TryRead(out MarketEvent answer))
        {
            Answers.Add(answer);
        }

        return this;
    }

    private static string Text(MarketEvent e) => e.Kind switch
    {
        EventKind.Fill => $"fill {e.Fill.OrderId} {e.Fill.Quantity}@{e.Fill.PriceTicks}",
        EventKind.OrderAcknowledged => $"ack {e.Order.OrderId}",
        EventKind.OrderRejected => $"reject {e.Order.OrderId} {e.Order.Reason}",
        _ => $"cancel {e.Order.OrderId} {e.Order.Reason}",
    };
}
