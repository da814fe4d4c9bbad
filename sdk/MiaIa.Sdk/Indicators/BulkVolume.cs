namespace MiaIa.Sdk.Indicators;

/// <summary>
/// Bulk volume classification: splits a bar's volume into bought and sold from its price change alone (Easley, Lopez de
/// Prado and O'Hara 2012). The share bought is the normal probability of the close change over the population standard
/// deviation of the last 50 close changes. What it gives is Estimated, never measured.
/// </summary>
public sealed class BulkVolume
{
    private const int Changes = 50;
    private const int LeastChanges = 20;

    private readonly RollingWindow _changes = new(Changes);
    private int _closeTicks;
    private bool _hasClose;

    /// <summary>Takes the next closed bar of the series, in order.</summary>
    /// <param name="bar">The bar; its close and volume are read.</param>
    /// <param name="delta">Bought minus sold, in contracts, [-volume, volume]; 0 when the answer is false.</param>
    /// <returns>False as long as there are fewer than 20 close changes.</returns>
    public bool TryClassify(in Bar bar, out double delta)
    {
        double change = (double)bar.CloseTicks - _closeTicks;
        if (_hasClose)
        {
            _changes.Add(change);
        }

        _closeTicks = bar.CloseTicks;
        _hasClose = true;
        if (_changes.Count < LeastChanges)
        {
            delta = 0;
            return false;
        }

        double deviation = _changes.StandardDeviation();
        double share = deviation > 0 ? StandardNormal.Cumulative(change / deviation) : 0.5;
        delta = bar.Volume * ((2 * share) - 1);
        return true;
    }

    /// <summary>Starts anew, after a contract roll.</summary>
    public void Reset()
    {
        _changes.Clear();
        _hasClose = false;
    }
}
