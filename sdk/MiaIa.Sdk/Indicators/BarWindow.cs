namespace MiaIa.Sdk.Indicators;

/// <summary>
/// The last bars, counted back from the newest, with the usual volume before it. A caller asks only for bars that are there.
/// </summary>
/// <param name="capacity">How many bars, 1 or more.</param>
public sealed class BarWindow(int capacity)
{
    private readonly Bar[] _bars = new Bar[capacity];
    private readonly int[] _sorted = new int[capacity];
    private int _next;

    /// <summary>Bars there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether it holds as many as it can.</summary>
    public bool IsFull => Count == _bars.Length;

    /// <summary>A bar.</summary>
    /// <param name="back">How many bars before the newest; from 0 to one less than there are.</param>
    public ref readonly Bar this[int back]
    {
        get
        {
            int place = _next - 1 - back;
            return ref _bars[place < 0 ? place + _bars.Length : place];
        }
    }

    /// <summary>Takes the next closed bar; when full, the oldest goes.</summary>
    public void Add(in Bar bar)
    {
        _bars[_next] = bar;
        _next = _next + 1 == _bars.Length ? 0 : _next + 1;
        Count = Math.Min(Count + 1, _bars.Length);
    }

    /// <summary>Forgets all bars, at a roll.</summary>
    public void Clear() => (_next, Count) = (0, 0);

    /// <summary>
    /// High of a bar for Buy, low with the sign changed for Sell: seen from a side, the larger number is always farther with it.
    /// </summary>
    /// <param name="side">Buy or Sell.</param>
    /// <param name="back">How many bars before the newest.</param>
    public int Top(Side side, int back) => side is Side.Buy ? this[back].HighTicks : -this[back].LowTicks;

    /// <summary>Low of a bar for Buy, high with the sign changed for Sell.</summary>
    /// <inheritdoc cref="Top"/>
    public int Bottom(Side side, int back) => side is Side.Buy ? this[back].LowTicks : -this[back].HighTicks;

    /// <summary>The farthest of <see cref="Top"/> over the bars before the newest.</summary>
    /// <param name="side">Buy or Sell.</param>
    /// <param name="bars">How many; one more are there.</param>
    public int TopBefore(Side side, int bars)
    {
        int top = int.MinValue;
        for (int i = 1; i <= bars; i++)
        {
            top = Math.Max(top, Top(side, i));
        }

        return top;
    }

    /// <summary>Mean volume of the bars before the newest, in contracts.</summary>
    /// <param name="bars">How many, 1 or more; one more are there.</param>
    public double MeanVolumeBefore(int bars)
    {
        long sum = 0;
        for (int i = 1; i <= bars; i++)
        {
            sum += this[i].Volume;
        }

        return sum / (double)bars;
    }

    /// <summary>Median volume of the bars before the newest, in contracts.</summary>
    /// <param name="bars">How many, 1 or more; one more are there.</param>
    public double MedianVolumeBefore(int bars)
    {
        Span<int> volumes = _sorted.AsSpan(0, bars);
        for (int i = 1; i <= bars; i++)
        {
            volumes[i - 1] = this[i].Volume;
        }

        volumes.Sort();
        return bars % 2 == 1 ? volumes[bars / 2] : (volumes[(bars / 2) - 1] + (double)volumes[bars / 2]) / 2;
    }
}
