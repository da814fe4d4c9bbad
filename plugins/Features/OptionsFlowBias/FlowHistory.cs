using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// A figure of the chain by day and minute of the session, so that now can be compared with the same time of other days: of each day
/// the last value at or before that minute counts, if it is at most half an hour older.
/// </summary>
/// <param name="days">How many days back.</param>
internal sealed class FlowHistory(int days)
{
    /// <summary>The minutes of a session: there cannot be more.</summary>
    private const int MostPerDay = 1440;
    private const int ReachMinutes = 30;

    private readonly int[] _dates = new int[days + 1];
    private readonly int[] _counts = new int[days + 1];
    private readonly int[] _minutes = new int[(days + 1) * MostPerDay];
    private readonly double[] _values = new double[(days + 1) * MostPerDay];
    private readonly double[] _scratch = new double[days];
    private int _current;

    /// <summary>Keeps a value of a day, not before those kept last; of the same minute the newer one stands.</summary>
    public void Add(int date, int minute, double value)
    {
        if (_dates[_current] != date)
        {
            _current = _current + 1 == _dates.Length ? 0 : _current + 1;
            _dates[_current] = date;
            _counts[_current] = 0;
        }

        int first = _current * MostPerDay;
        int count = _counts[_current];
        if (count > 0 && _minutes[first + count - 1] == minute)
        {
            count--;
        }

        if (count < MostPerDay)
        {
            _minutes[first + count] = minute;
            _values[first + count] = value;
            _counts[_current] = count + 1;
        }
    }

    /// <summary>The values of the days before a date at a minute; good until the next call.</summary>
    public ReadOnlySpan<double> Before(int date, int minute)
    {
        int found = 0;
        for (int back = 0; back < _dates.Length && found < _scratch.Length; back++)
        {
            // The latest first: before today's first value one day more is kept than counts.
            int day = (_current - back + _dates.Length) % _dates.Length;
            if (_dates[day] == 0 || _dates[day] >= date)
            {
                continue;
            }

            int first = day * MostPerDay;
            for (int i = first + _counts[day] - 1; i >= first; i--)
            {
                if (_minutes[i] <= minute)
                {
                    _scratch[found] = _values[i];
                    found += minute - _minutes[i] <= ReachMinutes ? 1 : 0;
                    break;
                }
            }
        }

        return _scratch.AsSpan(0, found);
    }

    /// <summary>Median of the values of the days before; null with fewer than asked for.</summary>
    public double? Median(int date, int minute, int atLeast)
    {
        int count = Before(date, minute).Length;
        if (count < atLeast || count == 0)
        {
            return null;
        }

        Span<double> values = _scratch.AsSpan(0, count);
        values.Sort();
        return RollingQuantile.SortedMedian(values);
    }

    /// <summary>Mean and standard deviation of the days before; null with fewer than asked for.</summary>
    public (double Mean, double Deviation)? Moments(int date, int minute, int atLeast)
    {
        ReadOnlySpan<double> values = Before(date, minute);
        if (values.Length < atLeast || values.IsEmpty)
        {
            return null;
        }

        // From the first on, so that values which never change deviate by nothing.
        double first = values[0];
        double sum = 0;
        foreach (double value in values)
        {
            sum += value - first;
        }

        double mean = first + (sum / values.Length);
        double squares = 0;
        foreach (double value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return (mean, Math.Sqrt(squares / values.Length));
    }
}
