namespace MiaIa.Sdk.Indicators;

/// <summary>
/// Bulk volume classification: splits a bar's volume into bought and sold from its price change alone (Easley, Lopez de
/// Prado and O'Hara 2012). The share bought is the normal probability of the close change over the population standard
/// deviation of the last 50 close changes. What it gives is Estimated, never measured.
/// </summary>
/// <remarks>Changes are whole ticks, so their sums are kept exactly, and a bar costs the same however long the window is.</remarks>
public sealed class BulkVolume
{
    private const int Changes = 50;
    private const int LeastChanges = 20;

    private readonly int[] _changes = new int[Changes];
    private int _count;
    private int _next;
    private long _sum;
    private long _squares;
    private int _lastChange;
    private int _closeTicks;
    private bool _hasClose;

    /// <summary>Takes the next closed bar of the series, in order, without classifying it.</summary>
    /// <param name="bar">The bar; its close is read.</param>
    public void Add(in Bar bar)
    {
        if (_hasClose)
        {
            _lastChange = bar.CloseTicks - _closeTicks;
            Replace(_lastChange);
        }

        _closeTicks = bar.CloseTicks;
        _hasClose = true;
    }

    /// <summary>Takes the next closed bar of the series, in order, and classifies it.</summary>
    /// <param name="bar">The bar; its close and volume are read.</param>
    /// <param name="delta">Bought minus sold, in contracts, [-volume, volume]; 0 when the answer is false.</param>
    /// <returns>False as long as there are fewer than 20 close changes.</returns>
    public bool TryClassify(in Bar bar, out double delta)
    {
        Add(in bar);
        if (_count < LeastChanges)
        {
            delta = 0;
            return false;
        }

        // n sum(x^2) - sum(x)^2 in whole numbers: no rounding until the root.
        double spread = ((double)_count * _squares) - ((double)_sum * _sum);
        double share = spread > 0 ? StandardNormal.Cumulative(_lastChange * _count / Math.Sqrt(spread)) : 0.5;
        delta = bar.Volume * ((2 * share) - 1);
        return true;
    }

    /// <summary>Starts anew, after a contract roll.</summary>
    public void Reset()
    {
        (_count, _next, _sum, _squares) = (0, 0, 0, 0);
        _hasClose = false;
    }

    private void Replace(int change)
    {
        if (_count == Changes)
        {
            long oldest = _changes[_next];
            _sum -= oldest;
            _squares -= oldest * oldest;
        }
        else
        {
            _count++;
        }

        _changes[_next] = change;
        _next = _next + 1 == Changes ? 0 : _next + 1;
        _sum += change;
        _squares += (long)change * change;
    }
}
