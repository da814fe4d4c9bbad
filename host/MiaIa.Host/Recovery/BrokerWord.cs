using MiaIa.Sdk;

namespace MiaIa.Host.Recovery;

/// <summary>
/// What a broker told when it was asked after a restart. Each answer is given once the run has come to its time and has its order again.
/// What is about no order of the run is left to the engine, which asks for itself once the run has caught up.
/// </summary>
internal sealed class BrokerWord
{
    private readonly List<MarketEvent> _waiting = [];
    private readonly HashSet<long> _orders = [];
    private readonly Dictionary<long, OrderUpdate> _working = [];
    private long _lastNs = long.MinValue;

    /// <summary>Whether the run has still to come to something that happened: what lies behind the last of it is asked for anew.</summary>
    public bool HoldsAt(long nowNs) => _waiting.Count > 0 && nowNs <= _lastNs;

    /// <summary>Takes what it told, without what the run knows already.</summary>
    /// <param name="answer">An answer.</param>
    /// <param name="isKnown">Whether the run was told it before.</param>
    public void Add(in MarketEvent answer, bool isKnown)
    {
        long orderId = OrderOf(in answer);
        if (answer.Kind is EventKind.OrderAcknowledged)
        {
            _working[orderId] = answer.Order;
        }

        if (orderId != 0)
        {
            _orders.Add(orderId);
            _lastNs = isKnown ? _lastNs : Math.Max(_lastNs, answer.TimeNs);
        }

        if (!isKnown && orderId != 0)
        {
            _waiting.Add(answer);
        }
    }

    /// <summary>Puts in an answer that the broker gave before the restart and that cannot be told apart from others.</summary>
    public void AddFirst(in MarketEvent answer)
    {
        _waiting.Insert(0, answer);
        _lastNs = Math.Max(_lastNs, answer.TimeNs);
        Forget(answer.Order.OrderId);
    }

    /// <summary>What it told of how an order works is no longer so.</summary>
    public void Forget(long orderId) => _working.Remove(orderId);

    /// <summary>Whether the broker has this order, or had it.</summary>
    public bool Knows(long orderId) => _orders.Contains(orderId);

    /// <summary>Whether it told that the order ended, and the run does not know yet.</summary>
    public bool WillEnd(long orderId) =>
        _waiting.Exists(a => a.Kind is EventKind.OrderCancelled or EventKind.OrderRejected && a.Order.OrderId == orderId);

    /// <summary>Whether the broker has the order with this price and quantity.</summary>
    public bool WorksWith(long orderId, int priceTicks, int quantity) =>
        _working.TryGetValue(orderId, out OrderUpdate update) && update.PriceTicks == priceTicks && update.Quantity == quantity;

    /// <summary>The next answer that is due.</summary>
    /// <param name="nowNs">Event time, nanoseconds UTC.</param>
    /// <param name="submitted">Orders that the run has again.</param>
    /// <param name="answer">The answer.</param>
    public bool TryTake(long nowNs, HashSet<long> submitted, out MarketEvent answer)
    {
        for (int i = 0; i < _waiting.Count; i++)
        {
            MarketEvent next = _waiting[i];
            long orderId = OrderOf(in next);
            if (orderId != 0 && submitted.Contains(orderId) && next.TimeNs <= nowNs)
            {
                _waiting.RemoveAt(i);
                answer = next;
                return true;
            }
        }

        answer = default;
        return false;
    }

    private static long OrderOf(in MarketEvent answer) => answer.Kind is EventKind.Fill
        ? answer.Fill.OrderId
        : RecordedAnswers.IsUpdate(answer.Kind) ? answer.Order.OrderId : 0;
}
