using System.Diagnostics;

namespace MiaIa.Host.Runs;

/// <summary>Tells a person at a terminal how far a long run is, on standard error, at most once a second.</summary>
/// <param name="isShown">Whether anybody watches.</param>
internal sealed class Progress(bool isShown)
{
    private const int CheckEvery = 64;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly long _begin = Stopwatch.GetTimestamp();
    private long _last = Stopwatch.GetTimestamp();
    private int _calls;
    private bool _hasLine;

    /// <summary>Tells, when it is time.</summary>
    public void Report(long eventNs, long events)
    {
        if (!isShown || ++_calls % CheckEvery != 0 || Stopwatch.GetElapsedTime(_last) < Interval)
        {
            return;
        }

        _last = Stopwatch.GetTimestamp();
        double seconds = Stopwatch.GetElapsedTime(_begin).TotalSeconds;
        Console.Error.Write($"\r{Moment.Text(eventNs)}  {events:N0} events  {events / seconds / 1e6:0.0} M/s ");
        _hasLine = true;
    }

    /// <summary>Tells which of some long steps begins.</summary>
    public void Step(string what, int done, int count)
    {
        if (isShown)
        {
            Console.Error.Write($"\r{what} {done + 1} of {count} ");
            _hasLine = true;
        }
    }

    /// <summary>Ends the line.</summary>
    public void End()
    {
        if (_hasLine)
        {
            Console.Error.WriteLine();
            _hasLine = false;
        }
    }
}
