using MiaIa.Engine.Decisions;
using MiaIa.Engine.Features;
using MiaIa.Sdk;

namespace MiaIa.Engine;

/// <summary>Takes events to the features and then to the strategies, and notes who threw.</summary>
/// <param name="setup">What the run is made of.</param>
internal sealed class EventDispatch(EngineSetup setup)
{
    private readonly FeatureTable _features = setup.Features;
    private readonly StrategySlot[] _strategies = [.. setup.Strategies]; // a list's foreach would allocate per event
    private readonly EventKinds _strategyKinds =
        setup.Strategies.Aggregate(EventKinds.None, (kinds, s) => kinds | s.Kinds);

    private readonly bool _isDecisionRead = setup.Features.IsRead(0, EventKind.Decision);

    /// <summary>Tells the features that a decision is about to be taken.</summary>
    public void SendDecision(long timeNs)
    {
        if (_isDecisionRead)
        {
            Send(MarketEvent.Of(EventKind.Decision, timeNs, 0));
        }
    }

    /// <summary>Takes an event to everyone who reads it.</summary>
    public void Send(in MarketEvent e)
    {
        if (_features.Dispatch(in e) is not null)
        {
            NoteFaults(e.TimeNs);
        }

        if (((int)_strategyKinds & (1 << (int)e.Kind)) != 0 && e.Instrument <= 0)
        {
            ToStrategies(in e);
        }
    }

    /// <summary>Takes an event that is none of the many to everyone who reads it: figures to the one feature they are for.</summary>
    public void SendOther(in MarketEvent e)
    {
        if (e.Kind is not EventKind.Figures)
        {
            Send(in e);
        }
        else if (_features.DispatchFigures(in e) is not null)
        {
            NoteFaults(e.TimeNs);
        }
    }

    /// <summary>Tells the strategy that opened a round trip that it is over.</summary>
    public void SendTripEnd(in RoundTrip trip, long timeNs)
    {
        if (trip.Strategy >= _strategies.Length)
        {
            return; // a position that no strategy of ours opened
        }

        StrategySlot slot = _strategies[trip.Strategy];
        if (slot.Fault is not null)
        {
            return;
        }

        try
        {
            double ticks = (int)trip.Side * (double)(trip.ExitTicks - trip.EntryTicks);
            slot.Strategy.OnTripEnd(
                new TripEnd(trip.Side, trip.EntryNs, trip.ExitNs, trip.ExitReason is ExitReason.Stop, ticks, (byte)trip.Setup));
        }
#pragma warning disable CA1031 // A plugin may throw anything: that strategy is halted, the stop at the broker stays.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            slot.Expel(problem, timeNs, setup.Journal);
        }
    }

    /// <summary>Every open setup is forgotten.</summary>
    public void DropSetups()
    {
        foreach (StrategySlot slot in _strategies)
        {
            slot.Drop();
        }
    }

    // More than one feature may have thrown at the same event.
    private void NoteFaults(long timeNs)
    {
        foreach (FeatureNode node in _features.Nodes)
        {
            if (node.Fault is not null && !node.IsFaultNoted)
            {
                node.IsFaultNoted = true;
                setup.Journal.OnNote(timeNs, NoteKind.Fault, $"feature {node.Name}: {node.Fault}");
            }
        }
    }

    private void ToStrategies(in MarketEvent e)
    {
        foreach (StrategySlot slot in _strategies)
        {
            if (slot.Fault is not null || ((int)slot.Kinds & (1 << (int)e.Kind)) == 0)
            {
                continue;
            }

            try
            {
                slot.Strategy.OnEvent(in e);
            }
#pragma warning disable CA1031 // A plugin may throw anything: that strategy is halted, the stop at the broker stays.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                slot.Expel(problem, e.TimeNs, setup.Journal);
            }
        }
    }
}
