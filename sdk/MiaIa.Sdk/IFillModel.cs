namespace MiaIa.Sdk;

/// <summary>
/// Says whether and at which price a working order is filled by an event. It knows nothing of brackets and groups: those
/// are the simulated broker's. When in doubt it chooses the worse price for us.
/// </summary>
/// <remarks>
/// At every event the broker first brings what reaches the market before it (<see cref="Arrive"/>, <see cref="Leave"/>), then shows
/// the event (<see cref="OnMarket"/>), then asks about each working order (<see cref="Fill"/>).
/// </remarks>
public interface IFillModel
{
    /// <summary>One line for the run's header: what it assumes.</summary>
    string Assumptions { get; }

    /// <summary>How long a message usually takes to reach the market, in nanoseconds.</summary>
    long LatencyNs { get; }

    /// <summary>
    /// How long the next message takes, in nanoseconds: asked once for each order with its children, each cancel and each change, in
    /// the order of sending. Default: always the same.
    /// </summary>
    long NextLatencyNs() => LatencyNs;

    /// <summary>A session window begins; slippage may depend on the hours.</summary>
    /// <param name="session">The session.</param>
    /// <param name="timeNs">Event time, nanoseconds UTC.</param>
    void OnSession(in Session session, long timeNs);

    /// <summary>An event of the traded instrument, whether orders work or not. Must be cheap. Default: nothing is kept.</summary>
    /// <param name="e">The event.</param>
    void OnMarket(in MarketEvent e)
    {
    }

    /// <summary>
    /// An order reaches the market, or comes back to it with another price or more contracts. Answered from what the market was
    /// before that moment; asked again as long as the answer has more. Default: nothing, it waits for an event.
    /// </summary>
    /// <param name="order">The order, with the contracts still open.</param>
    /// <param name="timeNs">When, nanoseconds UTC.</param>
    FillQuote Arrive(in Order order, long timeNs) => default;

    /// <summary>The fill of an order by an event, or none.</summary>
    /// <param name="order">The order, working since before this phase of the event, with the contracts still open.</param>
    /// <param name="e">The event.</param>
    /// <param name="phase">Which part of it.</param>
    FillQuote Fill(in Order order, in MarketEvent e, FillPhase phase);

    /// <summary>Whether an order is being executed, as a triggered stop is: no cancel and no change comes in time. Default: no.</summary>
    /// <param name="orderId">Our id of the order.</param>
    bool IsCommitted(long orderId) => false;

    /// <summary>An order no longer works, filled or not. Default: nothing was kept.</summary>
    /// <param name="orderId">Our id of the order.</param>
    void Leave(long orderId)
    {
    }
}
