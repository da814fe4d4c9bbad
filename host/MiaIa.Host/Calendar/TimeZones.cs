using MiaIa.Sdk;

namespace MiaIa.Host.Calendar;

/// <summary>
/// The host's time zones, from NodaTime's own database: the machine's zones and settings play no part. Safe for threads.
/// </summary>
internal sealed class TimeZones : ITimeZones
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ZoneClock> _clocks = new(StringComparer.Ordinal);
    private Named? _last;

    /// <inheritdoc />
    /// <exception cref="CalendarException">There is no such zone.</exception>
    public long ToUtcNs(string zone, long localNs)
    {
        Named? last = _last;
        return last is not null && ReferenceEquals(last.Name, zone)
            ? last.Clock.ToUtcNs(localNs)
            : Find(zone).ToUtcNs(localNs);
    }

    private ZoneClock Find(string zone)
    {
        lock (_lock)
        {
            if (!_clocks.TryGetValue(zone, out ZoneClock? clock))
            {
                clock = ZoneClock.Of(zone);
                _clocks.Add(zone, clock);
            }

            _last = new Named(zone, clock);
            return clock;
        }
    }

    private sealed record Named(string Name, ZoneClock Clock);
}
