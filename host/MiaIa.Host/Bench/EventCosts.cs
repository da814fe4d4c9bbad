using System.Diagnostics;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Bench;

/// <summary>
/// Mean cost of the whole engine by what an event is, the stopwatch's own cost taken off. An event that closes a base bar counts
/// as that, whatever else it is: in it are the longer bars that end there and the decision.
/// </summary>
internal sealed class EventCosts
{
    private const string ClosingBar = "closing-bar";
    private const int Calibrations = 10_000;
    private const double MicrosecondsPerSecond = 1e6;

    private readonly long[] _ticks = new long[32];
    private readonly long[] _counts = new long[32];
    private readonly double _stopwatchTicks = Calibrate();
    private long _barTicks;
    private long _bars;

    /// <summary>Takes an event's duration, in ticks of the stopwatch.</summary>
    public void Add(EventKind kind, bool closesBar, long ticks)
    {
        if (closesBar)
        {
            _barTicks += ticks;
            _bars++;
        }
        else
        {
            _ticks[(int)kind] += ticks;
            _counts[(int)kind]++;
        }
    }

    /// <summary>Microseconds by kind, the dearest last.</summary>
    public IReadOnlyList<(string Kind, double Microseconds)> Means()
    {
        List<(string Kind, double Microseconds)> means = [];
        foreach (EventKind kind in Enum.GetValues<EventKind>().Where(k => _counts[(int)k] > 0))
        {
            means.Add((Words.Kebab(kind.ToString()), Mean(_ticks[(int)kind], _counts[(int)kind])));
        }

        if (_bars > 0)
        {
            means.Add((ClosingBar, Mean(_barTicks, _bars)));
        }

        return [.. means.OrderBy(m => m.Microseconds)];
    }

    private double Mean(long ticks, long count) =>
        Math.Max(0, ((double)ticks / count) - _stopwatchTicks) / Stopwatch.Frequency * MicrosecondsPerSecond;

    private static double Calibrate()
    {
        long begin = Stopwatch.GetTimestamp();
        long last = begin;
        for (int i = 0; i < Calibrations; i++)
        {
            last = Stopwatch.GetTimestamp();
        }

        return (last - begin) / (double)Calibrations;
    }
}
