namespace MiaIa.Host.Health;

/// <summary>A stream that is expected.</summary>
/// <param name="Component">Its name.</param>
/// <param name="Instrument">Number of its instrument.</param>
/// <param name="Kind">What of the instrument.</param>
/// <param name="IsTraded">Whether nothing can be traded without it.</param>
/// <param name="IsIndex">Whether it is an index, which speaks in regular hours only.</param>
/// <param name="Period">How far apart its events are when all is well; zero for prints and quotes.</param>
internal sealed record WatchedStream(string Component, int Instrument, StreamKind Kind, bool IsTraded, bool IsIndex, TimeSpan Period);
