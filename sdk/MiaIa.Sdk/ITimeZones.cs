namespace MiaIa.Sdk;

/// <summary>The host's time zones. A plugin carries no zone database of its own.</summary>
public interface ITimeZones
{
    /// <summary>
    /// The instant of a local time. A time that a change of clocks skips moves forward by the gap; one that it repeats is the
    /// first of the two.
    /// </summary>
    /// <param name="zone">IANA name, such as America/Chicago.</param>
    /// <param name="localNs">Local time as nanoseconds since 1970-01-01 00:00 local.</param>
    long ToUtcNs(string zone, long localNs);
}
