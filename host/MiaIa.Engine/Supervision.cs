using MiaIa.Engine.Orders;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine;

/// <summary>
/// What stands above the decisions: halts, what the clock asks for, and the words of persons, feed and broker that are not about one
/// order.
/// </summary>
internal sealed class Supervision(Execution execution, Position position, RiskControl risk)
{
    /// <summary>When it wants to be asked again at the latest, nanoseconds UTC.</summary>
    public long DueNs => Math.Min(Math.Min(risk.Halts.DueNs, risk.Feed.DueNs), execution.DueNs);

    /// <summary>Time passes.</summary>
    public void OnTime(long timeNs)
    {
        risk.Halts.OnTime(timeNs);
        risk.Feed.OnTime(timeNs, position.Quantity != 0);
        if (timeNs >= execution.DueNs)
        {
            execution.OnTime(timeNs);
        }

        execution.Obey(timeNs);
    }

    /// <summary>After each event: what the halts have come to is carried out.</summary>
    public void AfterEvent(long timeNs) => execution.Obey(timeNs);

    /// <summary>A session window begins.</summary>
    public void OnSession(in Session session, long timeNs)
    {
        risk.Inputs.OnSession(in session);
        bool isNewDay = risk.Gate.OnSession(in session);
        risk.Halts.OnSession(in session, timeNs);
        if (isNewDay)
        {
            risk.Watch.Write(timeNs);
        }
    }

    /// <summary>A timer goes off.</summary>
    public void OnTimer(TimerKind timer, long timeNs)
    {
        if (timer is TimerKind.EntriesOpen or TimerKind.EntriesClose)
        {
            risk.Gate.OnWindow(timer is TimerKind.EntriesOpen);
            risk.Feed.OnWindow(timeNs);
        }

        if (timer is TimerKind.EntriesClose)
        {
            execution.CancelEntry(timeNs);
        }
        else if (timer is TimerKind.SessionFlatten)
        {
            execution.Exit(ExitReason.SessionFlatten, timeNs);
        }
        else if (timer is TimerKind.Clock)
        {
            // In a quiet market nothing else asks the broker what it has to say.
            execution.ToBroker(MarketEvent.Of(timeNs, timer));
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
                risk.Watch.Raise(HaltCause.Kill, e.TimeNs, "emergency stop: somebody asked for it");
                execution.Obey(e.TimeNs);
                break;
            case EventKind.Resume:
                risk.Watch.Resume(e.TimeNs, "a person resumed");
                break;
            case EventKind.FeedLost or EventKind.FeedRestored:
                risk.Feed.OnFeed(e.Kind is EventKind.FeedLost, e.TimeNs);
                break;
            case EventKind.BrokerLost or EventKind.BrokerRestored:
                risk.Feed.OnBroker(e.Kind is EventKind.BrokerLost, e.TimeNs);
                execution.OnBroker(e.Kind is EventKind.BrokerLost, e.TimeNs);
                break;
            case EventKind.Index or EventKind.News:
                risk.Inputs.OnEvent(in e);
                break;
            case EventKind.BrokerAccount:
                risk.OnAccount(in e);
                break;
        }
    }

    private void OnHalt(in MarketEvent e)
    {
        string release = e.Halt.IsManual ? "until a person resumes" : "until the next session date";
        risk.Watch.Raise(e.Halt.Cause, e.TimeNs, $"no entries {release} ({e.Halt.Cause})", isManual: e.Halt.IsManual);
        execution.Obey(e.TimeNs);
    }
}
