namespace MiaIa.Sdk.Indicators;

/// <summary>
/// Efficiency ratio (Kaufman 1995), [0, 1]: the distance covered over the way walked, |C(t) - C(t-n)| over the sum of
/// the close changes without sign. 0 when nothing moved.
/// </summary>
/// <param name="changes">n, the number of close changes, 1 or more; n + 1 bars are needed.</param>
public sealed class EfficiencyRatio(int changes)
{
    private readonly int[] _closes = new int[changes + 1];
    private int _next;
    private int _count;
    private long _way;

    /// <summary>Whether there are enough bars.</summary>
    public bool IsReady => _count > changes;

    /// <summary>The ratio; 0 until there are enough bars.</summary>
    public double Value { get; private set; }

    /// <summary>Takes the next close.</summary>
    public void Add(int closeTicks)
    {
        if (_count > 0)
        {
            _way += Distance(closeTicks, _closes[Wrap(_next - 1)]);
        }

        if (IsReady)
        {
            _way -= Distance(_closes[_next], _closes[Wrap(_next + 1)]);
        }

        _closes[_next] = closeTicks;
        _next = Wrap(_next + 1);
        _count = Math.Min(_count + 1, changes + 1);
        Value = IsReady && _way > 0 ? Distance(closeTicks, _closes[_next]) / (double)_way : 0;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _count = 0;
        _next = 0;
        _way = 0;
        Value = 0;
    }

    private static long Distance(int a, int b) => Math.Abs((long)a - b);

    private int Wrap(int place) => place < 0 ? place + _closes.Length : place % _closes.Length;
}
