namespace MiaIa.Plugins.Brokers;

/// <summary>The orders that work, in the order in which they came.</summary>
internal sealed class OrderSlots
{
    private const int Capacity = 64;

    private readonly RestingOrder[] _orders = new RestingOrder[Capacity];

    /// <summary>How many work.</summary>
    public int Count { get; private set; }

    /// <summary>Whether no further one has room.</summary>
    public bool IsFull => Count == Capacity;

    /// <summary>One of them.</summary>
    public ref RestingOrder this[int at] => ref _orders[at];

    /// <summary>Adds one.</summary>
    public void Add(in RestingOrder order) => _orders[Count++] = order;

    /// <summary>Where an order is; -1 when it does not work.</summary>
    public int Find(long orderId)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_orders[i].Order.Id == orderId)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Removes one.</summary>
    public void RemoveAt(int at)
    {
        Array.Copy(_orders, at + 1, _orders, at, Count - at - 1);
        Count--;
    }
}
