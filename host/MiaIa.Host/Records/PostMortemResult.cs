namespace MiaIa.Host.Records;

/// <summary>What the price did after an exit.</summary>
/// <param name="TripId">Number of the round trip.</param>
/// <param name="TimeNs">When it was known, event time, nanoseconds UTC.</param>
/// <param name="Outcome">How the round trip had ended.</param>
/// <param name="IsComplete">Whether the price could be followed for the whole time.</param>
/// <param name="FollowedNs">For how long it was followed, in nanoseconds.</param>
/// <param name="ExtensionR">Largest move beyond the exit price in the trade's direction, in R; 0 when there was none; null without a price after the exit.</param>
/// <param name="PeakNs">How long after the exit that was, in nanoseconds; null when there was no such move.</param>
/// <param name="Insight">What it says.</param>
internal readonly record struct PostMortemResult(
    long TripId,
    long TimeNs,
    TripOutcome Outcome,
    bool IsComplete,
    long FollowedNs,
    double? ExtensionR,
    long? PeakNs,
    Insight Insight);
