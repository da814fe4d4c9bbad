namespace MiaIa.Host.Replay;

/// <summary>The first thing that a replay did otherwise.</summary>
/// <param name="Number">The decision at which it shows; 0 when it shows at none.</param>
/// <param name="TimeNs">Its event time, nanoseconds UTC.</param>
/// <param name="What">What differs.</param>
/// <param name="Recorded">As the run has it.</param>
/// <param name="Now">As the replay has it.</param>
internal sealed record ReplayDifference(long Number, long TimeNs, string What, string Recorded, string Now);
