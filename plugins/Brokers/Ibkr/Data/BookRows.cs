using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>
/// One side of a book as TWS keeps it: rows that are inserted, changed and deleted by their place. What happens to a row is turned
/// into changes of price levels. Two rows may have one price for a moment, while TWS moves them one by one.
/// </summary>
/// <param name="side">Buy for bids, Sell for asks.</param>
/// <param name="capacity">Rows that were asked for.</param>
internal sealed class BookRows(Side side, int capacity)
{
    private readonly (int PriceTicks, int Size)[] _rows = new (int PriceTicks, int Size)[capacity];

    /// <summary>Rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>A row; 0 is the best.</summary>
    public (int PriceTicks, int Size) this[int row] => _rows[row];

    /// <summary>Whether every row is worse than the one before it.</summary>
    public bool IsSorted
    {
        get
        {
            for (int i = 1; i < Count; i++)
            {
                if ((int)side * (_rows[i - 1].PriceTicks - _rows[i].PriceTicks) <= 0)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Empties it.</summary>
    public void Clear() => Count = 0;

    /// <summary>A new row; those from its place on move down, and one beyond the end is gone.</summary>
    /// <param name="row">Its place.</param>
    /// <param name="priceTicks">Its price.</param>
    /// <param name="size">Its contracts.</param>
    /// <param name="changes">Gets the prices that changed, at least two places.</param>
    /// <returns>How many changed; -1 when there is no such place.</returns>
    public int Insert(int row, int priceTicks, int size, Span<int> changes)
    {
        if (row < 0 || row > Count || row >= capacity)
        {
            return -1;
        }

        int count = 0;
        if (Count == capacity)
        {
            changes[count++] = _rows[^1].PriceTicks;
            Count--;
        }

        Array.Copy(_rows, row, _rows, row + 1, Count - row);
        _rows[row] = (priceTicks, size);
        Count++;
        changes[count++] = priceTicks;
        return count;
    }

    /// <summary>Another price or size of a row; one past the last is a new row.</summary>
    /// <param name="row">Its place.</param>
    /// <param name="priceTicks">Its price.</param>
    /// <param name="size">Its contracts.</param>
    /// <param name="changes">Gets the prices that changed, at least two places.</param>
    /// <returns>How many changed; -1 when there is no such place.</returns>
    public int Update(int row, int priceTicks, int size, Span<int> changes)
    {
        if (row == Count)
        {
            return Insert(row, priceTicks, size, changes);
        }

        if (row < 0 || row > Count)
        {
            return -1;
        }

        int count = 0;
        if (_rows[row].PriceTicks != priceTicks)
        {
            changes[count++] = _rows[row].PriceTicks;
        }

        _rows[row] = (priceTicks, size);
        changes[count++] = priceTicks;
        return count;
    }

    /// <summary>A row is gone; those behind it move up.</summary>
    /// <param name="row">Its place.</param>
    /// <param name="changes">Gets the price that changed, at least one place.</param>
    /// <returns>How many changed; -1 when there is no such place.</returns>
    public int Delete(int row, Span<int> changes)
    {
        if (row < 0 || row >= Count)
        {
            return -1;
        }

        changes[0] = _rows[row].PriceTicks;
        Count--;
        Array.Copy(_rows, row + 1, _rows, row, Count - row);
        return 1;
    }

    /// <summary>Contracts at a price; 0 when no row has it. Of two rows of one price the one nearer to the best counts.</summary>
    public int SizeAt(int priceTicks)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_rows[i].PriceTicks == priceTicks)
            {
                return _rows[i].Size;
            }
        }

        return 0;
    }
}
