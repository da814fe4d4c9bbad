namespace MiaIa.Host.Alerts;

/// <summary>The thread of a sink: what a slow one waits for, nobody else waits for.</summary>
internal sealed class LaneThread : IDisposable
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);

    private readonly AlertLane _lane;
    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly CancellationTokenSource _end = new();
    private readonly Thread _thread;
    private volatile bool _isClosing;

    /// <summary>Starts it.</summary>
    public LaneThread(AlertLane lane)
    {
        _lane = lane;
        _thread = new Thread(Work) { IsBackground = true, Name = "alerts to " + lane.Name };
        _thread.Start();
    }

    /// <summary>The way to the sink.</summary>
    public AlertLane Lane => _lane;

    /// <summary>There is something to do.</summary>
    public void Wake() => _wake.Set();

    /// <summary>No more messages come: what can be sent now is sent, and the thread ends.</summary>
    public void Close()
    {
        _isClosing = true;
        _wake.Set();
    }

    /// <summary>Waits for its end, and ends what still goes on then.</summary>
    /// <param name="most">How long to wait.</param>
    public void Join(TimeSpan most)
    {
        if (!_thread.Join(most))
        {
            _end.Cancel();
            _ = _thread.Join(LongestSleep);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Close();
        Join(TimeSpan.Zero);
        if (!_thread.IsAlive)
        {
            _wake.Dispose();
            _end.Dispose();
        }
    }

    private void Work()
    {
        while (true)
        {
            bool isLast = _isClosing;
            TimeSpan? next = _lane.Turn(_end.Token);
            if (isLast)
            {
                return;
            }

            _wake.WaitOne(next < LongestSleep ? next.Value : LongestSleep);
        }
    }
}
