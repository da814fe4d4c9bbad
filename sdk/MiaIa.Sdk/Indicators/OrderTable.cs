using System.Runtime.CompilerServices;

namespace MiaIa.Sdk.Indicators;

/// <summary>
/// Orders by their number: open addressing with linear probing (Knuth 1973, 6.4), at most half full, and no marks of what was
/// deleted. A place without contracts is empty.
/// </summary>
internal sealed class OrderTable
{
    private const int FirstBits = 10;
    private const ulong Golden = 0x9E37_79B9_7F4A_7C15;

    private RestingOrder[] _places = new RestingOrder[1 << FirstBits];
    private int _shift = 64 - FirstBits;
    private int _mask = (1 << FirstBits) - 1;

    /// <summary>Number of orders.</summary>
    public int Count { get; private set; }

    /// <summary>The order of a number; a null reference when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref RestingOrder Find(ulong id)
    {
        RestingOrder[] places = _places;
        int place = (int)((id * Golden) >> _shift);
        while (true)
        {
            ref RestingOrder order = ref places[place];
            if (order.Size == 0)
            {
                return ref Unsafe.NullRef<RestingOrder>();
            }

            if (order.Id == id)
            {
                return ref order;
            }

            place = (place + 1) & _mask;
        }
    }

    /// <summary>Adds an order whose number is not there, with at least one contract.</summary>
    public void Add(ulong id, Side side, int priceTicks, int size)
    {
        if (2 * (Count + 1) > _places.Length)
        {
            Grow();
        }

        Count++;
        Put(new RestingOrder { Id = id, PriceTicks = priceTicks, Size = size, Side = side });
    }

    /// <summary>Takes an order out.</summary>
    public void Remove(ref RestingOrder order)
    {
        RestingOrder[] places = _places;
        int hole = (int)(Unsafe.ByteOffset(ref places[0], ref order) / Unsafe.SizeOf<RestingOrder>());
        int place = hole;
        while (true)
        {
            place = (place + 1) & _mask;
            if (places[place].Size == 0)
            {
                break;
            }

            // What was put behind the hole because of a collision moves up, unless that would be before its own place.
            int home = (int)((places[place].Id * Golden) >> _shift);
            if (((place - home) & _mask) >= ((place - hole) & _mask))
            {
                places[hole] = places[place];
                hole = place;
            }
        }

        places[hole] = default;
        Count--;
    }

    /// <summary>Takes all orders out.</summary>
    public void Clear()
    {
        Array.Clear(_places);
        Count = 0;
    }

    private void Put(in RestingOrder order)
    {
        int place = (int)((order.Id * Golden) >> _shift);
        while (_places[place].Size != 0)
        {
            place = (place + 1) & _mask;
        }

        _places[place] = order;
    }

    private void Grow()
    {
        RestingOrder[] old = _places;
        _places = new RestingOrder[old.Length * 2];
        _mask = _places.Length - 1;
        _shift--;
        foreach (ref readonly RestingOrder order in old.AsSpan())
        {
            if (order.Size != 0)
            {
                Put(in order);
            }
        }
    }
}
