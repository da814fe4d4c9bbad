namespace MiaIa.Sdk.Indicators;

/// <summary>
/// The last value of an index such as VIX: good for five minutes, or for the whole session date when it is a daily value.
/// One that is told on a date without trading, such as a Friday's in the evening, serves the next trading day.
/// </summary>
public sealed class LastIndex
{
    private const long MostAgeNs = 5 * 60 * 1_000_000_000L;

    private IndexValue _last;
    private long _timeNs;
    private int _date;
    private int _currentDate;
    private bool _isTradingDay = true;
    private bool _hasValue;

    /// <summary>Whether the last value is a daily one.</summary>
    public bool IsDaily => _last.IsDaily;

    /// <summary>Takes the session's clock.</summary>
    public void OnSession(in Session session)
    {
        // A session date that is no trading day rolls forward to the next one.
        _date = _date == _currentDate && !_isTradingDay ? session.DateNumber : _date;
        _currentDate = session.DateNumber;
        _isTradingDay = session.IsTradingDay;
    }

    /// <summary>Takes a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="timeNs">Its time, nanoseconds UTC.</param>
    public void Set(in IndexValue value, long timeNs)
    {
        _last = value;
        _timeNs = timeNs;
        _date = _currentDate;
        _hasValue = true;
    }

    /// <summary>The value that is good at a moment; null without one.</summary>
    public double? At(long timeNs)
    {
        bool isGood = _hasValue && (_last.IsDaily ? _date == _currentDate : timeNs - _timeNs <= MostAgeNs);
        return isGood ? _last.Value : null;
    }
}
