using MiaIa.Host.Training;

namespace MiaIa.Host.Records;

/// <summary>The label that training would give the candidate of a round trip.</summary>
/// <param name="TripId">Number of the round trip.</param>
/// <param name="OrderId">The entry order.</param>
/// <param name="Outcome">What became of the candidate.</param>
/// <param name="TimeNs">When that was known, nanoseconds UTC.</param>
/// <param name="IsAssumed">Whether one bar reached both barriers, so that which came first is an assumption.</param>
internal readonly record struct TripLabel(long TripId, long OrderId, LabelOutcome Outcome, long TimeNs, bool IsAssumed);
