using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>
/// Stands before a broker, keeps its own books from orders and answers alone, and says what is wrong at every answer.
/// </summary>
internal sealed class WatchedBroker(IBroker broker) : IBroker
{
    private readonly Dictionary<long, (Order Order, int Filled, bool IsWorking, long SentNs)> _orders = [];
    private readonly HashSet<long> _executions = [];
    private bool _isToldAgain;
    private long _lastId;

    public bool IsSimulated => true;

    public bool IsReproducible => broker.IsReproducible;

    /// <summary>What was wrong; null while nothing was.</summary>
    public string? Wrong { get; private set; }

    public int Position { get; private set; }

    /// <summary>Sum over fills of -signed * price, in ticks.</summary>
    public long CashTicks { get; private set; }

    public long FeeMicros { get; private set; }

    public int Fills { get; private set; }

    /// <summary>Ids of orders that have neither been filled wholly nor cancelled nor refused.</summary>
    public IEnumerable<long> Working => _orders.Where(o => o.Value.IsWorking).Select(o => o.Key).Order();

    public bool OnMarket(in MarketEvent e) => broker.OnMarket(in e);

    public void Submit(ReadOnlySpan<Order> orders, long timeNs)
    {
        foreach (ref readonly Order order in orders)
        {
            Check(order.Quantity >= 1, $"order {order.Id} for {order.Quantity}");
            Check(order.Id > _lastId, $"order {order.Id} after {_lastId}");
            _lastId = order.Id;
            _orders[order.Id] = (order, 0, true, timeNs);
        }

        broker.Submit(orders, timeNs);
    }

    public void Cancel(long orderId, long timeNs) => broker.Cancel(orderId, timeNs);

    public void Modify(long orderId, int priceTicks, int quantity, long timeNs) =>
        broker.Modify(orderId, priceTicks, quantity, timeNs);

    public void Reconcile(long timeNs)
    {
        _isToldAgain = true;
        broker.Reconcile(timeNs);
    }

    public bool TryRead(out MarketEvent answer)
    {
        bool isThere = broker.TryRead(out answer);
        if (isThere && answer.Kind is EventKind.Reconciled)
        {
            _isToldAgain = false;
        }
        else if (_isToldAgain && isThere && (answer.Kind is not EventKind.Fill || _executions.Contains(answer.Fill.ExecutionId)))
        {
            return isThere;
        }
        else if (isThere && answer.Kind is EventKind.Fill)
        {
            OnFill(in answer);
        }
        else if (isThere && answer.Kind is EventKind.OrderCancelled or EventKind.OrderRejected)
        {
            long id = answer.Order.OrderId;
            Check(_orders[id].IsWorking, $"order {id} ended twice");
            _orders[id] = _orders[id] with { IsWorking = false };
        }

        CheckProtected();
        return isThere;
    }

    /// <summary>A position has a working stop on its other side that covers it, at every instant.</summary>
    /// <param name="isExact">Whether orders fill whole, so that the stop must be exactly of its size.</param>
    public void CheckProtected(bool isExact = false)
    {
        int covered = _orders.Values
            .Where(o => o.IsWorking && o.Order.Role is OrderRole.Stop && (int)o.Order.Side * Position < 0)
            .Sum(o => o.Order.Quantity - o.Filled);
        bool isCovered = isExact ? covered == Math.Abs(Position) : covered >= Math.Abs(Position);
        Check(Position == 0 || isCovered, $"position {Position}, stops {covered}");
        Check(Math.Abs(Position) <= 2, $"position {Position}");
    }

    private void OnFill(in MarketEvent answer)
    {
        Fill fill = answer.Fill;
        (Order order, int filled, bool isWorking, long sentNs) = _orders[fill.OrderId];
        Check(isWorking, $"fill of order {order.Id} that had ended");
        Check(fill.Quantity >= 1 && filled + fill.Quantity <= order.Quantity, $"order {order.Id}: {filled} + {fill.Quantity}");
        Check(fill.Side == order.Side, $"order {order.Id} filled on the other side");
        Check(answer.VenueNs >= sentNs && answer.VenueNs <= answer.TimeNs, $"order {order.Id} filled before it was sent");
        Check(_executions.Add(fill.ExecutionId), $"execution {fill.ExecutionId} twice");
        filled += fill.Quantity;
        _orders[fill.OrderId] = (order, filled, filled < order.Quantity, sentNs);
        Position += (int)fill.Side * fill.Quantity;
        CashTicks -= (long)(int)fill.Side * fill.Quantity * fill.PriceTicks;
        FeeMicros += fill.FeeMicros;
        Fills++;
    }

    private void Check(bool isRight, string wrong) => Wrong ??= isRight ? null : wrong;
}
