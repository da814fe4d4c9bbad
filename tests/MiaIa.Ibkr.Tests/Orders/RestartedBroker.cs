using MiaIa.Plugins.Brokers.Ibkr.Orders;
using MiaIa.Sdk;

namespace MiaIa.Ibkr.Tests.Orders;

/// <summary>The broker of an engine whose process dies and is started again: the engine has its state from the journal, the broker is a new object.</summary>
internal sealed class RestartedBroker : IBroker
{
    /// <summary>The object of the present process; null while there is none.</summary>
    public IbkrBroker? Inner { get; set; }

    public bool IsSimulated => false;

    public bool IsReproducible => false;

    public bool OnMarket(in MarketEvent e) => Inner?.OnMarket(in e) ?? false;

    public void Submit(ReadOnlySpan<Order> orders, long timeNs) => Inner?.Submit(orders, timeNs);

    public void Cancel(long orderId, long timeNs) => Inner?.Cancel(orderId, timeNs);

    public void Modify(long orderId, int priceTicks, int quantity, long timeNs) => Inner?.Modify(orderId, priceTicks, quantity, timeNs);

    public void Reconcile(long timeNs) => Inner?.Reconcile(timeNs);

    public bool TryRead(out MarketEvent answer)
    {
        answer = default;
        return Inner?.TryRead(out answer) ?? false;
    }
}
