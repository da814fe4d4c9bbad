using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Strategies;

/// <summary>The volume profile of the session before, with its thin regions and its heavy rows; the running session's grows beside it.</summary>
internal sealed class PreviousProfile(double thinShare)
{
    /// <summary>Nodes lie three rows apart at least, so this is a range of hundreds of points.</summary>
    private const int MostNodes = 1024;

    /// <summary>Volumes that differ by less than this share of the total are equal: spread volumes carry rounding.</summary>
    private const double EqualShare = 1e-9;

    private readonly int[] _lowNodes = new int[MostNodes];
    private readonly int[] _heavy = new int[MostNodes + 1];
    private VolumeProfile _running = new();
    private VolumeProfile _previous = new();
    private int _lowCount;
    private int _heavyCount;
    private double _mean;

    /// <summary>Whether there was a session before.</summary>
    public bool IsKnown => _previous.HasValue;

    public void Add(in Trade print) => _running.Add(print.PriceTicks, print.Size);

    public void Add(in Bar bar) => _running.Add(in bar);

    /// <summary>The next session begins; one without any volume is none.</summary>
    public void BeginSession()
    {
        if (!_running.HasValue)
        {
            return;
        }

        (_previous, _running) = (_running, _previous);
        _running.Reset();
        _lowCount = _previous.LowVolumeNodes(_lowNodes);
        _heavyCount = _previous.HighVolumeNodes(_heavy.AsSpan(0, MostNodes));
        _heavy[_heavyCount++] = _previous.ValueArea().PointOfControlTicks;
        _mean = MeanRow();
    }

    /// <summary>The thin region that a price lies in, with a low-volume node in it; null outside.</summary>
    public ThinRegion? RegionAt(int priceTicks)
    {
        if (!IsThin(priceTicks))
        {
            return null;
        }

        int low = priceTicks;
        while (IsThin(low - 1))
        {
            low--;
        }

        int high = priceTicks;
        while (IsThin(high + 1))
        {
            high++;
        }

        ThinRegion region = new(low, high, Smoothed(priceTicks) / _mean);
        foreach (int node in _lowNodes.AsSpan(0, _lowCount))
        {
            if (region.Contains(node))
            {
                return region;
            }
        }

        return null;
    }

    /// <summary>The nearest high-volume node or point of control ahead of a price, in ticks; null without one.</summary>
    public int? HeavyAhead(int priceTicks, int way)
    {
        int? nearest = null;
        foreach (int row in _heavy.AsSpan(0, _heavyCount))
        {
            bool isAhead = way * (row - priceTicks) > 0;
            nearest = isAhead && (nearest is not { } best || way * (best - row) > 0) ? row : nearest;
        }

        return nearest;
    }

    /// <summary>Forgets everything, after a contract roll.</summary>
    public void Clear()
    {
        _running.Reset();
        _previous.Reset();
        (_lowCount, _heavyCount, _mean) = (0, 0, 0);
    }

    // Edge rows have no neighbour on one side, so they are in no region.
    private bool IsThin(int priceTicks) =>
        priceTicks > _previous.LowTicks && priceTicks < _previous.HighTicks
        && Smoothed(priceTicks) <= (thinShare * _mean) + (EqualShare * _previous.Volume);

    private double MeanRow()
    {
        double sum = 0;
        for (int row = _previous.LowTicks + 1; row < _previous.HighTicks; row++)
        {
            sum += Smoothed(row);
        }

        int rows = _previous.HighTicks - _previous.LowTicks - 1;
        return rows > 0 ? sum / rows : 0;
    }

    private double Smoothed(int row) =>
        (_previous.VolumeAt(row - 1) + _previous.VolumeAt(row) + _previous.VolumeAt(row + 1)) / 3;
}
