namespace MiaIa.Engine.Orders;

/// <summary>
/// The ids of all executions of the run, so that each counts once however late it is told again. Nothing is forgotten; it grows by
/// doubling, so that it allocates rarely.
/// </summary>
internal sealed class ExecutionSet
{
    private const int FirstSize = 1 << 14;
    private const ulong Mix = 0x9E3779B97F4A7C15;

    private long[] _ids = new long[FirstSize];
    private CountedFill[] _fills = new CountedFill[FirstSize];
    private int _count;

    /// <summary>Number of different executions.</summary>
    public int Count => _count;

    /// <summary>Takes an id.</summary>
    /// <param name="id">The broker's id; 0 is no id, and always new.</param>
    /// <returns>Whether it was not known.</returns>
    public bool Add(long id)
    {
        if (id == 0)
        {
            return true;
        }

        if (_count * 2 >= _ids.Length)
        {
            Grow();
        }

        int at = Place(_ids, id);
        if (_ids[at] == id)
        {
            return false;
        }

        _ids[at] = id;
        _count++;
        return true;
    }

    /// <summary>How an execution was counted; its id must have been taken and not be 0.</summary>
    public ref CountedFill Of(long id) => ref _fills[Place(_ids, id)];

    private static int Place(long[] ids, long id)
    {
        int mask = ids.Length - 1;
        int at = (int)((((ulong)id * Mix) >> 32) & (ulong)mask);
        while (ids[at] != 0 && ids[at] != id)
        {
            at = (at + 1) & mask;
        }

        return at;
    }

    private void Grow()
    {
        long[] larger = new long[_ids.Length * 2];
        CountedFill[] fills = new CountedFill[larger.Length];
        for (int i = 0; i < _ids.Length; i++)
        {
            if (_ids[i] != 0)
            {
                int at = Place(larger, _ids[i]);
                (larger[at], fills[at]) = (_ids[i], _fills[i]);
            }
        }

        (_ids, _fills) = (larger, fills);
    }
}
