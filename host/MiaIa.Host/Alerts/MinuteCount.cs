namespace MiaIa.Host.Alerts;

/// <summary>How many of something lie within a minute; what is exactly a minute old does not count.</summary>
internal sealed class MinuteCount
{
    private const long MinuteNs = 60_000_000_000;

    private readonly Queue<long> _times = [];

    /// <summary>One more.</summary>
    public void Add(long timeNs) => _times.Enqueue(timeNs);

    /// <summary>How many there are at a moment.</summary>
    public int At(long timeNs)
    {
        while (_times.TryPeek(out long oldest) && timeNs - oldest >= MinuteNs)
        {
            _times.Dequeue();
        }

        return _times.Count;
    }
}
