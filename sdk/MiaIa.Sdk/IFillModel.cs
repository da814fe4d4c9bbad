namespace MiaIa.Sdk;

/// <summary>
/// Says whether and at which price a working order is filled by an event. It knows nothing of brackets and groups: those
/// are the simulated broker's. When in doubt it chooses the worse price for us.
/// </summary>
public interface IFillModel
{
    /// <summary>One line for the run's header: what it assumes.</summary>
    string Assumptions { get; }

    /// <summary>How long an order takes to reach the market, in nanoseconds.</summary>
    long LatencyNs { get; }

    /// <summary>A session window begins; slippage may depend on the hours.</summary>
    /// <param name="session">The session.</param>
    /// <param name="timeNs">Event time, nanoseconds UTC.</param>
    void OnSession(in Session session, long timeNs);

    /// <summary>The fill of an order by an event, or none.</summary>
    /// <param name="order">The order, working since before this phase of the event.</param>
    /// <param name="e">The event.</param>
    /// <param name="phase">Which part of it.</param>
    FillQuote Fill(in Order order, in MarketEvent e, FillPhase phase);
}
