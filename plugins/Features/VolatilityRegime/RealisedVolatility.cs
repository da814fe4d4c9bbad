using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>
/// Realised volatility of the regular hours of the last session that had any, from the ranges of its bars (Garman and Klass
/// 1980), as a year's percentage, like VIX.
/// </summary>
internal sealed class RealisedVolatility
{
    private const int DaysPerYear = 252;
    private static readonly double CloseWeight = (2 * Math.Log(2)) - 1;

    private Session _session;
    private double _variance;
    private int _bars;

    /// <summary>In percent a year; null before the first whole session.</summary>
    public double? Percent { get; private set; }

    public void OnSession(in Session session) => _session = session;

    /// <summary>The first bar of a session: the one before is whole.</summary>
    public void BeginSession()
    {
        Percent = _bars > 0 ? 100 * Math.Sqrt(Math.Max(0, _variance) * DaysPerYear) : Percent;
        _variance = 0;
        _bars = 0;
    }

    public void Add(in Bar bar, long startNs)
    {
        if (!_session.IsRegularHours(startNs) || bar.LowTicks <= 0)
        {
            return;
        }

        double range = Math.Log(bar.HighTicks / (double)bar.LowTicks);
        double change = Math.Log(bar.CloseTicks / (double)bar.OpenTicks);
        _variance += (0.5 * range * range) - (CloseWeight * change * change);
        _bars++;
    }

    public void Clear()
    {
        _variance = 0;
        _bars = 0;
        Percent = null;
    }
}
