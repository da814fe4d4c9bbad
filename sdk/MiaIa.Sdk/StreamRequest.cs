namespace MiaIa.Sdk;

/// <summary>Which part of a stream to read, into which instrument.</summary>
/// <param name="Instrument">The instrument the events are for; gives tick size and number.</param>
/// <param name="FromNs">First moment wanted, nanoseconds UTC; earlier events are left out.</param>
/// <param name="ToNs">First moment no longer wanted, nanoseconds UTC.</param>
/// <param name="Zones">For formats that write local time.</param>
/// <param name="Problems">Where skipped and suspect records are counted.</param>
public sealed record StreamRequest(
    Instrument Instrument, long FromNs, long ToNs, ITimeZones Zones, IProblems Problems);
