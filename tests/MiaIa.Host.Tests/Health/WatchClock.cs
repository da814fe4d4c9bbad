namespace MiaIa.Host.Tests.Health;

/// <summary>Both clocks and their timers, moved by the test; a timer goes off only when the test says so.</summary>
internal sealed class WatchClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private readonly SemaphoreSlim _armed = new(0);
    private DateTimeOffset _wall = new(2026, 1, 5, 15, 0, 0, TimeSpan.Zero);
    private long _ticks = 1;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _wall;

    public override long GetTimestamp() => Volatile.Read(ref _ticks);

    public void Pass(double seconds, double? wallSeconds = null)
    {
        Volatile.Write(ref _ticks, _ticks + TimeSpan.FromSeconds(seconds).Ticks);
        _wall += TimeSpan.FromSeconds(wallSeconds ?? seconds);
    }

    /// <summary>Waits until somebody waits for a timer, lets its time pass, and sets it off.</summary>
    public void FireNext()
    {
        _armed.Wait(TimeSpan.FromMinutes(1)).Should().BeTrue("somebody waits for a time");
        Timer timer;
        lock (_lock)
        {
            timer = _timers[0];
            _timers.RemoveAt(0);
        }

        Pass(timer.Due.TotalSeconds);
        timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Timer timer = new(callback, state, dueTime);
        lock (_lock)
        {
            _timers.Add(timer);
        }

        _armed.Release();
        return timer;
    }

    private sealed class Timer(TimerCallback callback, object? state, TimeSpan due) : ITimer
    {
        public TimeSpan Due => due;

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
