using NodaTime;

namespace MiaIa.Host.Calendar;

/// <summary>
/// One time zone, quick for times that lie near each other: the span between two changes of clocks is remembered, as one
/// immutable object, so that threads may share it.
/// </summary>
internal sealed class ZoneClock(DateTimeZone zone)
{
    private const long NsPerTick = 100;

    private Span _local = Span.Empty;
    private Span _utc = Span.Empty;

    /// <summary>The zone of this IANA name.</summary>
    /// <exception cref="CalendarException">There is no such zone.</exception>
    public static ZoneClock Of(string name) =>
        new(DateTimeZoneProviders.Tzdb.GetZoneOrNull(name)
            ?? throw new CalendarException($"There is no time zone '{name}'; write an IANA name such as America/New_York."));

    /// <summary>The instant of a local time; skipped times move forward by the gap, repeated ones are the first.</summary>
    public long ToUtcNs(long localNs)
    {
        Span span = _local;
        if (localNs < span.FromNs || localNs >= span.ToNs)
        {
            span = FindLocal(localNs);
            _local = span;
        }

        return localNs - span.OffsetNs;
    }

    /// <summary>The local time of an instant.</summary>
    public long ToLocalNs(long utcNs)
    {
        Span span = _utc;
        if (utcNs < span.FromNs || utcNs >= span.ToNs)
        {
            NodaTime.TimeZones.ZoneInterval interval = zone.GetZoneInterval(ToInstant(utcNs));
            span = new Span(StartNs(interval), EndNs(interval), interval.WallOffset.Nanoseconds);
            _utc = span;
        }

        return utcNs + span.OffsetNs;
    }

    private Span FindLocal(long localNs)
    {
        LocalDateTime local = ToInstant(localNs).InUtc().LocalDateTime;
        NodaTime.TimeZones.ZoneInterval interval = zone.MapLocal(local).EarlyInterval;
        long offset = interval.WallOffset.Nanoseconds;
        long from = long.MinValue;
        long to = long.MaxValue;
        if (interval.HasStart)
        {
            // The interval before it keeps the repeated hour, and the skipped one too.
            long before = zone.GetZoneInterval(interval.Start - Duration.Epsilon).WallOffset.Nanoseconds;
            from = StartNs(interval) + Math.Max(before, offset);
        }

        if (interval.HasEnd)
        {
            long after = zone.GetZoneInterval(interval.End).WallOffset.Nanoseconds;
            to = EndNs(interval) + Math.Max(after, offset);
        }

        return new Span(from, to, offset);
    }

    private static Instant ToInstant(long ns) => Instant.FromUnixTimeTicks(ns / NsPerTick);

    private static long StartNs(NodaTime.TimeZones.ZoneInterval interval) =>
        interval.HasStart ? Saturate(interval.Start.ToUnixTimeTicks()) : long.MinValue;

    private static long EndNs(NodaTime.TimeZones.ZoneInterval interval) =>
        interval.HasEnd ? Saturate(interval.End.ToUnixTimeTicks()) : long.MaxValue;

    private static long Saturate(long ticks) =>
        Math.Clamp(ticks, (long.MinValue / NsPerTick) + 1, (long.MaxValue / NsPerTick) - 1) * NsPerTick;

    private sealed record Span(long FromNs, long ToNs, long OffsetNs)
    {
        public static Span Empty { get; } = new(0, 0, 0);
    }
}
