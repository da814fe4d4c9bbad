namespace MiaIa.TwsSimulator;

/// <summary>What the server will do later, in order of time and then of entry. Runs under the server's gate.</summary>
internal sealed class Agenda : IDisposable
{
    private readonly PriorityQueue<Action, (long Ticks, long Sequence)> _queue = new();
    private readonly TimeProvider _clock;
    private readonly Action<Action> _alone;
    private readonly ITimer _timer;
    private long _sequence;

    /// <summary>An empty agenda on this clock; what is due is done through the given gate.</summary>
    public Agenda(TimeProvider clock, Action<Action> alone)
    {
        _clock = clock;
        _alone = alone;
        _timer = clock.CreateTimer(_ => _alone(RunDue), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The present instant.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Does something after a while; at once when the while is not positive.</summary>
    public void After(TimeSpan delay, Action action)
    {
        if (delay <= TimeSpan.Zero)
        {
            action();
            return;
        }

        _queue.Enqueue(action, ((Now + delay).UtcTicks, _sequence++));
        Arm();
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void RunDue()
    {
        while (_queue.TryPeek(out Action? action, out (long Ticks, long) due) && due.Ticks <= Now.UtcTicks)
        {
            _queue.Dequeue();
            action();
        }

        Arm();
    }

    private void Arm()
    {
        if (_queue.TryPeek(out _, out (long Ticks, long) due))
        {
            _timer.Change(TimeSpan.FromTicks(Math.Max(0, due.Ticks - Now.UtcTicks)), Timeout.InfiniteTimeSpan);
        }
    }
}
