using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers;

/// <summary>What the simulated broker has said and the engine has not read yet, in order.</summary>
/// <param name="instrument">Number of the traded instrument.</param>
internal sealed class AnswerQueue(short instrument)
{
    // Far more than all orders can cause between two readings; the engine reads after every event.
    private const int Capacity = 256;

    private readonly MarketEvent[] _answers = new MarketEvent[Capacity];
    private int _head;
    private int _tail;

    /// <summary>Whether answers wait.</summary>
    public bool HasAny => _head != _tail;

    /// <summary>The next answer.</summary>
    public bool TryRead(out MarketEvent answer)
    {
        if (_head == _tail)
        {
            answer = default;
            return false;
        }

        answer = _answers[_head++ % Capacity];
        return true;
    }

    /// <summary>Says what became of an order.</summary>
    public void Tell(EventKind kind, long orderId, OrderReason reason, long timeNs) =>
        Tell(MarketEvent.Of(kind, timeNs, instrument, new OrderUpdate(orderId, reason)));

    /// <summary>Says what happened.</summary>
    public void Tell(in MarketEvent answer) => _answers[_tail++ % Capacity] = answer;
}
