namespace MiaIa.Sdk.Indicators;

/// <summary>
/// The volume of the last ten seconds against what was usual in the last 30 minutes: the last complete ten seconds of
/// the clock over the median of the last 180 of them, itself included. Not known until 30 minutes have passed since
/// the first print, without a usual volume (no print in half of the ten seconds), and when the last print is 30
/// minutes old. Prints of unknown aggressors count.
/// </summary>
public sealed class VolumeBurst
{
    private const long StepNs = 10_000_000_000;
    private const int Steps = 180;

    private readonly RollingQuantile _volumes = new(Steps);
    private long _step;
    private long _volume;
    private long _lastNs;
    private double _last;
    private bool _hasPrint;

    /// <summary>Takes a print of the instrument.</summary>
    /// <param name="print">The print.</param>
    /// <param name="timeNs">Its time, nanoseconds UTC; one before the last counts as of now.</param>
    public void Add(in Trade print, long timeNs)
    {
        if (_hasPrint && MarketGap.Lies(_lastNs, timeNs))
        {
            Clear();
        }

        if (!_hasPrint)
        {
            _hasPrint = true;
            _step = timeNs / StepNs;
            _lastNs = timeNs;
        }

        Advance(timeNs);
        _volume += print.Size;
        _lastNs = Math.Max(_lastNs, timeNs);
    }

    /// <summary>How many times the usual volume the last ten seconds brought; null when it is not known.</summary>
    /// <param name="nowNs">Now, nanoseconds UTC: what is printed from then on is not in it.</param>
    public double? RatioAt(long nowNs)
    {
        if (!_hasPrint || MarketGap.Lies(_lastNs, nowNs))
        {
            return null;
        }

        Advance(nowNs);
        double usual = _volumes.Median;
        return _volumes.IsFull && usual > 0 ? _last / usual : null;
    }

    /// <summary>Forgets everything: after a roll, and when the feed was lost.</summary>
    public void Clear()
    {
        _volumes.Clear();
        _volume = 0;
        _last = 0;
        _hasPrint = false;
    }

    /// <summary>Closes the steps that are over; a gap is shorter than all of them, so they are few.</summary>
    private void Advance(long nowNs)
    {
        for (long now = nowNs / StepNs; _step < now; _step++)
        {
            _last = _volume;
            _volumes.Add(_volume);
            _volume = 0;
        }
    }
}
