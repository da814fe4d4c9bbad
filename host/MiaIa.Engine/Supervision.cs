using MiaIa.Engine.Orders;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine;

/// <summary>
/// What stands above the decisions: halts, what the clock asks for, and the words of persons, feed and broker that are not about one
/// order.
/// </summary>
internal sealed class Supervision(EngineSetup setup, Execution execution, EntryGate gate, HaltBook halts)
{
    /// <summary>When it wants to be asked again at the latest, nanoseconds UTC.</summary>
    public long DueNs => halts.DueNs;

    /// <summary>The halts that hold.</summary>
    public IEnumerable<HaltRecord> Halts => halts.Active;

    /// <summary>Time passes.</summary>
    public void OnTime(long timeNs) => halts.OnTime(timeNs);

    /// <summary>A session window begins.</summary>
    public void OnSession(in Session session, long timeNs)
    {
        gate.OnSession(in session);
        halts.OnSession(in session, timeNs);
    }

    /// <summary>A timer goes off.</summary>
    public void OnTimer(TimerKind timer, long timeNs)
    {
        if (timer is TimerKind.EntriesOpen or TimerKind.EntriesClose)
        {
            gate.OnWindow(timer is TimerKind.EntriesOpen);
        }

        if (timer is TimerKind.EntriesClose)
        {
            execution.CancelEntry(timeNs);
        }
        else if (timer is TimerKind.SessionFlatten)
        {
            execution.Exit(ExitReason.SessionFlatten, timeNs);
        }
    }

    /// <summary>A halt, a flatten, a resume or an emergency stop that somebody asked for; what broker and feed say of themselves.</summary>
    public void OnEvent(in MarketEvent e)
    {
        switch (e.Kind)
        {
            case EventKind.Halt:
                OnHalt(in e);
                break;
            case EventKind.Flatten:
                execution.Exit(ExitReason.Halt, e.TimeNs);
                break;
            case EventKind.EmergencyStop:
                OnEmergencyStop(e.TimeNs);
                break;
            case EventKind.Resume:
                halts.Resume(e.TimeNs, "a person resumed");
                break;
        }
    }

    // The simplest one: it neither verifies with the broker nor tries again.
    private void OnEmergencyStop(long timeNs)
    {
        halts.Raise(HaltCause.Kill, timeNs, "emergency stop: no entries until a person resumes");
        execution.Exit(ExitReason.Halt, timeNs);
    }

    private void OnHalt(in MarketEvent e)
    {
        string release = e.Halt.IsManual ? "until a person resumes" : "until the next session date";
        halts.Raise(e.Halt.Cause, e.TimeNs, $"{e.Halt.Cause}: no entries {release}", isManual: e.Halt.IsManual);
        execution.CancelEntry(e.TimeNs);
        setup.Journal.OnNote(e.TimeNs, NoteKind.Halt, $"no entries {release} ({e.Halt.Cause})");
    }
}
