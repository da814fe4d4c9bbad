using System.Diagnostics;
using MiaIa.Engine;
using MiaIa.Host.Calendar;
using MiaIa.Host.Configuration;
using MiaIa.Host.Journal;
using MiaIa.Host.Recovery;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Bench;

/// <summary>
/// Runs the same events through fresh engines: passes to warm up, timed passes, and one that times every event. The events are
/// in memory beforehand, so that only the engine is timed; with a journal, what the engine waits for it counts as well.
/// </summary>
internal sealed class EngineBench(BenchRequest bench)
{
    private const int WarmUpPasses = 2;
    private const int BlockEvents = InputBuffer.Capacity;

    private readonly RunRequest _request = bench.Run;
    private readonly List<MarketEvent[]> _blocks = [];
    private readonly InputBuffer _plain = new();
    private long _count;

    /// <summary>Measures.</summary>
    public BenchResult Measure(CancellationToken interrupt)
    {
        using Desk desk = Desk.Open(_request.ConfigPath, _request.PluginFolders);
        RunConfiguration configuration = Made(desk.Configure(_request.Mode));
        Instruments instruments = InstrumentTable.Of(configuration.Trade, configuration.Watch);
        ExchangeCalendar calendar = new();
        Market market = _request.Data.Count > 0
            ? Market.OfFiles(desk, configuration, instruments, calendar, _request)
            : Market.OfFeed(desk, configuration, instruments, calendar, _request);
        RunBuilder builder = new(desk, configuration, instruments, market.Shape);
        using (IEventReader reader = market.Open(builder.Build(_ => new NoJournal()).Background))
        {
            ReadAll(reader, interrupt);
        }

        for (int i = 0; i < WarmUpPasses; i++)
        {
            RunPass(builder, (engine, inputs) => RunTimed(engine, inputs, interrupt));
        }

        List<(double Seconds, double Bytes)> timed = [];
        string fingerprint = "";
        long bars = 0;
        for (int i = 0; i < bench.Passes; i++)
        {
            RunPass(builder, (engine, inputs) =>
            {
                timed.Add(RunTimed(engine, inputs, interrupt));
                fingerprint = engine.FingerprintText();
                bars = engine.BarCount;
            });
        }

        EventCosts costs = new();
        Latencies latencies = new();
        Latencies signals = new();
        long decisions = 0;
        RunPass(builder, (engine, inputs) =>
        {
            RunTraced(engine, inputs, costs, latencies, signals, interrupt);
            decisions = engine.Funnel.Evaluations;
        });
        double[] seconds = [.. timed.Select(t => t.Seconds).Order()];
        return new BenchResult
        {
            Events = _count,
            Bars = bars,
            Decisions = decisions,
            IsJournaled = bench.IsJournaled,
            Signals = signals,
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

    private RunConfiguration Made(RunConfiguration configuration)
    {
        if ((bench.IsPlanted || bench.Activity is not null) && (_request.Data.Count > 0 || configuration.Sim?.Source is null))
        {
            throw new RunException("--planted and --activity are for the made-up market: leave --data out.", ExitCodes.Configuration);
        }

        if (configuration.Sim is not { Source: { } source } sim)
        {
            return configuration;
        }

        PluginInstance made = OptionOverride.With(source, "planted", bench.IsPlanted ? "all" : null);
        return configuration with { Sim = sim with { Source = OptionOverride.With(made, "activity", bench.Activity) } };
    }

    private void RunPass(RunBuilder builder, Action<TradingEngine, InputRecorder?> pass)
    {
        if (!bench.IsJournaled)
        {
            RunPlan lean = builder.Build(_ => new NoJournal(), records: new NoRecords());
            using TradingEngine plain = new(lean.Setup);
            lean.Watch.Attach(plain);
            pass(plain, null);
            return;
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("mia-bench-");
        try
        {
            using RunRecording recording = new(
                Path.Combine(folder.FullName, "run.db"), unfinished: null, new JournalSettings { IsDurable = true }, keepsInputs: true);
            RunPlan plan = builder.Build(recording.Lay, recording.Wrap);
            recording.Open(new Dictionary<string, string>(StringComparer.Ordinal));
            using TradingEngine engine = new(plan.Setup);
            plan.Watch.Attach(engine);
            recording.Begin(engine, new Progress(isShown: false));
            pass(engine, recording.Inputs);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

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
    private (double Seconds, double Bytes) RunTimed(TradingEngine engine, InputRecorder? inputs, CancellationToken interrupt)
    {
        long ticks = 0;
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
            ticks += RunBlock(engine, inputs, _blocks[i]);
        }

        double bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
        long begin = Stopwatch.GetTimestamp();
        engine.Complete();
        ticks += Stopwatch.GetTimestamp() - begin;
        return ((double)ticks / Stopwatch.Frequency, after == 0 ? 0 : bytes / after);
    }

    // A reader writes events where the engine and the journal read them: copying them there is its work, waiting for the place is not.
    private long RunBlock(TradingEngine engine, InputRecorder? inputs, MarketEvent[] block)
    {
        long begin = Stopwatch.GetTimestamp();
        InputBuffer? buffer = inputs?.Rent();
        long rented = Stopwatch.GetTimestamp();
        MarketEvent[] events = (buffer ?? _plain).Events;
        block.CopyTo(events.AsSpan());
        long copied = Stopwatch.GetTimestamp();
        if (buffer is not null)
        {
            inputs!.Begin(buffer, block.Length);
        }

        engine.OnEvents(events.AsSpan(0, block.Length));
        inputs?.End();
        return Stopwatch.GetTimestamp() - copied + rented - begin;
    }

    private void RunTraced(
        TradingEngine engine, InputRecorder? inputs, EventCosts costs, Latencies latencies, Latencies signals, CancellationToken interrupt)
    {
        foreach (MarketEvent[] block in _blocks)
        {
            interrupt.ThrowIfCancellationRequested();
            inputs?.BeginCopy(block);
            foreach (ref readonly MarketEvent e in block.AsSpan())
            {
                long decisions = engine.Funnel.Evaluations;
                long candidates = engine.Funnel.CandidateEvaluations;
                long bars = engine.BarCount;
                long begin = Stopwatch.GetTimestamp();
                engine.OnEvent(in e);
                long ticks = Stopwatch.GetTimestamp() - begin;
                costs.Add(e.Kind, engine.BarCount != bars, ticks);
                if (engine.Funnel.Evaluations != decisions)
                {
                    latencies.Add(ticks);
                }

                if (engine.Funnel.CandidateEvaluations != candidates)
                {
                    signals.Add(ticks);
                }
            }

            inputs?.End();
        }
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
