namespace MiaIa.Host.Configuration;

/// <summary>Which unit a name tells, and how long the units of time are.</summary>
internal static class Units
{
    /// <summary>The unit that the last word of a kebab-case name tells.</summary>
    public static Unit Of(string key) => key[(key.LastIndexOf('-') + 1)..] switch
    {
        "ns" or "nanoseconds" => Unit.Nanoseconds,
        "ms" or "milliseconds" => Unit.Milliseconds,
        "seconds" => Unit.Seconds,
        "minutes" => Unit.Minutes,
        "hours" => Unit.Hours,
        "percent" => Unit.Percent,
        "ticks" or "bars" or "contracts" or "days" or "sessions" or "prints" or "levels" or "points" or "trips" => Unit.Other,
        _ => Unit.None,
    };

    /// <summary>The length of a unit of time in nanoseconds; 0 for other units.</summary>
    public static decimal NanosecondsOf(Unit unit) => unit switch
    {
        Unit.Nanoseconds => 1,
        Unit.Milliseconds => 1_000_000,
        Unit.Seconds => 1_000_000_000,
        Unit.Minutes => 60_000_000_000,
        Unit.Hours => 3_600_000_000_000,
        _ => 0,
    };

    /// <summary>The length of a unit of time as it is written behind a number, in nanoseconds; 0 for what is none.</summary>
    public static decimal NanosecondsOf(string suffix) => suffix switch
    {
        "ns" => NanosecondsOf(Unit.Nanoseconds),
        "us" => 1_000,
        "ms" => NanosecondsOf(Unit.Milliseconds),
        "s" => NanosecondsOf(Unit.Seconds),
        "m" or "min" => NanosecondsOf(Unit.Minutes),
        "h" => NanosecondsOf(Unit.Hours),
        _ => 0,
    };
}
