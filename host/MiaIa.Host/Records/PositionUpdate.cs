using MiaIa.Engine;

namespace MiaIa.Host.Records;

/// <summary>How a round trip stands: every 10 base bars, and when its stop was moved.</summary>
/// <param name="TripId">Number of the round trip.</param>
/// <param name="TimeNs">Event time, nanoseconds UTC.</param>
/// <param name="IsStopMove">Whether its stop was moved; else it is one of every 10 bars.</param>
/// <param name="Bars">Base bars that closed while it was open.</param>
/// <param name="Position">The position.</param>
internal readonly record struct PositionUpdate(long TripId, long TimeNs, bool IsStopMove, int Bars, OpenPosition Position);
