namespace MiaIa.Plugins.Features;

/// <summary>
/// Which of two instruments moves first: correlation of their one-second changes at leads and lags of some seconds
/// (Huth and Abergel 2014).
/// </summary>
internal sealed class LeadLag(int windowSeconds, int most)
{
    private readonly int[] _own = new int[windowSeconds + most + 1];
    private readonly int[] _other = new int[windowSeconds + most + 1];

    /// <summary>Sums of products, the other leading by most seconds first.</summary>
    private readonly long[] _products = new long[(2 * most) + 1];
    private long _ownSquares;
    private long _otherSquares;
    private long _count;

    /// <summary>
    /// By how many seconds the other leads (negative: follows) where the correlation is largest; of equal ones the least.
    /// </summary>
    public int LeadSeconds { get; private set; }

    /// <summary>The correlation there.</summary>
    public double Correlation { get; private set; }

    public void Add(int ownChange, int otherChange)
    {
        int place = (int)(_count % _own.Length);
        _own[place] = ownChange;
        _other[place] = otherChange;
        _count++;
        Count(0, 1);
        if (_count > windowSeconds)
        {
            Count(windowSeconds, -1);
        }

        Judge();
    }

    public void Clear()
    {
        Array.Clear(_own);
        Array.Clear(_other);
        Array.Clear(_products);
        _ownSquares = _otherSquares = _count = 0;
        LeadSeconds = 0;
        Correlation = 0;
    }

    /// <summary>Takes in, or out, the pairs that a second completed.</summary>
    private void Count(int ago, int sign)
    {
        long own = Own(ago);
        long other = Other(ago);
        _ownSquares += sign * own * own;
        _otherSquares += sign * other * other;
        for (int lead = 0; lead <= most; lead++)
        {
            _products[most + lead] += sign * own * Other(ago + lead);
            if (lead > 0)
            {
                _products[most - lead] += sign * Own(ago + lead) * other;
            }
        }
    }

    private void Judge()
    {
        double scale = Math.Sqrt((double)_ownSquares * _otherSquares);
        LeadSeconds = 0;
        Correlation = scale > 0 ? _products[most] / scale : 0;
        for (int lead = 1; lead <= most && scale > 0; lead++)
        {
            Take(lead, _products[most + lead] / scale);
            Take(-lead, _products[most - lead] / scale);
        }
    }

    private void Take(int lead, double correlation)
    {
        if (Math.Abs(correlation) > Math.Abs(Correlation))
        {
            LeadSeconds = lead;
            Correlation = Math.Clamp(correlation, -1, 1);
        }
    }

    private int Own(int ago) => ago < _count ? _own[(int)((_count - 1 - ago) % _own.Length)] : 0;

    private int Other(int ago) => ago < _count ? _other[(int)((_count - 1 - ago) % _other.Length)] : 0;
}
