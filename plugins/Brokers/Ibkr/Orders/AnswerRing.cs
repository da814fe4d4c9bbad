using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <summary>
/// What waits for the engine, in order and of fixed size. A fill waits a moment for its commission, and what came after it waits with it.
/// </summary>
/// <remarks>Whoever uses it holds the lock of the order side, but for <see cref="HasAny"/>.</remarks>
internal sealed class AnswerRing
{
    private const int Capacity = 16_384;

    private readonly (MarketEvent Answer, BookFill? Fill, long UntilNs)[] _slots = new (MarketEvent, BookFill?, long)[Capacity];
    private int _head;
    private int _count;
    private bool _isOverflowed;

    /// <summary>Whether something waits.</summary>
    public bool HasAny => Volatile.Read(ref _count) > 0;

    /// <summary>Answers that found no place: what they said is told again when the engine asks for everything.</summary>
    public long Dropped { get; private set; }

    /// <summary>Called when answers begin to find no place, once until all that waits was taken.</summary>
    public Action Overflowed { get; init; } = () => { };

    /// <summary>Puts one behind the others.</summary>
    /// <param name="answer">The answer; for a fill it is made when it is taken.</param>
    /// <param name="fill">The fill; null for all else.</param>
    /// <param name="untilNs">How long a fill waits for its commission, nanoseconds UTC.</param>
    public void Add(in MarketEvent answer, BookFill? fill = null, long untilNs = 0)
    {
        if (_count == Capacity)
        {
            Dropped++;
            if (!_isOverflowed)
            {
                _isOverflowed = true;
                Overflowed();
            }

            return;
        }

        _slots[(_head + _count) % Capacity] = (answer, fill, untilNs);
        Volatile.Write(ref _count, _count + 1);
    }

    /// <summary>Takes the first; false when there is none, or when it has to wait.</summary>
    public bool TryTake(long nowNs, short instrument, out MarketEvent answer)
    {
        answer = default;
        if (_count == 0)
        {
            return false;
        }

        ref (MarketEvent Answer, BookFill? Fill, long UntilNs) slot = ref _slots[_head];
        if (slot.Fill is { HasCommission: false } && nowNs < slot.UntilNs)
        {
            return false;
        }

        if (slot.Fill is { } fill)
        {
            fill.IsTold = true;
            answer = fill.ToEvent(instrument);
        }
        else
        {
            answer = slot.Answer;
        }

        slot = default;
        _head = (_head + 1) % Capacity;
        Volatile.Write(ref _count, _count - 1);
        _isOverflowed &= _count > 0;
        return true;
    }
}
