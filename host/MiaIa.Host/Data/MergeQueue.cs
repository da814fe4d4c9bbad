namespace MiaIa.Host.Data;

/// <summary>The open streams of a merge, the one with the earliest event first: a binary heap.</summary>
/// <param name="capacity">Most streams that are open at once.</param>
internal sealed class MergeQueue(int capacity)
{
    private readonly MergeCursor[] _heap = new MergeCursor[capacity];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The one with the earliest event.</summary>
    public MergeCursor First => _heap[0];

    /// <summary>The one with the earliest event of the others; null when there is only one.</summary>
    public MergeCursor? Second => Count switch
    {
        < 2 => null,
        2 => _heap[1],
        _ => _heap[1].IsBefore(_heap[2]) ? _heap[1] : _heap[2],
    };

    /// <summary>Adds one that has an event.</summary>
    public void Add(MergeCursor cursor)
    {
        int place = Count++;
        while (place > 0)
        {
            int parent = (place - 1) / 2;
            if (!cursor.IsBefore(_heap[parent]))
            {
                break;
            }

            _heap[place] = _heap[parent];
            place = parent;
        }

        _heap[place] = cursor;
    }

    /// <summary>Takes the first one out.</summary>
    public void RemoveFirst()
    {
        MergeCursor last = _heap[--Count];
        _heap[Count] = null!;
        if (Count > 0)
        {
            _heap[0] = last;
            FirstChanged();
        }
    }

    /// <summary>Puts the first one where it belongs, after its next event has changed.</summary>
    public void FirstChanged()
    {
        MergeCursor cursor = _heap[0];
        int place = 0;
        while ((2 * place) + 1 < Count)
        {
            int child = (2 * place) + 1;
            if (child + 1 < Count && _heap[child + 1].IsBefore(_heap[child]))
            {
                child++;
            }

            if (!_heap[child].IsBefore(cursor))
            {
                break;
            }

            _heap[place] = _heap[child];
            place = child;
        }

        _heap[place] = cursor;
    }

    /// <summary>One of them, in no order.</summary>
    public MergeCursor this[int place] => _heap[place];
}
