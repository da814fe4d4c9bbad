using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// How far the future is from the index, in points: the median of the last five minutes of their difference, sampled once a second
/// while both are fresh. Without values of the index in this session, the difference at the quote time of the chain.
/// </summary>
internal sealed class IndexBasis
{
    private const long SecondNs = 1_000_000_000;
    private const long WindowNs = 300 * SecondNs;
    private const long IndexAgeNs = 5 * SecondNs;
    private const long MaxAgeNs = 60 * SecondNs;
    private const int LeastSamples = 30;
    private const int MostSamples = 301;

    private readonly TimedMedian _samples = new(WindowNs, MostSamples);
    private double _index;
    private long _indexNs = long.MinValue / 2;
    private long _nextNs;
    private double? _ofChain;
    private double _last;
    private bool _hasLast;

    /// <summary>The difference; null when it is not known.</summary>
    public double? Points { get; private set; }

    /// <summary>How far it can be trusted.</summary>
    public FeatureStatus Status { get; private set; } = FeatureStatus.Missing;

    /// <summary>Takes a value of the index.</summary>
    public void OnIndex(double value, long timeNs) => (_index, _indexNs) = (value, timeNs);

    /// <summary>Takes the difference at the quote time of a chain.</summary>
    public void OnChain(double? difference) => _ofChain = difference;

    /// <summary>A session begins: whether there are values of the index is open again.</summary>
    public void OnSession()
    {
        _samples.Clear();
        _hasLast = false;
    }

    /// <summary>Takes a sample when a second has begun.</summary>
    public void Sample(double? future, long nowNs)
    {
        if (nowNs < _nextNs)
        {
            return;
        }

        _nextNs = nowNs - (nowNs % SecondNs) + SecondNs;
        if (future is { } price && nowNs - _indexNs <= IndexAgeNs)
        {
            _samples.Add(price - _index, nowNs);
        }
    }

    /// <summary>Judges it at a moment.</summary>
    /// <returns>Whether anything has changed.</returns>
    public bool Update(long nowNs)
    {
        (double? points, FeatureStatus status) before = (Points, Status);
        double? median = _samples.At(nowNs, LeastSamples);
        if (median is { } known && nowNs - _samples.LastNs <= MaxAgeNs)
        {
            (_last, _hasLast) = (known, true);
            (Points, Status) = (known, FeatureStatus.Ok);
        }
        else if (_hasLast)
        {
            (Points, Status) = (_last, FeatureStatus.Stale);
        }
        else
        {
            (Points, Status) = (_ofChain, _ofChain is null ? FeatureStatus.Missing : FeatureStatus.Partial);
        }

        return before != (Points, Status);
    }

    /// <summary>Forgets everything, after a contract roll.</summary>
    public void Clear()
    {
        OnSession();
        _ofChain = null;
        (Points, Status) = (null, FeatureStatus.Missing);
    }
}
