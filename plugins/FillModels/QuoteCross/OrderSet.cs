namespace MiaIa.Plugins.FillModels;

/// <summary>A few orders by their ids.</summary>
internal sealed class OrderSet
{
    private long[] _ids = new long[64];
    private int _count;

    /// <summary>Whether an order is among them.</summary>
    public bool Has(long orderId) => _count > 0 && Array.IndexOf(_ids, orderId, 0, _count) >= 0;

    /// <summary>Adds an order that is not among them.</summary>
    public void Add(long orderId)
    {
        if (_count == _ids.Length)
        {
            Array.Resize(ref _ids, _ids.Length * 2);
        }

        _ids[_count++] = orderId;
    }

    /// <summary>Removes an order, when it is among them.</summary>
    public void Remove(long orderId)
    {
        int at = Array.IndexOf(_ids, orderId, 0, _count);
        if (at >= 0)
        {
            _ids[at] = _ids[--_count];
        }
    }
}
