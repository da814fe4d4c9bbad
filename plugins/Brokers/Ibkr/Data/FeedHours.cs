using TradingDay = MiaIa.Sdk.Session;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>When the market is open, by the sessions of the run.</summary>
internal sealed class FeedHours
{
    private const long NsPerHour = 3_600_000_000_000;
    private const long SessionNs = 23 * NsPerHour;
    private const long RegularNs = (6 * NsPerHour) + (NsPerHour / 2);

    private readonly TradingDay[] _days;
    private int _place;

    /// <summary>The hours of a calendar.</summary>
    /// <param name="calendar">Sessions in order; several entries of one date count once, and days without trading not at all.</param>
    public FeedHours(IReadOnlyList<TradingDay> calendar)
    {
        List<TradingDay> days = [];
        foreach (TradingDay day in calendar)
        {
            if (day.IsTradingDay && (days.Count == 0 || days[^1].DateNumber != day.DateNumber))
            {
                days.Add(day);
            }
        }

        _days = [.. days];
    }

    /// <summary>The first session's open, UTC nanoseconds; the beginning of time without one.</summary>
    public long FirstNs => _days.Length > 0 ? _days[0].OpenNs : long.MinValue;

    /// <summary>The sessions.</summary>
    public ReadOnlySpan<TradingDay> Days => _days;

    /// <summary>Whether the future trades. Beyond the calendar it is taken to: silence is then a fault.</summary>
    public bool IsOpen(long utcNs)
    {
        if (!TryFind(utcNs, out TradingDay day))
        {
            return _days.Length == 0 || utcNs >= _days[^1].OpenNs + SessionNs;
        }

        bool isEarly = day.RegularCloseNs - day.RegularOpenNs < RegularNs;
        return utcNs < (isEarly ? day.RegularCloseNs : day.OpenNs + SessionNs);
    }

    /// <summary>Whether the regular hours are on.</summary>
    public bool IsRegular(long utcNs) => TryFind(utcNs, out TradingDay day) && day.IsRegularHours(utcNs);

    /// <summary>The session that a moment belongs to: the last one that has begun.</summary>
    /// <param name="utcNs">UTC nanoseconds.</param>
    /// <param name="day">The session, when there is one.</param>
    /// <returns>False before the first and a day after the last.</returns>
    public bool TryFind(long utcNs, out TradingDay day)
    {
        int place = Volatile.Read(ref _place);
        place = place < _days.Length && _days[place].OpenNs <= utcNs ? place : 0;
        while (place + 1 < _days.Length && _days[place + 1].OpenNs <= utcNs)
        {
            place++;
        }

        Volatile.Write(ref _place, place);
        bool isIn = _days.Length > 0 && _days[place].OpenNs <= utcNs
            && (place + 1 < _days.Length || utcNs < _days[place].OpenNs + SessionNs);
        day = isIn ? _days[place] : default;
        return isIn;
    }

    /// <summary>The session of a date.</summary>
    /// <param name="dateNumber">yyyyMMdd.</param>
    /// <param name="day">The session, when the calendar has it.</param>
    public bool TryFindDate(int dateNumber, out TradingDay day)
    {
        foreach (ref readonly TradingDay known in _days.AsSpan())
        {
            if (known.DateNumber == dateNumber)
            {
                day = known;
                return true;
            }
        }

        day = default;
        return false;
    }
}
