namespace MiaIa.Host.Data;

/// <summary>The median of the last volumes that are not zero.</summary>
/// <param name="length">How many.</param>
internal sealed class MovingMedian(int length)
{
    private readonly int[] _sorted = new int[length];
    private readonly int[] _inOrder = new int[length];
    private int _next;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Their median; meaningful with at least one.</summary>
    public double Median => (Count & 1) == 1
        ? _sorted[Count / 2]
        : (_sorted[(Count / 2) - 1] + (double)_sorted[Count / 2]) / 2;

    /// <summary>Adds one, and forgets the oldest when it is full.</summary>
    public void Add(int value)
    {
        if (Count == length)
        {
            int old = PlaceOf(_inOrder[_next]);
            _sorted.AsSpan(old + 1, Count - old - 1).CopyTo(_sorted.AsSpan(old));
            Count--;
        }

        int place = PlaceOf(value);
        _sorted.AsSpan(place, Count - place).CopyTo(_sorted.AsSpan(place + 1));
        _sorted[place] = value;
        _inOrder[_next] = value;
        _next = (_next + 1) % length;
        Count++;
    }

    /// <summary>The first place of the sorted values that is not below a value.</summary>
    private int PlaceOf(int value)
    {
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
