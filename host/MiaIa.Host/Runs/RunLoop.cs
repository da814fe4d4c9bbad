using System.Diagnostics;
using MiaIa.Engine;
using MiaIa.Host.Configuration;
using MiaIa.Host.Control;
using MiaIa.Host.Health;
using MiaIa.Host.Journal;
using MiaIa.Host.Monitor;
using MiaIa.Host.Recovery;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>Feeds a run from its reader, block by block, and measures the engine alone.</summary>
/// <param name="engine">The engine.</param>
/// <param name="progress">Where a person sees how far it is.</param>
/// <param name="pace">Holds events back to a multiple of wall time; null runs as fast as it goes.</param>
/// <param name="hand">What lays hand on the run; null for one that only computes: it ends at once, and a fault ends it.</param>
internal sealed class RunLoop(TradingEngine engine, Progress progress, Pace? pace, RunHand? hand = null)
{
    private const int BlockEvents = InputBuffer.Capacity;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(30);

    private MarketEvent[] _block = [];
    private InputBuffer? _buffer;
    private readonly LoopFaults _faults = new();
    private int _next;
    private int _count;
    private long _engineTicks;
    private long _lookTicks;
    private int _faultCount;
    private bool _isInFault;
    private bool _isOutOfReach;

    /// <summary>The journal: when it breaks the run ends, since nothing may happen without a record. Null for none.</summary>
    public SqliteJournal? Journal { get; init; }

    /// <summary>Records what the engine takes; null where nothing is kept.</summary>
    public RunRecording? Recording { get; init; }

    /// <summary>Where the loop puts up that it lives and where the engine stands; null where nobody looks.</summary>
    public EngineBoard? Board { get; init; }

    /// <summary>Takes from the engine what the page shows; null where there is no page.</summary>
    public EngineTap? Tap { get; init; }

    /// <summary>Time spent in the engine, without reading and decoding.</summary>
    public TimeSpan EngineTime => Stopwatch.GetElapsedTime(0, _engineTicks);

    /// <summary>Event time of the first event; null before it.</summary>
    public long? FirstNs { get; private set; }

    /// <summary>Whether it was interrupted.</summary>
    public bool IsInterrupted { get; private set; }

    /// <summary>Why the program gave up; null while it works.</summary>
    public string? Failure { get; private set; }

    private InputRecorder? Inputs => Recording?.Inputs;

    private bool IsRecordable => Journal is null or { IsWritable: true };

    private long NowNs => engine.NowNs == long.MinValue ? FirstNs ?? 0 : engine.NowNs;

    /// <summary>Runs to the end of the reader, or until interrupted.</summary>
    public void Run(IEventReader reader, CancellationToken interrupt)
    {
        // What the start left behind is given back, so that it does not count for as long as the run lasts.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Look();
        while (!interrupt.IsCancellationRequested && Failure is null && IsRecordable)
        {
            Board?.OnTurn();
            if (_next == _count && !Fill(reader))
            {
                if (reader.IsEnded || !IsRecordable)
                {
                    break;
                }

                Wait(reader, interrupt);
                continue;
            }

            int due = pace?.Due(_block.AsSpan(_next, _count - _next), interrupt) ?? _count - _next;
            Take(Recording is { IsReconcileDue: true } ? Math.Min(due, 1) : due);
            progress.Report(engine.NowNs, engine.EventCount);
            Look();
        }

        IsInterrupted = interrupt.IsCancellationRequested;
        if (hand is not null && (IsInterrupted || Failure is not null) && IsRecordable)
        {
            WindDown(reader, hand);
        }

        long last = Stopwatch.GetTimestamp();
        engine.Complete();
        _engineTicks += Stopwatch.GetTimestamp() - last;
        progress.End();
    }

    // Without a place for the next events the journal is broken, and the run over.
    private bool Fill(IEventReader reader)
    {
        if (_buffer is null && Inputs is not null)
        {
            _buffer = Inputs.Rent();
            _block = _buffer?.Events ?? [];
        }
        else if (_block.Length == 0)
        {
            _block = new MarketEvent[BlockEvents];
        }

        (_next, _count) = (0, reader.IsEnded || _block.Length == 0 ? 0 : reader.Read(_block));
        FirstNs ??= _count > 0 ? _block[0].TimeNs : null;
        if (_count > 0)
        {
            Inputs?.Begin(_buffer!, _count);
        }

        return _count > 0;
    }

    // A quiet feed must not keep a person waiting.
    private void Wait(IEventReader reader, CancellationToken interrupt)
    {
        if (hand is null)
        {
            return;
        }

        Look();
        if (!reader.TryWait(1))
        {
            interrupt.WaitHandle.WaitOne(1);
        }
    }

    private void Take(int count)
    {
        int first = _next;
        long taken = engine.EventCount + engine.BackwardsCount;
        if (hand is not null && count > 0 && _block[_next + count - 1].TimeNs >= engine.DueNs)
        {
            Journal?.Expect();
        }

        long begin = Stopwatch.GetTimestamp();
        try
        {
            engine.OnEvents(_block.AsSpan(_next, count));
            _next += count;
        }
        catch (Exception fault) when (hand is not null)
        {
            // What was not counted was not taken, and comes again.
            _next += (int)(engine.EventCount + engine.BackwardsCount - taken);
            OnFault(fault, hand);
        }

        long ticks = Stopwatch.GetTimestamp() - begin;
        _engineTicks += ticks;
        Board?.OnTaken(_block.AsSpan(first, _next - first), (double)ticks / Stopwatch.Frequency);
        Tap?.AfterEvents(engine, ticks);
        Recording?.Reconcile(engine);
        EndBlock();
    }

    private void EndBlock()
    {
        if (_next == _count)
        {
            Inputs?.End();
            _buffer = null;
        }
    }

    private void Look()
    {
        if (hand is null || engine.NowNs == long.MinValue || Stopwatch.GetElapsedTime(_lookTicks) < LookEvery)
        {
            return;
        }

        try
        {
            while (hand.Injector.TryRead(NowNs, out MarketEvent e))
            {
                Inject(in e, hand);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Nobody can reach the run any more: nothing new, and what is open keeps its stop.
            if (!_isOutOfReach)
            {
                _isOutOfReach = true;
                hand.View.Note(NowNs, NoteKind.Fault, $"the control folder cannot be read: {problem.Message}");
                Inject(MarketEvent.Of(NowNs, new Halt(HaltCause.ProgramFault, IsManual: true)), hand);
            }
        }

        _lookTicks = Stopwatch.GetTimestamp();
    }

    /// <summary>Puts an event into the stream that did not come from the reader. Every such event comes through here.</summary>
    private void Inject(in MarketEvent e, RunHand by)
    {
        Inputs?.BeginInjected(in e);
        try
        {
            engine.OnEvent(in e);
        }
        catch (Exception fault)
        {
            OnFault(fault, by);
        }

        Inputs?.EndInjected();
    }

    private void OnFault(Exception fault, RunHand by)
    {
        _faultCount++;
        by.View.Note(NowNs, NoteKind.Fault, $"the program failed at an event: {fault.GetType().Name}: {fault.Message}");
        bool isEmergency = _faults.Add(NowNs);
        if (Failure is not null || _isInFault)
        {
            return;
        }

        // What it knows may be wrong from here on: nothing new, and at the third time out of everything.
        _isInFault = true;
        Inject(MarketEvent.Of(NowNs, new Halt(isEmergency ? HaltCause.LoopFaults : HaltCause.ProgramFault, IsManual: true)), by);
        if (isEmergency)
        {
            Failure = $"the program failed {LoopFaults.Most} times within a minute, the last time with: {fault.Message}";
            Inject(MarketEvent.Of(EventKind.EmergencyStop, NowNs), by);
        }

        _isInFault = false;
    }

    /// <summary>
    /// The end of a run that is interrupted or failed: what is open is closed, as the setting says. An order of now is filled by an
    /// event to come, so the run goes on until then, without waiting for the pace.
    /// </summary>
    private void WindDown(IEventReader reader, RunHand by)
    {
        bool isKept = Failure is null && by.OnInterrupt is InterruptAction.KeepStop;
        if (IsWoundDown(by.View, isKept: false))
        {
            return;
        }

        if (Failure is null)
        {
            by.View.Note(NowNs, NoteKind.Halt, isKept
                ? "interrupted: no entries; a position keeps its stop"
                : "interrupted: no entries; the position is closed");
            Inject(MarketEvent.Of(NowNs, TimerKind.EntriesClose), by);
            if (!isKept)
            {
                Inject(MarketEvent.Of(EventKind.Flatten, NowNs), by);
            }
        }

        FeedUntilClosed(reader, by, isKept);
        string end = IsWoundDown(by.View, isKept: false)
            ? "flat, and no order works"
            : FormattableString.Invariant($"position {by.View.Position}, {by.View.Working} orders work");
        by.View.Note(NowNs, NoteKind.Halt, $"ended: {end}");
    }

    private void FeedUntilClosed(IEventReader reader, RunHand by, bool isKept)
    {
        long endNs = NowNs + OpenRequest.LongestNs;
        long begin = Stopwatch.GetTimestamp();
        int most = _faultCount + LoopFaults.Most;
        while (!IsWoundDown(by.View, isKept) && NowNs < endNs && _faultCount < most && Stopwatch.GetElapsedTime(begin) < LongestEnd)
        {
            if (_next < _count || Fill(reader))
            {
                TakeAtEnd();
            }
            else if (reader.IsEnded)
            {
                return;
            }
            else
            {
                Thread.Yield();
            }
        }
    }

    // The clock must not open again what the end has closed.
    private void TakeAtEnd()
    {
        if (_block[_next] is { Kind: EventKind.Timer, Timer: TimerKind.EntriesOpen })
        {
            Inputs?.Skip();
            _next++;
            EndBlock();
        }
        else
        {
            Take(1);
        }
    }

    private static bool IsWoundDown(IRunView view, bool isKept) =>
        view.Position == 0 ? view.Working == 0 : isKept;
}
