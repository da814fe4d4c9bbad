namespace MiaIa.Host.Monitor;

/// <summary>
/// The last closed base bars, in memory made beforehand. One thread adds, others copy: a copy takes fewer than are kept, so that
/// what it reads is not overwritten meanwhile.
/// </summary>
internal sealed class ChartBars
{
    /// <summary>Bars that a copy holds at most: more than a session of one-minute bars.</summary>
    public const int Most = 1500;

    private const int Kept = 2048;

    private readonly ChartBar[] _bars = new ChartBar[Kept];
    private long _count;

    /// <summary>Adds a bar.</summary>
    public void Add(in ChartBar bar)
    {
        _bars[_count % Kept] = bar;
        Volatile.Write(ref _count, _count + 1);
    }

    /// <summary>The last bars, the oldest first.</summary>
    public ChartBar[] Copy()
    {
        long count = Volatile.Read(ref _count);
        ChartBar[] copy = new ChartBar[Math.Min(count, Most)];
        for (int i = 0; i < copy.Length; i++)
        {
            copy[i] = _bars[(count - copy.Length + i) % Kept];
        }

        return copy;
    }
}
