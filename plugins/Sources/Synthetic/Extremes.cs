namespace MiaIa.Plugins.Sources;

/// <summary>Highest ask and lowest bid of the last minutes.</summary>
internal sealed class Extremes
{
    public const int Minutes = 16;

    private readonly int[] _highs = new int[Minutes];
    private readonly int[] _lows = new int[Minutes];
    private int _next;
    private int _count;

    /// <summary>Whether so many minutes were seen.</summary>
    public bool IsFull => _count >= Minutes;

    public int HighTicks => _highs.Max();

    public int LowTicks => _lows.Min();

    public void Add(int lowTicks, int highTicks)
    {
        _lows[_next] = lowTicks;
        _highs[_next] = highTicks;
        _next = (_next + 1) % Minutes;
        _count++;
    }

    public void Clear() => _count = 0;
}
