using MiaIa.Sdk;

namespace MiaIa.Host.Recovery;

/// <summary>
/// How the orders of a run stand by what it was told until now. A broker that is ahead of a run brought back must not be asked by it: it
/// would tell what is still to come. Until the run has caught up, the orders that work as far as it knows are named to it again.
/// </summary>
internal sealed class GivenAnswers
{
    private readonly SortedDictionary<long, int> _open = [];
    private readonly HashSet<long> _acknowledged = [];
    private readonly HashSet<long> _executions = [];
    private readonly Queue<MarketEvent> _again = new();

    /// <summary>The run sent an order, or would have.</summary>
    public void OnSubmit(in Order order) => _open.TryAdd(order.Id, order.Quantity);

    /// <summary>An answer was given.</summary>
    public void Add(in MarketEvent answer)
    {
        switch (answer.Kind)
        {
            case EventKind.OrderAcknowledged:
                _acknowledged.Add(answer.Order.OrderId);
                break;
            case EventKind.OrderCancelled:
                _open.Remove(answer.Order.OrderId);
                break;
            case EventKind.OrderRejected when !_acknowledged.Contains(answer.Order.OrderId):
                _open.Remove(answer.Order.OrderId);
                break;
            case EventKind.Fill when _executions.Add(answer.Fill.ExecutionId) && _open.TryGetValue(answer.Fill.OrderId, out int open):
                _open[answer.Fill.OrderId] = open - answer.Fill.Quantity;
                break;
        }
    }

    /// <summary>Everything is to be told again: with which price and size an order works is not said, so it is as the run believes.</summary>
    /// <param name="timeNs">Event time, nanoseconds UTC.</param>
    public void Ask(long timeNs)
    {
        _again.Clear();
        foreach ((long id, int open) in _open)
        {
            if (open > 0 && _acknowledged.Contains(id))
            {
                _again.Enqueue(MarketEvent.Of(EventKind.OrderAcknowledged, timeNs, 0, new OrderUpdate(id, OrderReason.None)));
            }
        }

        _again.Enqueue(MarketEvent.Of(EventKind.Reconciled, timeNs, 0));
    }

    /// <summary>The next answer that is told again.</summary>
    public bool TryTake(out MarketEvent answer) => _again.TryDequeue(out answer);
}
