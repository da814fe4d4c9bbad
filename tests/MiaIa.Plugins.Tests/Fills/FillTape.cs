using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.Fills;

/// <summary>A tape of prints, quotes and levels through the simulated broker; times in nanoseconds after 10:00, answers as short text.</summary>
internal sealed class FillTape
{
    public const long Millisecond = 1_000_000;
    public const long Minute = 60_000 * Millisecond;
    public const long Hour = 60 * Minute;
    public const long OpenNs = 1_752_616_800L * 1000 * Millisecond; // 2025-07-15 18:00 New York
    public const long TenNs = OpenNs + (16 * Hour);

    private readonly Plugins.Brokers.Simulated _broker;
    private int _told;

    public FillTape(IFillModel fills, AccountTerms? account = null)
    {
        _broker = new Plugins.Brokers.Simulated(new Instrument(0, "ES", 0.25m, 12.50m, 3.45m, IsIndex: false), fills, account);
        Window(SessionWindow.AfterHours, OpenNs - TenNs, isStart: true).Window(SessionWindow.Opening, 0);
    }

    /// <summary>All answers.</summary>
    public List<MarketEvent> Answers { get; } = [];

    public FillTape Window(SessionWindow window, long at, bool isStart = false)
    {
        Session session = new(
            window, 20250716, OpenNs, OpenNs + (15 * Hour) + (30 * Minute), OpenNs + (22 * Hour), IsTradingDay: true, isStart, 2, 10);
        return Send(MarketEvent.Of(TenNs + at, in session));
    }

    public FillTape Order(long id, OrderType type, Side side, int quantity, int price = 0, long at = 0, OrderRole role = OrderRole.Entry, long expires = 0)
    {
        _broker.Submit([new Order(id, 0, 0, 0, role, type, side, quantity, price, 0, expires == 0 ? 0 : TenNs + expires)], TenNs + at);
        return Read();
    }

    /// <summary>An entry (id), its stop (id + 1) and target (id + 2) in a group of their own.</summary>
    public FillTape Bracket(long id, Side side, int quantity, int limit, int stop, int target, long at)
    {
        int sign = (int)side;
        Side exit = (Side)(-sign);
        _broker.Submit(
            [
                new Order(id, 0, 0, 0, OrderRole.Entry, limit == 0 ? OrderType.Market : OrderType.Limit, side, quantity, limit, 0, 0),
                new Order(id + 1, id, id, 0, OrderRole.Stop, OrderType.Stop, exit, quantity, 1, -sign * stop, 0),
                new Order(id + 2, id, id, 0, OrderRole.Target, OrderType.Limit, exit, quantity, 1, sign * target, 0),
            ],
            TenNs + at);
        return Read();
    }

    public FillTape Cancel(long id, long at)
    {
        _broker.Cancel(id, TenNs + at);
        return Read();
    }

    public FillTape Modify(long id, int price, int quantity, long at)
    {
        _broker.Modify(id, price, quantity, TenNs + at);
        return Read();
    }

    public FillTape Reconcile(long at)
    {
        _broker.Reconcile(TenNs + at);
        return Read();
    }

    public FillTape Quote(long at, int bid, int ask, int bidSize = 10, int askSize = 10)
    {
        Quote quote = new(bid, ask, bidSize, askSize);
        return Send(MarketEvent.Of(TenNs + at, 0, in quote));
    }

    public FillTape Print(long at, int price, int size = 1, Side aggressor = Side.Sell)
    {
        Trade trade = new(price, size, aggressor);
        return Send(MarketEvent.Of(TenNs + at, 0, in trade));
    }

    public FillTape Level(long at, Side side, int price, int size, bool isLast = true)
    {
        Depth depth = new(side, price, size, 0, size > 0 ? DepthAction.Set : DepthAction.Delete, isLast);
        return Send(MarketEvent.Of(TenNs + at, 0, in depth));
    }

    public FillTape Bar(long endAt, int open, int high, int low, int close)
    {
        Bar bar = new(60, open, high, low, close, 100, 0, 0, 0, DeltaKind.None);
        return Send(MarketEvent.Of(TenNs + endAt, 0, in bar, TenNs + endAt - Minute));
    }

    /// <summary>The answers since the last call, acknowledgements left out.</summary>
    public IReadOnlyList<string> Told()
    {
        string[] told = [.. Answers.Skip(_told).Where(a => a.Kind is not EventKind.OrderAcknowledged).Select(Text)];
        _told = Answers.Count;
        return told;
    }

    public FillTape Send(in MarketEvent e)
    {
        int before = Answers.Count;
        bool isTold = _broker.OnMarket(in e);
        Read();
        isTold.Should().Be(Answers.Count > before, "the broker says whether answers wait");
        return this;
    }

    public static string Text(MarketEvent e) => e.Kind switch
    {
        EventKind.Fill => $"fill {e.Fill.OrderId} {e.Fill.Quantity}@{e.Fill.PriceTicks}",
        EventKind.OrderAcknowledged => $"ack {e.Order.OrderId} {e.Order.Quantity}@{e.Order.PriceTicks}",
        EventKind.OrderRejected => $"reject {e.Order.OrderId} {e.Order.Reason}",
        EventKind.OrderCancelled => $"cancel {e.Order.OrderId} {e.Order.Reason}",
        EventKind.BrokerPosition => $"position {e.BrokerPosition.Quantity}@{e.BrokerPosition.AverageTicks}",
        _ => e.Kind.ToString(),
    };

    private FillTape Read()
    {
        while (_broker.TryRead(out MarketEvent answer))
        {
            Answers.Add(answer);
        }

        return this;
    }
}
