using System.Runtime.CompilerServices;

namespace MiaIa.Sdk.Indicators;

/// <summary>
/// One side of a book: levels sorted from the worst to the best, so that what changes most, the best, sits at the end
/// of the array and moves nothing. Bids are keyed by price and asks by minus the price: a larger key is a better
/// price.
/// </summary>
internal sealed class BookSide(Side side)
{
    private const int FirstCapacity = 64;

    /// <summary>More levels than any exchange shows; the worst ones beyond it are let go.</summary>
    private const int LastCapacity = 8192;

    private const int LinearSteps = 16;

    private readonly int _sign = (int)side;
    private int[] _keys = new int[FirstCapacity];
    private BookLevel[] _levels = new BookLevel[FirstCapacity];

    public int Count { get; private set; }

    public ref readonly BookLevel this[int fromBest] => ref _levels[Count - 1 - fromBest];

    public void Clear() => Count = 0;

    public void Set(int priceTicks, int size, int orders)
    {
        int key = priceTicks * _sign;
        int place = Find(key);
        if (place < 0)
        {
            place = Insert(~place, key);
            if (place < 0)
            {
                return;
            }
        }

        _levels[place] = new BookLevel(priceTicks, size, orders);
    }

    /// <summary>
    /// Adds contracts and orders to a level, or takes them from it. A level without orders is gone; one that is not there is
    /// created by a positive change only, and not when the book is full and it would be the worst.
    /// </summary>
    /// <returns>The level after the change; size 0 when it is not there.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BookLevel Change(int priceTicks, int size, int orders)
    {
        int key = priceTicks * _sign;
        int place = Find(key);
        if (place < 0)
        {
            place = size > 0 ? Insert(~place, key) : -1;
            if (place < 0)
            {
                return new BookLevel(priceTicks, 0, 0);
            }

            return _levels[place] = new BookLevel(priceTicks, size, Math.Max(1, orders));
        }

        ref BookLevel level = ref _levels[place];
        BookLevel changed = new(priceTicks, level.Size + size, level.Orders + orders);
        if (changed.Orders > 0 && changed.Size > 0)
        {
            level = changed;
            return changed;
        }

        RemoveAt(place);
        return new BookLevel(priceTicks, 0, 0);
    }

    public void Delete(int priceTicks)
    {
        int place = Find(priceTicks * _sign);
        if (place >= 0)
        {
            RemoveAt(place);
        }
    }

    private void RemoveAt(int place)
    {
        Count--;
        int moved = Count - place;
        if (moved > 0)
        {
            Array.Copy(_keys, place + 1, _keys, place, moved);
            Array.Copy(_levels, place + 1, _levels, place, moved);
        }
    }

    /// <summary>
    /// The place of a key, or the complement of the place where it belongs. Most changes are near the best.
    /// </summary>
    private int Find(int key)
    {
        ReadOnlySpan<int> keys = _keys.AsSpan(0, Count);
        int stop = Math.Max(0, keys.Length - LinearSteps);
        for (int i = keys.Length - 1; i >= stop; i--)
        {
            if (keys[i] <= key)
            {
                return keys[i] == key ? i : ~(i + 1);
            }
        }

        return keys[..stop].BinarySearch(key);
    }

    /// <summary>Makes room; -1 when the book is full and the level would be its worst.</summary>
    private int Insert(int place, int key)
    {
        if (Count == _keys.Length && !Grow())
        {
            if (place == 0)
            {
                return -1;
            }

            DropWorst();
            place--;
        }

        int moved = Count - place;
        if (moved > 0)
        {
            Array.Copy(_keys, place, _keys, place + 1, moved);
            Array.Copy(_levels, place, _levels, place + 1, moved);
        }

        _keys[place] = key;
        Count++;
        return place;
    }

    private void DropWorst()
    {
        Count--;
        Array.Copy(_keys, 1, _keys, 0, Count);
        Array.Copy(_levels, 1, _levels, 0, Count);
    }

    private bool Grow()
    {
        if (_keys.Length >= LastCapacity)
        {
            return false;
        }

        Array.Resize(ref _keys, _keys.Length * 2);
        Array.Resize(ref _levels, _levels.Length * 2);
        return true;
    }
}
