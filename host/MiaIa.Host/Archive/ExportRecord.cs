namespace MiaIa.Host.Archive;

/// <summary>A record on its way into the export.</summary>
/// <param name="TimeNs">When it was made, event time, nanoseconds UTC.</param>
/// <param name="Kind">What it is, in the order of records of the same moment.</param>
/// <param name="Number">Its number within the kind.</param>
/// <param name="RoundTrip">The round trip it belongs to; null for none.</param>
internal readonly record struct ExportRecord(long TimeNs, RecordKind Kind, long Number, long? RoundTrip);
