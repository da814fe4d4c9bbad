using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Control;

/// <summary>A broker with a defect: it throws at the bars a test names.</summary>
internal sealed class FaultyBroker(IBroker inner) : IBroker
{
    private int _bars;

    /// <summary>Which bars, counted from 1.</summary>
    public HashSet<int> ThrowsAt { get; } = [];

    public bool IsSimulated => true;

    public bool OnMarket(in MarketEvent e)
    {
        if (e.Kind is EventKind.Bar && ThrowsAt.Contains(++_bars))
        {
            throw new InvalidOperationException("defect");
        }

        return inner.OnMarket(in e);
    }

    /// <summary>Orders that arrived.</summary>
    public int Sent { get; private set; }

    public void Submit(ReadOnlySpan<Order> orders, long timeNs)
    {
        Sent += orders.Length;
        inner.Submit(orders, timeNs);
    }

    public void Cancel(long orderId, long timeNs) => inner.Cancel(orderId, timeNs);

    public void Modify(long orderId, int priceTicks, int quantity, long timeNs) => inner.Modify(orderId, priceTicks, quantity, timeNs);

    public void Reconcile(long timeNs) => inner.Reconcile(timeNs);

    public bool TryRead(out MarketEvent answer) => inner.TryRead(out answer);
}
