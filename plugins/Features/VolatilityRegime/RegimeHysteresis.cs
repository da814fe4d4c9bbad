namespace MiaIa.Plugins.Features;

/// <summary>
/// Holds a regime: a more volatile one takes effect at once, a calmer one after it was seen on several bars in a row
/// with lowered limits; then the most volatile of these applies.
/// </summary>
internal sealed class RegimeHysteresis(int persistBars)
{
    private readonly int[] _calm = new int[persistBars];
    private int _next;
    private int _count;

    /// <summary>The regime in force; -1 before the first bar.</summary>
    public int Current { get; private set; } = -1;

    /// <summary>Takes what a bar shows.</summary>
    /// <param name="raw">The regime by the limits.</param>
    /// <param name="lowered">The regime by the lowered limits.</param>
    public void Update(int raw, int lowered)
    {
        _calm[_next] = lowered;
        _next = (_next + 1) % persistBars;
        _count = Math.Min(_count + 1, persistBars);
        if (Current < 0 || raw > Current)
        {
            Current = raw;
            return;
        }

        int mostVolatile = Highest();
        if (_count == persistBars && mostVolatile < Current)
        {
            Current = mostVolatile;
        }
    }

    public void Clear()
    {
        Current = -1;
        _next = 0;
        _count = 0;
    }

    private int Highest()
    {
        int highest = _calm[0];
        for (int i = 1; i < _count; i++)
        {
            highest = Math.Max(highest, _calm[i]);
        }

        return highest;
    }
}
