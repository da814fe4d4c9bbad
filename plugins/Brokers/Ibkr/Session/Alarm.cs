namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>Something to be done once at a time, unless it is cancelled before.</summary>
/// <param name="dueNs">When, on the clock's NowNs.</param>
/// <param name="action">What.</param>
internal sealed class Alarm(long dueNs, Action action)
{
    private int _isOver;

    /// <summary>When it is due, on the clock's NowNs.</summary>
    public long DueNs => dueNs;

    /// <summary>Keeps it from ringing. Cancelling twice or late does nothing.</summary>
    public void Cancel() => Interlocked.Exchange(ref _isOver, 1);

    /// <summary>Does its work, the first time only.</summary>
    public void Ring()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            action();
        }
    }
}
