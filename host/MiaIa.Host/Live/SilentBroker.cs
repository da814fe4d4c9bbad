using MiaIa.Sdk;

namespace MiaIa.Host.Live;

/// <summary>A broker to which nothing is ever sent: for a run that only observes, and for the replay of one that traded.</summary>
/// <param name="isReproducible">Whether it is asked for nothing that it would have to know of orders.</param>
internal sealed class SilentBroker(bool isReproducible) : IBroker
{
    private readonly Queue<MarketEvent> _answers = new();

    /// <inheritdoc />
    public bool IsSimulated => false;

    /// <inheritdoc />
    public bool IsReproducible => isReproducible;

    /// <inheritdoc />
    public bool OnMarket(in MarketEvent e) => _answers.Count > 0;

    /// <inheritdoc />
    public void Submit(ReadOnlySpan<Order> orders, long timeNs)
    {
        // Nothing should come here; what does is refused, so that nobody waits for it.
        foreach (ref readonly Order order in orders)
        {
            _answers.Enqueue(MarketEvent.Of(EventKind.OrderRejected, timeNs, 0, new OrderUpdate(order.Id, OrderReason.Invalid)));
        }
    }

    /// <inheritdoc />
    public void Cancel(long orderId, long timeNs)
    {
        // There is no order.
    }

    /// <inheritdoc />
    public void Modify(long orderId, int priceTicks, int quantity, long timeNs)
    {
        // There is no order.
    }

    /// <inheritdoc />
    public void Reconcile(long timeNs)
    {
        _answers.Enqueue(MarketEvent.Of(timeNs, 0, new BrokerPosition(0, 0)));
        _answers.Enqueue(MarketEvent.Of(EventKind.Reconciled, timeNs));
    }

    /// <inheritdoc />
    public bool TryRead(out MarketEvent answer) => _answers.TryDequeue(out answer);
}
