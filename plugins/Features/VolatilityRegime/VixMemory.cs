using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>
/// The last value of VIX: good for 5 minutes, or for the whole session date when it is a daily value.
/// </summary>
internal sealed class VixMemory
{
    private const long MostAgeNs = 5 * 60 * 1_000_000_000L;

    private IndexValue _last;
    private long _timeNs;
    private int _date;
    private bool _hasValue;

    public int CurrentDate { get; set; }

    public bool IsDaily => _last.IsDaily;

    public void Set(in IndexValue value, long timeNs)
    {
        _last = value;
        _timeNs = timeNs;
        _date = CurrentDate;
        _hasValue = true;
    }

    public double? At(long timeNs)
    {
        bool isGood = _hasValue && (_last.IsDaily ? _date == CurrentDate : timeNs - _timeNs <= MostAgeNs);
        return isGood ? _last.Value : null;
    }
}
