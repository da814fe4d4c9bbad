using System.Diagnostics;
using MiaIa.Engine;
using MiaIa.Host.Calendar;
using MiaIa.Host.Configuration;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Bench;

/// <summary>
/// Runs the same events through fresh engines: passes to warm up, timed passes, and one that times every event. The events are
/// in memory beforehand, so that only the engine is timed; there is no journal.
/// </summary>
internal sealed class EngineBench(RunRequest request, int passes)
{
    private const int WarmUpPasses = 2;
    private const int BlockEvents = 16 * 1024;

    private readonly List<MarketEvent[]> _blocks = [];
    private long _count;

    /// <summary>Measures.</summary>
    public BenchResult Measure(CancellationToken interrupt)
    {
        using Desk desk = Desk.Open(request.ConfigPath, request.PluginFolders);
        RunConfiguration configuration = desk.Configure(request.Mode);
        Instruments instruments = InstrumentTable.Of(configuration.Trade, configuration.Watch);
        ExchangeCalendar calendar = new();
        Market market = request.Data.Count > 0
            ? Market.OfFiles(desk, configuration, instruments, calendar, request)
            : Market.OfFeed(desk, configuration, instruments, calendar, request);
        RunBuilder builder = new(desk, configuration, instruments, market.Shape);
        using (IEventReader reader = market.Open(builder.Build(_ => new NoJournal()).Background))
        {
            ReadAll(reader, interrupt);
        }

        for (int i = 0; i < WarmUpPasses; i++)
        {
            using TradingEngine warm = Engine(builder);
            RunTimed(warm, interrupt);
        }

        List<(double Seconds, double Bytes)> timed = [];
        string fingerprint = "";
        long bars = 0;
        for (int i = 0; i < passes; i++)
        {
            using TradingEngine engine = Engine(builder);
            timed.Add(RunTimed(engine, interrupt));
            fingerprint = engine.FingerprintText();
            bars = engine.BarCount;
        }

        using TradingEngine traced = Engine(builder);
        EventCosts costs = new();
        Latencies latencies = RunTraced(traced, costs, interrupt);
        double[] seconds = [.. timed.Select(t => t.Seconds).Order()];
        return new BenchResult
        {
            Events = _count,
            Bars = bars,
            Decisions = traced.Funnel.Evaluations,
            Kinds = Kinds(),
            Seconds = seconds[seconds.Length / 2],
            FastestSeconds = seconds[0],
            SlowestSeconds = seconds[^1],
            // The engine's own allocations are in every pass; what is not is the runtime compiling a method anew.
            BytesPerEvent = timed.Min(t => t.Bytes),
            Latencies = latencies,
            Costs = costs.Means(),
            PeakMiB = Process.GetCurrentProcess().PeakWorkingSet64 / (1024.0 * 1024),
            Fingerprint = fingerprint,
            Provenance = market.IsSimulated ? "SIMULATED" : "REAL",
            Data = market.Description,
            Plugins = [.. configuration.Features.Select(f => f.Name), .. configuration.Strategies.Select(s => s.Name)],
        };
    }

    private static TradingEngine Engine(RunBuilder builder) => new(builder.Build(_ => new NoJournal()).Setup);

    private void ReadAll(IEventReader reader, CancellationToken interrupt)
    {
        while (!reader.IsEnded)
        {
            interrupt.ThrowIfCancellationRequested();
            MarketEvent[] block = new MarketEvent[BlockEvents];
            int filled = 0;
            while (filled < block.Length && !reader.IsEnded)
            {
                filled += reader.Read(block.AsSpan(filled));
            }

            _blocks.Add(filled == block.Length ? block : block[..filled]);
            _count += filled;
        }
    }

    // Bytes are taken over the second half: by then everything has grown to its size.
    private (double Seconds, double Bytes) RunTimed(TradingEngine engine, CancellationToken interrupt)
    {
        long begin = Stopwatch.GetTimestamp();
        long allocated = 0;
        long after = 0;
        for (int i = 0; i < _blocks.Count; i++)
        {
            interrupt.ThrowIfCancellationRequested();
            if (i == _blocks.Count / 2)
            {
                allocated = GC.GetAllocatedBytesForCurrentThread();
            }

            after += i >= _blocks.Count / 2 ? _blocks[i].Length : 0;
            engine.OnEvents(_blocks[i]);
        }

        double bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
        engine.Complete();
        return (Stopwatch.GetElapsedTime(begin).TotalSeconds, after == 0 ? 0 : bytes / after);
    }

    private Latencies RunTraced(TradingEngine engine, EventCosts costs, CancellationToken interrupt)
    {
        Latencies latencies = new();
        foreach (MarketEvent[] block in _blocks)
        {
            interrupt.ThrowIfCancellationRequested();
            foreach (ref readonly MarketEvent e in block.AsSpan())
            {
                long decisions = engine.Funnel.Evaluations;
                long bars = engine.BarCount;
                long begin = Stopwatch.GetTimestamp();
                engine.OnEvent(in e);
                long ticks = Stopwatch.GetTimestamp() - begin;
                costs.Add(e.Kind, engine.BarCount != bars, ticks);
                if (engine.Funnel.Evaluations != decisions)
                {
                    latencies.Add(ticks);
                }
            }
        }

        return latencies;
    }

    private SortedDictionary<string, long> Kinds()
    {
        long[] counts = new long[32];
        foreach (MarketEvent[] block in _blocks)
        {
            foreach (ref readonly MarketEvent e in block.AsSpan())
            {
                counts[(int)e.Kind]++;
            }
        }

        SortedDictionary<string, long> kinds = new(StringComparer.Ordinal);
        foreach (EventKind kind in Enum.GetValues<EventKind>().Where(k => counts[(int)k] > 0))
        {
            kinds[Words.Kebab(kind.ToString())] = counts[(int)kind];
        }

        return kinds;
    }
}
