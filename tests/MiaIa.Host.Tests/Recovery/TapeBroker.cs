using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Recovery;

/// <summary>A broker elsewhere: keeps what it is sent, and says what the test lays out for it.</summary>
internal sealed class TapeBroker : IBroker
{
    public List<long> Sent { get; } = [];

    public int Reconciles { get; private set; }

    /// <summary>What it tells when it is asked for everything.</summary>
    public List<MarketEvent> Everything { get; } = [];

    public Queue<MarketEvent> News { get; } = new();

    public bool IsSimulated => true;

    public bool OnMarket(in MarketEvent e) => News.Count > 0;

    public void Submit(ReadOnlySpan<Order> orders, long timeNs)
    {
        foreach (ref readonly Order order in orders)
        {
            Sent.Add(order.Id);
        }
    }

    public void Cancel(long orderId, long timeNs)
    {
    }

    public void Modify(long orderId, int priceTicks, int quantity, long timeNs)
    {
    }

    public void Reconcile(long timeNs)
    {
        Reconciles++;
        Everything.ForEach(News.Enqueue);
        News.Enqueue(MarketEvent.Of(EventKind.Reconciled, timeNs));
    }

    public bool TryRead(out MarketEvent answer) => News.TryDequeue(out answer);
}
