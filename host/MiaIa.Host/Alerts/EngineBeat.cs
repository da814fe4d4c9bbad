using MiaIa.Host.Control;
using MiaIa.Sdk;

namespace MiaIa.Host.Alerts;

/// <summary>The engine's pulse: each look of its loop at the hand of the run is a beat. It costs a look at a clock that never steps.</summary>
/// <param name="time">The clock.</param>
internal sealed class EngineBeat(TimeProvider time)
{
    private const long None = long.MinValue;

    private long _at = None;
    private long _eventNs;

    /// <summary>Event time at the last beat, nanoseconds UTC.</summary>
    public long EventNs => Volatile.Read(ref _eventNs);

    /// <summary>How long ago the last beat was; null before the first and after the end.</summary>
    public TimeSpan? Age => Volatile.Read(ref _at) is var at and not None ? time.GetElapsedTime(at) : null;

    /// <summary>A beat.</summary>
    public void Beat(long eventNs)
    {
        Volatile.Write(ref _eventNs, eventNs);
        Volatile.Write(ref _at, time.GetTimestamp());
    }

    /// <summary>The loop has ended as it should.</summary>
    public void End() => Volatile.Write(ref _at, None);

    /// <summary>The hand on a run, with each look a beat.</summary>
    public IEventInjector Over(IEventInjector hand) => new BeatingHand(this, hand);

    private sealed class BeatingHand(EngineBeat beat, IEventInjector hand) : IEventInjector
    {
        public bool TryRead(long timeNs, out MarketEvent e)
        {
            beat.Beat(timeNs);
            return hand.TryRead(timeNs, out e);
        }
    }
}
