using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// VIX now less VIX at the regular open: the first value told in the five minutes from 09:30 on. A daily value does not
/// move within its date and is none.
/// </summary>
internal sealed class VixChange
{
    private const long LatestNs = 5 * 60 * 1_000_000_000L;

    private readonly LastIndex _vix = new();
    private long _regularOpenNs;
    private double? _atOpen;

    public void OnSession(in Session session)
    {
        _vix.OnSession(in session);
        _atOpen = session.RegularOpenNs == _regularOpenNs ? _atOpen : null;
        _regularOpenNs = session.RegularOpenNs;
    }

    public void Set(in IndexValue value, long timeNs)
    {
        _vix.Set(in value, timeNs);
        long sinceOpenNs = timeNs - _regularOpenNs;
        if (_atOpen is null && !value.IsDaily && sinceOpenNs is >= 0 and <= LatestNs)
        {
            _atOpen = value.Value;
        }
    }

    /// <summary>The change, in points of VIX; null while one of the two is not known.</summary>
    public double? At(long timeNs) => _vix.IsDaily ? null : _vix.At(timeNs) - _atOpen;
}
