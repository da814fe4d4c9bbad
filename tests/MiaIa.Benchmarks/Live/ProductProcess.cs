using System.Globalization;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using MiaIa.Tests;

namespace MiaIa.Benchmarks.Live;

/// <summary>The built program as a process of its own, with what it prints, and the figures of its memory each second.</summary>
internal sealed class ProductProcess : ProgramProcess
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, double> _counters = new(StringComparer.Ordinal);
    private EventPipeSession? _session;
    private double _leastHeap = double.MaxValue;

    /// <summary>Starts it.</summary>
    /// <param name="program">Path of the assembly.</param>
    /// <param name="folder">Its working folder.</param>
    /// <param name="arguments">Its arguments.</param>
    public ProductProcess(string program, string folder, IEnumerable<string> arguments)
        : base(MiaProgram.StartAt(program, folder, new Dictionary<string, string>(StringComparer.Ordinal), [.. arguments]))
    {
    }

    /// <summary>Whether it is over.</summary>
    public bool IsOver => Process.HasExited;

    /// <summary>Memory in use by it, in MiB.</summary>
    public double ResidentMebibytes
    {
        get
        {
            Process.Refresh();
            return Process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>Processor time so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            Process.Refresh();
            return Process.TotalProcessorTime;
        }
    }

    /// <summary>The smallest managed heap of any second since it was asked last, in MB: what is left after collections.</summary>
    public double TakeLeastHeap()
    {
        lock (_gate)
        {
            double least = _leastHeap;
            _leastHeap = double.MaxValue;
            return least;
        }
    }

    /// <summary>A counter of the runtime, as it was last told.</summary>
    public double Counter(string name)
    {
        lock (_gate)
        {
            return _counters.GetValueOrDefault(name, double.NaN);
        }
    }

    /// <summary>Begins to listen to the counters of its runtime.</summary>
    public void WatchMemory()
    {
        EventPipeProvider runtime = new(
            "System.Runtime", System.Diagnostics.Tracing.EventLevel.Informational, 0,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["EventCounterIntervalSec"] = "1" });
        _session = new DiagnosticsClient(Process.Id).StartEventPipeSession(runtime, requestRundown: false);
        Thread reader = new(() =>
        {
            try
            {
                using EventPipeEventSource source = new(_session.EventStream);
                source.Dynamic.All += OnEvent;
                source.Process();
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException or EndOfStreamException)
            {
                // It ended.
            }
        }) { IsBackground = true };
        reader.Start();
    }

    /// <summary>Ctrl-C, and its end.</summary>
    public int End()
    {
        _session?.Dispose();
        Interrupt();
        Process.WaitForExit();
        return Process.ExitCode;
    }

    private void OnEvent(TraceEvent e)
    {
        if (e.EventName is not "EventCounters" || e.PayloadValue(0) is not IDictionary<string, object> outer
            || outer["Payload"] is not IDictionary<string, object> payload)
        {
            return;
        }

        string name = (string)payload["Name"];
        double value = Convert.ToDouble(payload.TryGetValue("Mean", out object? mean) ? mean : payload["Increment"], CultureInfo.InvariantCulture);
        lock (_gate)
        {
            bool isSum = payload.ContainsKey("Increment");
            _counters[name] = isSum ? _counters.GetValueOrDefault(name) + value : value;
            _leastHeap = name is "gc-heap-size" ? Math.Min(_leastHeap, value) : _leastHeap;
        }
    }
}
