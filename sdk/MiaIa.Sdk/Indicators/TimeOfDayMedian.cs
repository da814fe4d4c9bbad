namespace MiaIa.Sdk.Indicators;

/// <summary>
/// What is usual at this time of day: the median of the values at the same bar of the last sessions, the current
/// session left out (Admati and Pfleiderer 1988 on why the time of day matters). Sessions without any bar do not
/// count.
/// </summary>
/// <param name="period">Length of the bars, which divides the session into slots.</param>
/// <param name="sessions">How many sessions back, 1 or more.</param>
public sealed class TimeOfDayMedian(BarPeriod period, int sessions)
{
    private const int SecondsPerDay = 86_400;

    private readonly long _slotNs = period.Nanoseconds;
    private readonly int _slots = SecondsPerDay / period.Seconds;

    /// <summary>One more than asked for, so that the current session does not push out the oldest.</summary>
    private readonly int _turns = sessions + 1;
    private readonly double[] _values = new double[SecondsPerDay / period.Seconds * (sessions + 1)];
    private readonly int[] _sessionOf = new int[SecondsPerDay / period.Seconds * (sessions + 1)];
    private readonly double[] _scratch = new double[sessions];
    private int _session;

    /// <summary>Says that the bars from here on belong to the next session.</summary>
    public void BeginSession() => _session++;

    /// <summary>Keeps a value of the current session. Outside the session's day it is left out.</summary>
    /// <param name="sinceOpenNs">From the session's open to the bar's start, in nanoseconds.</param>
    /// <param name="value">The value.</param>
    public void Add(long sinceOpenNs, double value)
    {
        if (_session == 0 || !TrySlot(sinceOpenNs, out int first))
        {
            return;
        }

        // Sessions take turns in the ring of a slot, so an old value is overwritten exactly when it is too old.
        int place = first + (_session % _turns);
        _values[place] = value;
        _sessionOf[place] = _session;
    }

    /// <summary>The median at the same time of day, over the sessions before the current one.</summary>
    /// <param name="sinceOpenNs">From the session's open to the bar's start, in nanoseconds.</param>
    /// <param name="atLeast">Fewest sessions that must have a value there.</param>
    /// <param name="median">The median; 0 when the answer is false.</param>
    public bool TryMedian(long sinceOpenNs, int atLeast, out double median)
    {
        median = 0;
        if (!TrySlot(sinceOpenNs, out int first))
        {
            return false;
        }

        int count = 0;
        for (int i = first; i < first + _turns; i++)
        {
            if (_sessionOf[i] > 0 && _sessionOf[i] < _session && _session - _sessionOf[i] <= sessions)
            {
                _scratch[count++] = _values[i];
            }
        }

        if (count == 0 || count < atLeast)
        {
            return false;
        }

        Span<double> found = _scratch.AsSpan(0, count);
        found.Sort();
        median = RollingQuantile.SortedMedian(found);
        return true;
    }

    /// <summary>Forgets everything, after a contract roll.</summary>
    public void Clear()
    {
        Array.Clear(_sessionOf);
        _session = 0;
    }

    private bool TrySlot(long sinceOpenNs, out int first)
    {
        long slot = sinceOpenNs / _slotNs;
        first = (int)Math.Clamp(slot, 0, _slots - 1) * _turns;
        return sinceOpenNs >= 0 && slot < _slots;
    }
}
