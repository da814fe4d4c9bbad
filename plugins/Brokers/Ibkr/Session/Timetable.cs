namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>
/// All deadlines and delays of a connection on one timer. Alarms ring one after another in order of their time, never two at once,
/// so a test that moves its clock knows what has happened when the clock stands.
/// </summary>
internal sealed class Timetable : IDisposable
{
    private const long NsPerMillisecond = 1_000_000;

    private readonly PriorityQueue<Alarm, (long DueNs, long Order)> _alarms = new();
    private readonly Lock _gate = new();
    private readonly SessionClock _clock;
    private readonly Action<Exception> _onFault;
    private readonly ITimer _timer;
    private long _order;
    private bool _isRinging;
    private bool _isDisposed;

    /// <summary>An empty timetable.</summary>
    /// <param name="clock">The time it goes by.</param>
    /// <param name="onFault">Told of an exception out of an alarm; the others ring all the same.</param>
    public Timetable(SessionClock clock, Action<Exception> onFault)
    {
        _clock = clock;
        _onFault = onFault;
        _timer = clock.Provider.CreateTimer(
            static t => ((Timetable)t!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Does something after a time.</summary>
    public Alarm After(TimeSpan delay, Action action) => At(_clock.NowNs + SessionClock.Ns(delay), action);

    /// <summary>Does something at a time of the clock's NowNs; at once, but never inside this call, when that has passed.</summary>
    public Alarm At(long dueNs, Action action)
    {
        Alarm alarm = new(dueNs, action);
        lock (_gate)
        {
            _alarms.Enqueue(alarm, (dueNs, _order++));
            if (ReferenceEquals(_alarms.Peek(), alarm))
            {
                SetTimer();
            }
        }

        return alarm;
    }

    /// <summary>Ends after a time, or as cancelled before it.</summary>
    public async Task Pause(TimeSpan delay, CancellationToken cancellation)
    {
        TaskCompletionSource over = new();
        Alarm alarm = After(delay, () => over.TrySetResult());
        using CancellationTokenRegistration registration = cancellation.Register(() => over.TrySetCanceled(cancellation));
        try
        {
            await over.Task.ConfigureAwait(false);
        }
        finally
        {
            alarm.Cancel();
        }
    }

    /// <summary>Ends the timer; alarms still open never ring.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _alarms.Clear();
        }

        _timer.Dispose();
    }

    private void Ring()
    {
        lock (_gate)
        {
            if (_isRinging)
            {
                return;
            }

            _isRinging = true;
        }

        while (NextDue() is { } alarm)
        {
            try
            {
                alarm.Ring();
            }
            catch (Exception e)
            {
                _onFault(e);
            }
        }
    }

    private Alarm? NextDue()
    {
        lock (_gate)
        {
            if (_alarms.TryPeek(out Alarm? alarm, out _) && alarm.DueNs <= _clock.NowNs)
            {
                return _alarms.Dequeue();
            }

            _isRinging = false;
            SetTimer();
            return null;
        }
    }

    private void SetTimer()
    {
        if (_isDisposed || _isRinging || !_alarms.TryPeek(out Alarm? alarm, out _))
        {
            return;
        }

        // Up to the next whole millisecond: a timer that fires early would only be set again.
        long waitMs = Math.Max(0, (alarm.DueNs - _clock.NowNs + NsPerMillisecond - 1) / NsPerMillisecond);
        _timer.Change(TimeSpan.FromMilliseconds(Math.Min(waitMs, int.MaxValue)), Timeout.InfiniteTimeSpan);
    }
}
