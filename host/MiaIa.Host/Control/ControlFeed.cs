using System.Diagnostics;
using MiaIa.Engine;
using MiaIa.Sdk;

namespace MiaIa.Host.Control;

/// <summary>
/// The hand on a run, from the run's side: it looks for requests, for the kill file and at the clocks, and turns what it finds
/// into events. Everything a person says is written down before it is carried out.
/// </summary>
/// <param name="watch">Where requests lie, and the kill file.</param>
/// <param name="view">The run.</param>
/// <param name="clock">Watches the clocks; null in a run that does not follow wall time.</param>
internal sealed class ControlFeed(ControlWatch watch, IRunView view, ClockWatch? clock) : IEventInjector
{
    private static readonly TimeSpan StateEvery = TimeSpan.FromSeconds(1);

    private readonly Queue<MarketEvent> _events = [];
    private readonly List<OpenRequest> _open = [];
    private long _stateTicks;
    private bool _isKillSeen;

    /// <inheritdoc />
    public bool TryRead(long timeNs, out MarketEvent e)
    {
        if (_events.Count == 0)
        {
            Look(timeNs);
        }

        return _events.TryDequeue(out e);
    }

    /// <summary>The run ends: who waits for an outcome is told, and what was not taken is refused.</summary>
    public void End()
    {
        foreach (OpenRequest request in _open)
        {
            watch.Finish(request.Name, request.OutcomeAtEnd());
        }

        _open.Clear();
        watch.End();
    }

    private void Look(long timeNs)
    {
        watch.Look();
        FinishRequests(timeNs);
        LookAtKillFile(timeNs);
        LookAtClock(timeNs);
        while (watch.TryTake(out TakenRequest taken))
        {
            Begin(taken.Name, taken.Request, timeNs);
        }

        if (_stateTicks == 0 || Stopwatch.GetElapsedTime(_stateTicks) >= StateEvery)
        {
            _stateTicks = Stopwatch.GetTimestamp();
            watch.Publish(view.State.ToText());
        }
    }

    private void Begin(string name, ControlRequest request, long timeNs)
    {
        _open.Add(new OpenRequest(name, request, view, timeNs));
        string why = request.Reason.Length == 0 ? "" : $": {request.Reason}";
        view.Note(timeNs, NoteKind.Halt, $"{request.Name} asked for by {request.By}{why}");
        switch (request.Command)
        {
            case ControlCommand.Kill:
                _events.Enqueue(MarketEvent.Of(EventKind.EmergencyStop, timeNs));
                break;
            case ControlCommand.Halt:
                _events.Enqueue(MarketEvent.Of(timeNs, new Halt(HaltCause.Command, IsManual: true)));
                break;
            case ControlCommand.Flatten:
                _events.Enqueue(MarketEvent.Of(timeNs, new Halt(HaltCause.Command, IsManual: true)));
                _events.Enqueue(MarketEvent.Of(EventKind.Flatten, timeNs));
                break;
            default:
                _events.Enqueue(MarketEvent.Of(EventKind.Resume, timeNs));
                break;
        }
    }

    private void FinishRequests(long timeNs)
    {
        for (int i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i].Outcome(timeNs) is { } outcome)
            {
                view.Persist();
                watch.Finish(_open[i].Name, outcome);
                _open.RemoveAt(i);
            }
        }
    }

    // Once as long as it is there: a stop that is repeated at every look would fill the record and stop nothing more.
    private void LookAtKillFile(long timeNs)
    {
        bool isThere = watch.IsKillThere;
        if (isThere && !_isKillSeen)
        {
            view.Note(timeNs, NoteKind.Halt, $"emergency stop: {watch.KillPath} is there");
            _events.Enqueue(MarketEvent.Of(EventKind.EmergencyStop, timeNs));
        }

        _isKillSeen = isThere;
    }

    private void LookAtClock(long timeNs)
    {
        if (clock is null)
        {
            return;
        }

        ClockFault fault = clock.Look();
        if (fault.Jump != TimeSpan.Zero)
        {
            view.Note(timeNs, NoteKind.Halt, FormattableString.Invariant(
                $"the wall clock jumped by {fault.Jump.TotalSeconds:+0.0;-0.0} s: no entries until a person resumes; set the clock right first"));
            _events.Enqueue(MarketEvent.Of(timeNs, new Halt(HaltCause.Clock, IsManual: true)));
        }

        if (fault.Pause != TimeSpan.Zero)
        {
            view.Note(timeNs, NoteKind.Data, FormattableString.Invariant(
                $"the machine or the process stood still for {fault.Pause.TotalSeconds:0} s: the feed was lost meanwhile"));
            _events.Enqueue(MarketEvent.Of(EventKind.FeedLost, timeNs));
            _events.Enqueue(MarketEvent.Of(EventKind.FeedRestored, timeNs));
        }
    }
}
