namespace MiaIa.Sdk;

/// <summary>
/// The long part of a feature. It sees the events of all instruments before the engine does, in their order, and knows no clock
/// but theirs: the same events give the same answers behind the same events. One that throws faults its feature for the run.
/// </summary>
public interface IBackgroundWork
{
    /// <summary>The kinds of events it is called for.</summary>
    EventKinds Kinds { get; }

    /// <summary>Reads an event.</summary>
    /// <returns>The answer that follows the event, good until the next call; empty when there is none. Absent figures are NaN.</returns>
    ReadOnlySpan<double> OnEvent(in MarketEvent e);
}
