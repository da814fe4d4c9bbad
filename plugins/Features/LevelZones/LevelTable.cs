using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>All levels with their memory: those of which there is one each, volume clusters, and round numbers.</summary>
internal sealed class LevelTable
{
    private const double ReachPoints = 200;
    private const double RoundReachPoints = 50;
    private const long SecondaryAgeNs = 480L * 60 * 1_000_000_000;
    private const int MostClusters = 1024;
    private const int MostRounds = 8;
    private const int MostSecondary = 60;

    private readonly double _pointsPerTick;
    private readonly TrackedLevel[] _single = new TrackedLevel[PriceLevel.All.Count];
    private readonly bool[] _isThere = new bool[PriceLevel.All.Count];
    private readonly bool[] _isKnown = new bool[PriceLevel.All.Count];
    private readonly LevelSet _clusters = new(MostClusters);
    private readonly LevelSet _rounds = new(MostRounds);
    private readonly LevelSet _secondary = new(MostSecondary);
    private readonly int[] _nodes = new int[MostClusters];
    private readonly double[] _prices = new double[MostClusters];
    private readonly double[] _weights = new double[MostClusters];

    public LevelTable(double pointsPerTick)
    {
        _pointsPerTick = pointsPerTick;
        Most = _single.Length + MostClusters + MostRounds + MostSecondary;
    }

    /// <summary>Most levels there can be.</summary>
    public int Most { get; }

    /// <summary>Price of a level of which there is one, in ticks; null when there is none.</summary>
    public double? this[int level] => _isThere[level] ? _single[level].PriceTicks : null;

    /// <summary>The nearest volume cluster on a side of a price, in ticks; null without one.</summary>
    public double? Cluster(double priceTicks, int side)
    {
        double? nearest = null;
        foreach (ref readonly TrackedLevel level in _clusters.Levels)
        {
            double away = side * (level.PriceTicks - priceTicks);
            nearest = away >= 0 && (nearest is null || away < side * (nearest - priceTicks)) ? level.PriceTicks : nearest;
        }

        return nearest;
    }

    /// <summary>Sets or takes away a level of which there is one.</summary>
    public void Set(int level, double? priceTicks, long nowNs)
    {
        if (priceTicks is not { } price)
        {
            _isThere[level] = false;
        }
        else if (_isKnown[level])
        {
            // One that was away comes back as what it was.
            _single[level].MoveTo(price, nowNs);
            _isThere[level] = true;
        }
        else
        {
            _single[level] = new TrackedLevel(price, PriceLevel.All[level].Weight, nowNs);
            _isThere[level] = _isKnown[level] = true;
        }
    }

    /// <summary>Finds the volume clusters.</summary>
    public void SetClusters(VolumeProfile profile, long nowNs)
    {
        int count = profile.HighVolumeNodes(_nodes);
        for (int i = 0; i < count; i++)
        {
            _prices[i] = _nodes[i];
            _weights[i] = PriceLevel.ClusterWeight;
        }

        _clusters.Set(_prices.AsSpan(0, count), _weights, nowNs);
    }

    /// <summary>Takes the secondary levels that a vendor tells, those that are too old left out.</summary>
    public void SetSecondary(FeatureInput[] levels, long nowNs)
    {
        int count = 0;
        foreach (FeatureInput level in levels)
        {
            if (level.Value.IsUsable && !level.Value.IsStale(nowNs, SecondaryAgeNs) && count < MostSecondary)
            {
                _prices[count++] = level.Value.Value / _pointsPerTick;
            }
        }

        Span<double> prices = _prices.AsSpan(0, count);
        prices.Sort();
        _weights.AsSpan(0, count).Fill(PriceLevel.SecondaryWeight);
        _secondary.Set(prices, _weights, nowNs);
    }

    /// <summary>Finds the round numbers near a price.</summary>
    public void SetRounds(int closeTicks, long nowNs)
    {
        double points = closeTicks * _pointsPerTick;
        long first = (long)Math.Ceiling((points - RoundReachPoints) / PriceLevel.RoundPoints);
        long last = (long)Math.Floor((points + RoundReachPoints) / PriceLevel.RoundPoints);
        int count = 0;
        for (long round = first; round <= last && count < MostRounds; round++)
        {
            _prices[count] = round * PriceLevel.RoundPoints / _pointsPerTick;
            _weights[count++] = PriceLevel.RoundWeightOf(round * PriceLevel.RoundPoints);
        }

        _rounds.Set(_prices.AsSpan(0, count), _weights, nowNs);
    }

    /// <summary>Sees a bar touch the levels as they stood before it.</summary>
    public void See(in Bar bar)
    {
        for (int i = 0; i < _single.Length; i++)
        {
            _single[i].See(in bar);
        }

        foreach (ref TrackedLevel level in _clusters.Levels)
        {
            level.See(in bar);
        }

        foreach (ref TrackedLevel level in _rounds.Levels)
        {
            level.See(in bar);
        }

        foreach (ref TrackedLevel level in _secondary.Levels)
        {
            level.See(in bar);
        }
    }

    /// <summary>Takes the roles from a close.</summary>
    public void Judge(int closeTicks)
    {
        for (int i = 0; i < _single.Length; i++)
        {
            _single[i].Judge(closeTicks);
        }

        foreach (ref TrackedLevel level in _clusters.Levels)
        {
            level.Judge(closeTicks);
        }

        foreach (ref TrackedLevel level in _rounds.Levels)
        {
            level.Judge(closeTicks);
        }

        foreach (ref TrackedLevel level in _secondary.Levels)
        {
            level.Judge(closeTicks);
        }
    }

    /// <summary>Writes all levels within reach of a price, as zones of one level each, sorted by price.</summary>
    /// <returns>How many.</returns>
    public int Write(Span<Zone> zones, double priceTicks, long nowNs)
    {
        double reach = ReachPoints / _pointsPerTick;
        int count = 0;
        for (int i = 0; i < _single.Length; i++)
        {
            if (_isThere[i] && Math.Abs(_single[i].PriceTicks - priceTicks) <= reach)
            {
                zones[count++] = ZoneOf(in _single[i], PriceLevel.All[i].Family, nowNs);
            }
        }

        foreach (ref readonly TrackedLevel level in _rounds.Levels)
        {
            zones[count++] = ZoneOf(in level, LevelFamily.Round, nowNs);
        }

        foreach (ref readonly TrackedLevel level in _clusters.Levels)
        {
            if (Math.Abs(level.PriceTicks - priceTicks) <= reach)
            {
                zones[count++] = ZoneOf(in level, LevelFamily.Profile, nowNs);
            }
        }

        foreach (ref readonly TrackedLevel level in _secondary.Levels)
        {
            if (Math.Abs(level.PriceTicks - priceTicks) <= reach)
            {
                zones[count++] = ZoneOf(in level, LevelFamily.Options, nowNs);
            }
        }

        zones[..count].Sort(static (a, b) => a.LowestTicks.CompareTo(b.LowestTicks));
        return count;
    }

    public void BeginSession()
    {
        for (int i = 0; i < _single.Length; i++)
        {
            _single[i].BeginSession();
        }

        _clusters.Clear();
        _rounds.Clear();
        foreach (ref TrackedLevel level in _secondary.Levels)
        {
            level.BeginSession();
        }
    }

    public void Clear()
    {
        Array.Clear(_isThere);
        Array.Clear(_isKnown);
        _clusters.Clear();
        _rounds.Clear();
        _secondary.Clear();
    }

    private static Zone ZoneOf(in TrackedLevel level, LevelFamily family, long nowNs) =>
        Zone.Of(level.PriceTicks, level.Strength(nowNs), family, level.Role);
}
