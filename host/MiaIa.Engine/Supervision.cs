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
    public long DueNs => Math.Min(halts.DueNs, execution.DueNs);

    /// <summary>Time passes.</summary>
    public void OnTime(long timeNs)
    {
        halts.OnTime(timeNs);
        if (timeNs >= execution.DueNs)
        {
            execution.OnTime(timeNs);
        }
    }

    /// <summary>After each event: what the halts have come to is carried out.</summary>
    public void AfterEvent(long timeNs) => execution.OnHaltState(halts.State, timeNs);

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
            case EventKind.Resume:
                halts.Resume(e.TimeNs, "a person resumed");
                break;
            case EventKind.EmergencyStop:
                halts.Raise(HaltCause.Kill, e.TimeNs, "emergency stop: somebody asked for it");
                break;
            case EventKind.BrokerLost or EventKind.BrokerRestored:
                execution.OnBroker(e.Kind is EventKind.BrokerLost, e.TimeNs);
                break;
        }
    }

    private void OnHalt(in MarketEvent e)
    {
        string release = e.Halt.IsManual ? "until a person resumes" : "until the next session date";
        halts.Raise(e.Halt.Cause, e.TimeNs, $"{e.Halt.Cause}: no entries {release}", isManual: e.Halt.IsManual);
        execution.CancelEntry(e.TimeNs);
        setup.Journal.OnNote(e.TimeNs, NoteKind.Halt, $"no entries {release} ({e.Halt.Cause})");
    }
}
