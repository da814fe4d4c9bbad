namespace MiaIa.Sdk.Indicators;

/// <summary>
/// Pivot highs and lows with two bars on each side, told when the second bar after them has closed: bar i is a pivot
/// high when its high is above the two before it and not below the two after it; a pivot low is the mirror.
/// </summary>
public sealed class Pivots
{
    private const int Span = 5;
    private const int Middle = 2;

    private readonly int[] _highs = new int[Span];
    private readonly int[] _lows = new int[Span];
    private int _count;

    /// <summary>Whether the bar two bars back is a pivot high.</summary>
    public bool IsHigh { get; private set; }

    /// <summary>Whether the bar two bars back is a pivot low.</summary>
    public bool IsLow { get; private set; }

    /// <summary>High of the bar two bars back, in ticks; meaningful when it is a pivot high.</summary>
    public int HighTicks => _highs[Middle];

    /// <summary>Low of the bar two bars back, in ticks; meaningful when it is a pivot low.</summary>
    public int LowTicks => _lows[Middle];

    /// <summary>Takes the next closed bar.</summary>
    public void Add(in Bar bar)
    {
        Push(_highs, bar.HighTicks);
        Push(_lows, bar.LowTicks);
        _count = Math.Min(_count + 1, Span);
        bool isKnown = _count == Span;
        IsHigh = isKnown
            && _highs[2] > _highs[1] && _highs[2] > _highs[0] && _highs[2] >= _highs[3] && _highs[2] >= _highs[4];
        IsLow = isKnown
            && _lows[2] < _lows[1] && _lows[2] < _lows[0] && _lows[2] <= _lows[3] && _lows[2] <= _lows[4];
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _count = 0;
        IsHigh = false;
        IsLow = false;
    }

    private static void Push(int[] values, int value)
    {
        Array.Copy(values, 1, values, 0, Span - 1);
        values[^1] = value;
    }
}
