namespace MiaIa.Host.Control;

/// <summary>Counts how often the program itself failed within a minute of event time.</summary>
internal sealed class LoopFaults
{
    /// <summary>So many within <see cref="WindowNs"/> are an emergency.</summary>
    public const int Most = 3;

    /// <summary>The time within which they count, in nanoseconds of event time.</summary>
    public const long WindowNs = 60_000_000_000;

    private readonly Queue<long> _times = [];

    /// <summary>One more.</summary>
    /// <param name="timeNs">Event time, nanoseconds UTC.</param>
    /// <returns>Whether it is an emergency.</returns>
    public bool Add(long timeNs)
    {
        _times.Enqueue(timeNs);
        while (_times.Peek() < timeNs - WindowNs)
        {
            _times.Dequeue();
        }

        return _times.Count >= Most;
    }
}
