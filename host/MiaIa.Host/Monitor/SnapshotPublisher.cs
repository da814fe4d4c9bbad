namespace MiaIa.Host.Monitor;

/// <summary>
/// Makes one snapshot about once a second, on a thread of its own, and keeps the newest for all browsers alike. Where nobody looks it makes
/// none.
/// </summary>
internal sealed class SnapshotPublisher : IDisposable
{
    private readonly Func<byte[]> _make;
    private readonly TimeSpan _interval;
    private readonly Thread _thread;
    private readonly ManualResetEvent _stop = new(initialState: false);
    private readonly AutoResetEvent _wake = new(initialState: false);
    private TaskCompletionSource _next = NewTurn();
    private byte[]? _latest;
    private int _browsers;

    /// <summary>Begins.</summary>
    /// <param name="make">Makes a snapshot, as it is sent; it must not throw.</param>
    /// <param name="interval">From one to the next.</param>
    public SnapshotPublisher(Func<byte[]> make, TimeSpan interval)
    {
        (_make, _interval) = (make, interval);
        _thread = new Thread(Run) { IsBackground = true, Name = "monitor", Priority = ThreadPriority.BelowNormal };
        _thread.Start();
    }

    /// <summary>Browsers that are connected.</summary>
    public int Browsers => Volatile.Read(ref _browsers);

    /// <summary>The newest snapshot; null before the first, and when nobody has looked for a while.</summary>
    public byte[]? Latest => Volatile.Read(ref _latest);

    /// <summary>Done as soon as there is a newer snapshot than now.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>A browser comes.</summary>
    public void Enter()
    {
        Interlocked.Increment(ref _browsers);
        _wake.Set();
    }

    /// <summary>A browser goes.</summary>
    public void Leave() => Interlocked.Decrement(ref _browsers);

    /// <inheritdoc />
    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        Volatile.Read(ref _next).TrySetCanceled();
        _stop.Dispose();
        _wake.Dispose();
    }

    private static TaskCompletionSource NewTurn() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Run()
    {
        WaitHandle[] either = [_stop, _wake];
        while (!_stop.WaitOne(0))
        {
            if (Browsers == 0)
            {
                Volatile.Write(ref _latest, null);
                WaitHandle.WaitAny(either);
                continue;
            }

            Volatile.Write(ref _latest, _make());
            Interlocked.Exchange(ref _next, NewTurn()).TrySetResult();
            _stop.WaitOne(_interval);
        }
    }
}
