namespace MiaIa.Engine.Risk;

/// <summary>Whether so many events lie within a minute. What is exactly a minute old does not count.</summary>
/// <param name="most">Number of events that reaches the limit.</param>
internal sealed class EventRate(int most)
{
    private const long MinuteNs = 60_000_000_000;

    private readonly long[] _times = new long[most];
    private long _count;

    /// <summary>Adds an event.</summary>
    /// <returns>Whether the limit is reached with it.</returns>
    public bool Add(long timeNs)
    {
        _times[_count++ % most] = timeNs;

        // The oldest of the last so many is the one that the next event will replace.
        return _count >= most && timeNs - _times[_count % most] < MinuteNs;
    }
}
