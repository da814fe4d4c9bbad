namespace MiaIa.Plugins.Features;

/// <summary>
/// How large prints were in the last sessions, the current one left out: limits that fit an instrument and an hour of
/// the day that fixed numbers do not. Sizes above 4,095 count as that.
/// </summary>
internal sealed class SizeQuantiles
{
    private const int Sessions = 20;
    private const int LeastSessions = 5;
    private const int Sizes = 1 << 12;

    private readonly int[][] _sessions = [.. Enumerable.Range(0, Sessions).Select(_ => new int[Sizes])];
    private readonly long[] _total = new long[Sizes];
    private readonly int[] _current = new int[Sizes];
    private int _count;
    private int _next;
    private bool _hasPrints;

    /// <summary>Whether there are enough sessions.</summary>
    public bool IsReady => _count >= LeastSessions;

    /// <summary>A print above it is large, in contracts.</summary>
    public double Large { get; private set; }

    /// <summary>A print above it is a block, in contracts.</summary>
    public double Block { get; private set; }

    public void Add(int size)
    {
        _current[Math.Clamp(size, 0, Sizes - 1)]++;
        _hasPrints = true;
    }

    /// <summary>Closes the current session; one without prints does not count.</summary>
    public void BeginSession()
    {
        if (!_hasPrints)
        {
            return;
        }

        int[] sizes = _sessions[_next];
        for (int size = 0; size < Sizes; size++)
        {
            _total[size] += _current[size] - sizes[size];
            sizes[size] = _current[size];
        }

        Array.Clear(_current);
        _hasPrints = false;
        _next = _next + 1 == Sessions ? 0 : _next + 1;
        _count = Math.Min(_count + 1, Sessions);
        Large = Quantile(0.99);
        Block = Quantile(0.999);
    }

    public void Clear()
    {
        foreach (int[] sizes in _sessions)
        {
            Array.Clear(sizes);
        }

        Array.Clear(_total);
        Array.Clear(_current);
        _count = _next = 0;
        _hasPrints = false;
    }

    /// <summary>Linear between the two sizes beside the position p (n - 1).</summary>
    private double Quantile(double p)
    {
        long n = 0;
        foreach (long count in _total)
        {
            n += count;
        }

        double position = p * (n - 1);
        long below = (long)position;
        double share = position - below;
        int lower = SizeAt(below);
        int upper = share > 0 ? SizeAt(below + 1) : lower;
        return lower + (share * (upper - lower));
    }

    private int SizeAt(long rank)
    {
        int size = 0;
        for (long seen = _total[0]; seen <= rank && size < Sizes - 1; seen += _total[size])
        {
            size++;
        }

        return size;
    }
}
