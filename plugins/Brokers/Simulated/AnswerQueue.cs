using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers;

/// <summary>What the simulated broker has said and the engine has not read yet, in order.</summary>
/// <param name="instrument">Number of the traded instrument.</param>
internal sealed class AnswerQueue(short instrument)
{
    // Far more than all orders can cause between two readings; only a long day told again makes it larger.
    private MarketEvent[] _answers = new MarketEvent[256];
    private int _head;
    private int _count;

    /// <summary>Whether answers wait.</summary>
    public bool HasAny => _count > 0;

    /// <summary>What happened is kept here too.</summary>
    public OrderHistory History { get; } = new(instrument);

    /// <summary>The next answer.</summary>
    public bool TryRead(out MarketEvent answer)
    {
        if (_count == 0)
        {
            answer = default;
            return false;
        }

        answer = _answers[_head];
        _head = (_head + 1) % _answers.Length;
        _count--;
        return true;
    }

    /// <summary>Says what became of an order.</summary>
    public void Tell(EventKind kind, long orderId, OrderReason reason, long timeNs)
    {
        MarketEvent answer = MarketEvent.Of(kind, timeNs, instrument, new OrderUpdate(orderId, reason));
        Put(in answer);
        if (kind is not EventKind.OrderAcknowledged)
        {
            History.End(in answer);
        }
    }

    /// <summary>Says that a cancel or a change is refused; the order, when there is one, works on.</summary>
    public void Refuse(long orderId, OrderReason reason, long timeNs) =>
        Put(MarketEvent.Of(EventKind.OrderRejected, timeNs, instrument, new OrderUpdate(orderId, reason)));

    /// <summary>Says that an order was executed.</summary>
    public void TellFill(in MarketEvent fill)
    {
        Put(in fill);
        History.Add(in fill);
    }

    /// <summary>Says something again, or something that is of no order.</summary>
    public void Put(in MarketEvent answer)
    {
        if (_count == _answers.Length)
        {
            Grow();
        }

        _answers[(_head + _count++) % _answers.Length] = answer;
    }

    private void Grow()
    {
        MarketEvent[] larger = new MarketEvent[_answers.Length * 2];
        for (int i = 0; i < _count; i++)
        {
            larger[i] = _answers[(_head + i) % _answers.Length];
        }

        (_answers, _head) = (larger, 0);
    }
}
