using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>A broker that the test plays: it keeps what is asked and says nothing by itself.</summary>
internal sealed class HandBroker : IBroker
{
    public bool IsSimulated => true;

    public List<Order> Orders { get; } = [];

    public List<long> Cancels { get; } = [];

    public bool OnMarket(in MarketEvent e) => false;

    public void Submit(ReadOnlySpan<Order> orders, long timeNs) => Orders.AddRange(orders);

    public void Cancel(long orderId, long timeNs) => Cancels.Add(orderId);

    public List<(long OrderId, int PriceTicks, int Quantity)> Changes { get; } = [];

    public void Modify(long orderId, int priceTicks, int quantity, long timeNs) => Changes.Add((orderId, priceTicks, quantity));

    public int Reconciles { get; private set; }

    public void Reconcile(long timeNs) => Reconciles++;

    public bool TryRead(out MarketEvent answer)
    {
        answer = default;
        return false;
    }
}
