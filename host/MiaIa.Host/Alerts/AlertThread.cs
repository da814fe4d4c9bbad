namespace MiaIa.Host.Alerts;

/// <summary>The threads of a run's alerts: one makes them, each sink has one of its own.</summary>
internal sealed class AlertThread : IDisposable
{
    private static readonly TimeSpan TurnEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(10);

    private readonly AlertDesk _desk;
    private readonly AlertTap _tap;
    private readonly Action<string> _tell;
    private readonly LaneThread[] _lanes;
    private readonly Thread _thread;
    private volatile bool _isClosing;

    /// <summary>Starts them.</summary>
    /// <param name="desk">Makes the alerts.</param>
    /// <param name="tap">What the engine hands over.</param>
    /// <param name="lanes">The ways to the sinks.</param>
    /// <param name="tell">Tells a person that there are no alerts any more.</param>
    public AlertThread(AlertDesk desk, AlertTap tap, IReadOnlyList<AlertLane> lanes, Action<string> tell)
    {
        (_desk, _tap, _tell) = (desk, tap, tell);
        _lanes = [.. lanes.Select(lane => new LaneThread(lane))];
        _thread = new Thread(Work) { IsBackground = true, Name = "alerts" };
        _thread.Start();
    }

    /// <summary>Takes what is left, and gives the sinks 5 s for it.</summary>
    public void Dispose()
    {
        _isClosing = true;

        // A disk that does not answer must not keep the program from ending.
        _thread.Join(LongestTurn);
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
            // The alerts must not end the run. No sign of life is sent any more, so that a watcher outside tells it too.
            _tell($"there are NO MORE ALERTS of this run: they failed with {problem.GetType().Name}: {problem.Message}");
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
