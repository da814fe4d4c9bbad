using System.Diagnostics;
using MiaIa.Engine;
using MiaIa.Host.Journal;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>Feeds a run from its reader, block by block, and measures the engine alone.</summary>
/// <param name="engine">The engine.</param>
/// <param name="progress">Where a person sees how far it is.</param>
/// <param name="pace">Holds events back to a multiple of wall time; null runs as fast as it goes.</param>
/// <param name="journal">The journal: when it breaks, the run ends, since nothing may happen without a record.</param>
/// <param name="inputs">Records the events; null where they are not kept.</param>
internal sealed class RunLoop(TradingEngine engine, Progress progress, Pace? pace, SqliteJournal? journal = null, InputRecorder? inputs = null)
{
    private const int BlockEvents = InputBuffer.Capacity;

    private MarketEvent[] _block = inputs is null ? new MarketEvent[BlockEvents] : [];
    private InputBuffer? _buffer;
    private long _engineTicks;

    /// <summary>Time spent in the engine, without reading and decoding.</summary>
    public TimeSpan EngineTime => Stopwatch.GetElapsedTime(0, _engineTicks);

    /// <summary>Event time of the first event; null before it.</summary>
    public long? FirstNs { get; private set; }

    /// <summary>Whether it was interrupted.</summary>
    public bool IsInterrupted { get; private set; }

    /// <summary>Runs to the end of the reader, or until interrupted.</summary>
    public void Run(IEventReader reader, CancellationToken interrupt)
    {
        // What the start left behind is given back, so that it does not count for as long as the run lasts.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        while (!reader.IsEnded && !interrupt.IsCancellationRequested && HasBlock())
        {
            int count = reader.Read(_block);
            if (count == 0)
            {
                continue;
            }

            FirstNs ??= _block[0].TimeNs;
            pace?.Hold(_block[count - 1].TimeNs, interrupt);
            long begin = Stopwatch.GetTimestamp();
            Take(count);
            _engineTicks += Stopwatch.GetTimestamp() - begin;
            progress.Report(engine.NowNs, engine.EventCount);
        }

        IsInterrupted = interrupt.IsCancellationRequested;
        long last = Stopwatch.GetTimestamp();
        engine.Complete();
        _engineTicks += Stopwatch.GetTimestamp() - last;
        progress.End();
    }

    // Without a place for the next events, or with a broken journal, the run is over.
    private bool HasBlock()
    {
        if (inputs is not null && _buffer is null)
        {
            _buffer = inputs.Rent();
            _block = _buffer?.Events ?? [];
        }

        return journal is null or { IsWritable: true };
    }

    private void Take(int count, bool isInjected = false)
    {
        if (inputs is null)
        {
            engine.OnEvents(_block.AsSpan(0, count));
            return;
        }

        inputs.Begin(_buffer!, count, isInjected);
        engine.OnEvents(_block.AsSpan(0, count));
        inputs.End();
        _buffer = null;
    }
}
