using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>
/// The large prints of the last minutes: their volume by side, halving with age, and the sides of the rolling
/// buckets the window is cut into.
/// </summary>
internal sealed class LargePrints(long windowNs, long halfLifeNs)
{
    private const int Buckets = 5;
    private const int MostPrints = 1 << 20;

    // Terms are kept as of an anchor; it moves before they grow beyond what doubles add up well.
    private const double MostHalvings = 32;

    private readonly long _bucketNs = windowNs / Buckets;
    private readonly double _decayPerNs = Math.Log(2) / halfLifeNs;

    /// <summary>Numbers of the first print at or after each border, the newest border first.</summary>
    private readonly long[] _borders = new long[Buckets + 1];
    private Entry[] _entries = new Entry[64];
    private long _first;
    private long _end;
    private long _net;
    private long _anchorNs;
    private double _bought;
    private double _sold;
    private int _inferred;

    /// <summary>Whether there were more than can be kept.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Whether the aggressor of any was inferred.</summary>
    public bool IsInferred => _inferred > 0;

    /// <summary>Takes a large print, not older than the last one.</summary>
    public void Add(in ParentPrint parent, bool isBlock)
    {
        if (_end - _first == MostPrints)
        {
            RemoveOldest();
            IsCut = true;
        }

        Room();
        long weight = (isBlock ? 2L : 1L) * parent.Size * (long)parent.Side;
        Entry entry = new(parent.LastNs, weight, _net, parent.IsInferred);
        _net += weight;
        _entries[Place(_end++)] = entry;
        _inferred += parent.IsInferred ? 1 : 0;
        if (_end - _first == 1)
        {
            _anchorNs = parent.LastNs;
            _bought = _sold = 0;
        }

        Put(in entry, 1);
        if ((parent.LastNs - _anchorNs) / (double)halfLifeNs > MostHalvings)
        {
            MoveAnchor(parent.LastNs);
        }
    }

    /// <summary>Lets go what is older than the window.</summary>
    public void Expire(long nowNs)
    {
        while (_first < _end && nowNs - _entries[Place(_first)].TimeNs > windowNs)
        {
            RemoveOldest();
        }
    }

    /// <summary>Weighted volumes at a moment.</summary>
    public (double Bought, double Sold) Volumes(long nowNs)
    {
        if (_first == _end)
        {
            return (0, 0);
        }

        double scale = Math.Exp(-(nowNs - _anchorNs) * _decayPerNs);
        return (_bought * scale, _sold * scale);
    }

    /// <summary>Share of the buckets whose net volume, not weighed by age, is on a side.</summary>
    public double Persistence(long nowNs, int side)
    {
        int same = 0;
        long later = NetUpTo(0, nowNs);
        for (int bucket = 1; bucket <= Buckets; bucket++)
        {
            long earlier = NetUpTo(bucket, nowNs - (bucket * _bucketNs));
            same += side != 0 && Math.Sign(later - earlier) == side ? 1 : 0;
            later = earlier;
        }

        return same / (double)Buckets;
    }

    public void Clear()
    {
        _first = _end = 0;
        _net = 0;
        _inferred = 0;
        _bought = _sold = 0;
        IsCut = false;
        Array.Clear(_borders);
    }

    /// <summary>Net volume of all prints before a border, which only moves forward.</summary>
    private long NetUpTo(int border, long timeNs)
    {
        long number = Math.Max(_borders[border], _first);
        while (number < _end && _entries[Place(number)].TimeNs < timeNs)
        {
            number++;
        }

        _borders[border] = number;
        return number < _end ? _entries[Place(number)].NetBefore : _net;
    }

    private void RemoveOldest()
    {
        ref readonly Entry oldest = ref _entries[Place(_first++)];
        _inferred -= oldest.IsInferred ? 1 : 0;
        Put(in oldest, -1);
        IsCut &= _first < _end;
    }

    private void Put(in Entry entry, int sign)
    {
        double term = sign * Math.Abs(entry.Weight) * Math.Exp((entry.TimeNs - _anchorNs) * _decayPerNs);
        _bought += entry.Weight > 0 ? term : 0;
        _sold += entry.Weight < 0 ? term : 0;
    }

    private void MoveAnchor(long timeNs)
    {
        _anchorNs = timeNs;
        _bought = _sold = 0;
        for (long number = _first; number < _end; number++)
        {
            Put(in _entries[Place(number)], 1);
        }
    }

    private void Room()
    {
        if (_end - _first < _entries.Length)
        {
            return;
        }

        Entry[] larger = new Entry[_entries.Length * 2];
        for (long number = _first; number < _end; number++)
        {
            larger[number & (larger.Length - 1)] = _entries[Place(number)];
        }

        _entries = larger;
    }

    private long Place(long number) => number & (_entries.Length - 1);

    private readonly record struct Entry(long TimeNs, long Weight, long NetBefore, bool IsInferred);
}
