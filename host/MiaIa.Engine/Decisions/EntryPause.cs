namespace MiaIa.Engine.Decisions;

/// <summary>Keeps entries apart: a while after each entry, and longer after a stop.</summary>
/// <param name="cooldown">How long.</param>
internal sealed class EntryPause(Cooldown cooldown)
{
    private readonly long _afterStopNs = cooldown.AfterStop.Ticks * TimeSpan.NanosecondsPerTick;
    private readonly long _afterEntryNs = cooldown.AfterEntry.Ticks * TimeSpan.NanosecondsPerTick;
    private long _untilNs = long.MinValue;

    /// <summary>Whether an entry may be made at a moment; the moment at which the pause ends is free.</summary>
    public ReasonCode At(long timeNs) => timeNs < _untilNs ? ReasonCode.Cooldown : ReasonCode.None;

    /// <summary>A round trip is over.</summary>
    public void OnTripEnd(in RoundTrip trip)
    {
        long stopNs = trip.ExitReason is ExitReason.Stop ? trip.ExitNs + _afterStopNs : long.MinValue;
        _untilNs = Math.Max(Math.Max(_untilNs, trip.EntryNs + _afterEntryNs), stopNs);
    }
}
