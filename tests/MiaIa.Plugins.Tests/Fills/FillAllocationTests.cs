using MiaIa.Plugins.FillModels;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Plugins.Tests.Fills;

/// <summary>Broker and fill models allocate nothing once warm, whether orders work or not, fills included.</summary>
public sealed class FillAllocationTests
{
    private const int Events = 20_000;

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Nothing_is_allocated_once_warm(bool isBook, bool hasOrders)
    {
        IFillModel fills = isBook ? new BookQueue(new()) : new QuoteCross(new());
        Plugins.Brokers.Simulated broker = new(new Instrument(0, "ES", 0.25m, 12.50m, 3.45m, IsIndex: false), fills);
        TestRandom chance = new(1);
        long warm = Play(broker, chance, hasOrders, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        long told = Play(broker, chance, hasOrders, Events + 1);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        allocated.Should().Be(0);
        (warm > 0 && told > 0).Should().Be(hasOrders);
    }

    // A bracket every 100 events, which its stop or target ends; a session date ends every 5,000, so that what is kept stays small.
    private static long Play(Plugins.Brokers.Simulated broker, TestRandom chance, bool hasOrders, int first)
    {
        Span<Order> bracket = stackalloc Order[3];
        int price = 24000;
        long told = 0;
        for (int i = first; i < first + Events; i++)
        {
            long atNs = FillTape.TenNs + (i * 30L * FillTape.Millisecond);
            price += chance.Next(0, 1) == 0 ? -1 : 1;
            MarketEvent e = EventOf(i, atNs, price);
            broker.OnMarket(in e);
            if (hasOrders && i % 100 == 0)
            {
                bracket[0] = new Order(i, 0, 0, 0, OrderRole.Entry, OrderType.Market, Side.Buy, 1, 0, 0, 0);
                bracket[1] = new Order(i + 1, i, i, 0, OrderRole.Stop, OrderType.Stop, Side.Sell, 1, 1, -4, 0);
                bracket[2] = new Order(i + 2, i, i, 0, OrderRole.Target, OrderType.Limit, Side.Sell, 1, 1, 4, 0);
                broker.Submit(bracket, atNs);
            }

            while (broker.TryRead(out MarketEvent answer))
            {
                told += answer.Kind is EventKind.Fill ? 1 : 0;
            }
        }

        return told;
    }

    private static MarketEvent EventOf(int i, long atNs, int price)
    {
        if (i % 5000 == 0)
        {
            Session session = new(SessionWindow.Opening, 20250716, 0, 0, long.MaxValue, IsTradingDay: true, IsSessionStart: true, 2, 10);
            return MarketEvent.Of(atNs, in session);
        }

        Quote quote = new(price, price + 1, 5, 5);
        Trade trade = new(price, 3, Side.Sell);
        Depth bid = new(Side.Buy, 23900, 5 + (i % 7), 0, DepthAction.Set, IsLast: true);
        Depth ask = new(Side.Sell, 24100, 5 + (i % 7), 0, DepthAction.Set, IsLast: true);
        return (i % 4) switch
        {
            0 => MarketEvent.Of(atNs, 0, in quote),
            1 => MarketEvent.Of(atNs, 0, in trade),
            2 => MarketEvent.Of(atNs, 0, in bid),
            _ => MarketEvent.Of(atNs, 0, in ask),
        };
    }
}
