namespace MiaIa.Sdk.Indicators;

/// <summary>
/// Whether a release of strong news is near. Releases are announced ahead of their time. When more of them are announced than can be
/// kept, the whole time up to the last one counts as near it.
/// </summary>
/// <param name="reachNs">How long before and after a release is near it, in nanoseconds; the limits themselves are near.</param>
public sealed class NewsWindow(long reachNs)
{
    private const int Most = 64;

    private readonly long[] _releases = new long[Most];
    private int _count;
    private long _untilNs = long.MinValue;

    /// <summary>Takes an announcement; only news of high impact count.</summary>
    /// <param name="news">The announcement.</param>
    /// <param name="nowNs">Now, nanoseconds UTC.</param>
    public void Add(in News news, long nowNs)
    {
        if (news.Impact is not NewsImpact.High)
        {
            return;
        }

        Forget(nowNs);
        if (_count < Most)
        {
            _releases[_count++] = news.ReleaseNs;
        }
        else
        {
            _untilNs = Math.Max(_untilNs, news.ReleaseNs + reachNs);
        }
    }

    /// <summary>Whether a release is near.</summary>
    /// <param name="nowNs">Now, nanoseconds UTC.</param>
    public bool IsNear(long nowNs)
    {
        bool isNear = nowNs <= _untilNs;
        foreach (long release in _releases.AsSpan(0, _count))
        {
            isNear |= Math.Abs(nowNs - release) <= reachNs;
        }

        return isNear;
    }

    private void Forget(long nowNs)
    {
        int kept = 0;
        for (int i = 0; i < _count; i++)
        {
            if (_releases[i] + reachNs >= nowNs)
            {
                _releases[kept++] = _releases[i];
            }
        }

        _count = kept;
    }
}
