namespace MiaIa.Host.Alerts;

/// <summary>The threads of a run's alerts: one makes them, each sink has one of its own.</summary>
internal sealed class AlertThread : IDisposable
{
    private static readonly TimeSpan TurnEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(5);

    private readonly AlertDesk _desk;
    private readonly AlertTap _tap;
    private readonly LaneThread[] _lanes;
    private readonly Thread _thread;
    private volatile bool _isClosing;

    /// <summary>Starts them.</summary>
    public AlertThread(AlertDesk desk, AlertTap tap, IReadOnlyList<AlertLane> lanes)
    {
        (_desk, _tap) = (desk, tap);
        _lanes = [.. lanes.Select(lane => new LaneThread(lane))];
        _thread = new Thread(Work) { IsBackground = true, Name = "alerts" };
        _thread.Start();
    }

    /// <summary>Why it ended by itself; null when it did not.</summary>
    public string? Fault { get; private set; }

    /// <summary>Takes what is left, and gives the sinks 5 s for it.</summary>
    public void Dispose()
    {
        _isClosing = true;
        _thread.Join();
        foreach (LaneThread lane in _lanes)
        {
            lane.Close();
        }

        long end = Environment.TickCount64 + (long)LastWait.TotalMilliseconds;
        foreach (LaneThread lane in _lanes)
        {
            lane.Join(TimeSpan.FromMilliseconds(Math.Max(0, end - Environment.TickCount64)));
            lane.Dispose();
        }
    }

    private void Work()
    {
        try
        {
            while (!_isClosing)
            {
                _tap.More.WaitOne(TurnEvery);
                Turn();
            }

            Turn();
        }
        catch (Exception problem)
        {
            // The alerts must not end the run; that there are none any more stands in the run's notes.
            Fault = $"{problem.GetType().Name}: {problem.Message}";
        }

        _tap.Close();
    }

    private void Turn()
    {
        if (_desk.Turn())
        {
            foreach (LaneThread lane in _lanes)
            {
                lane.Wake();
            }
        }
    }
}
