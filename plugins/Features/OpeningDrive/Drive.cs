using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>How far the market went from the open of the regular hours, and how long ago.</summary>
internal sealed class Drive(BarPeriod period)
{
    private long _regularOpenNs;
    private int _openTicks;
    private int _highTicks;
    private int _lowTicks;
    private int _barsSinceHigh;
    private int _barsSinceLow;

    /// <summary>Whether the bar that began with the regular hours was there.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>The open, in ticks.</summary>
    public int OpenTicks => _openTicks;

    /// <summary>From the open to the farther extreme, in ticks; 0 when both are equally far.</summary>
    public double MoveTicks => Up > Down ? Up : Down > Up ? -Down : 0;

    /// <summary>Closed bars since that extreme; of two equally far the later one's.</summary>
    public int StallBars => Up > Down ? _barsSinceHigh
        : Down > Up ? _barsSinceLow
        : Math.Min(_barsSinceHigh, _barsSinceLow);

    private double Up => (double)_highTicks - _openTicks;

    private double Down => (double)_openTicks - _lowTicks;

    /// <summary>Takes the regular open of a session; another one begins anew.</summary>
    public void Announce(long regularOpenNs)
    {
        IsKnown &= regularOpenNs == _regularOpenNs;
        _regularOpenNs = regularOpenNs;
    }

    /// <summary>Takes a base bar that began at or after the regular open.</summary>
    public void Add(in Bar bar, long startNs)
    {
        if (startNs < _regularOpenNs + period.Nanoseconds)
        {
            IsKnown = true;
            _openTicks = bar.OpenTicks;
            _highTicks = bar.HighTicks;
            _lowTicks = bar.LowTicks;
            _barsSinceHigh = 0;
            _barsSinceLow = 0;
            return;
        }

        _barsSinceHigh = bar.HighTicks > _highTicks ? 0 : _barsSinceHigh + 1;
        _barsSinceLow = bar.LowTicks < _lowTicks ? 0 : _barsSinceLow + 1;
        _highTicks = Math.Max(_highTicks, bar.HighTicks);
        _lowTicks = Math.Min(_lowTicks, bar.LowTicks);
    }

    public void Clear() => IsKnown = false;
}
