using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Strategies;

/// <summary>
/// Whether the bands were at their narrowest before the bar that is judged: that bar itself would widen them. Bands that begin anew
/// are narrow by nature, so they are compared since the anchor only.
/// </summary>
internal sealed class Squeeze(int bars)
{
    private readonly RollingWindow _deviations = new(bars);

    /// <summary>Deviation at the bar before, in points; null unless it was the least of the whole window.</summary>
    public double? LeastPoints { get; private set; }

    /// <summary>Takes the deviation at the next bar.</summary>
    public void Add(double points)
    {
        LeastPoints = Judge();
        _deviations.Add(points);
    }

    public void Clear()
    {
        _deviations.Clear();
        LeastPoints = null;
    }

    private double? Judge()
    {
        if (!_deviations.IsFull)
        {
            return null;
        }

        double last = _deviations.Back(0);
        for (int back = 1; back < _deviations.Length; back++)
        {
            if (_deviations.Back(back) < last)
            {
                return null;
            }
        }

        return last;
    }
}
