namespace MiaIa.Sdk;

/// <summary>
/// Where orders go. Answers come back as events through <see cref="TryRead"/>, never from inside a call. A broker that
/// cannot send throws nothing: it answers with a rejection.
/// </summary>
public interface IBroker
{
    /// <summary>Whether it only simulates. Shown everywhere.</summary>
    bool IsSimulated { get; }

    /// <summary>
    /// Whether it lives in this process and is a function of what it was given: given the same again after a restart, it is where it
    /// was. One that keeps orders elsewhere says no, and is asked by <see cref="Reconcile"/>.
    /// </summary>
    bool IsReproducible => false;

    /// <summary>Sees the market before anyone else, so that a simulated broker can fill. A real one ignores it.</summary>
    /// <returns>Whether answers wait for <see cref="TryRead"/>.</returns>
    bool OnMarket(in MarketEvent e);

    /// <summary>Takes an entry with its children, or a single order, as one piece.</summary>
    /// <param name="orders">Parent first.</param>
    /// <param name="timeNs">Event time, nanoseconds UTC.</param>
    void Submit(ReadOnlySpan<Order> orders, long timeNs);

    /// <summary>Asks to cancel an order. An order already filled stays filled; the fill is told.</summary>
    void Cancel(long orderId, long timeNs);

    /// <summary>Asks to change price and quantity of an order.</summary>
    void Modify(long orderId, int priceTicks, int quantity, long timeNs);

    /// <summary>
    /// Asks for everything that it knows of our orders of this session date. Told through <see cref="TryRead"/>, what was told before
    /// included: each order's acknowledgement with its quantity and price, its fills with their execution ids, and how it ended, each
    /// with the time at which it happened; then the position; last <see cref="EventKind.Reconciled"/>.
    /// </summary>
    /// <param name="timeNs">Event time, nanoseconds UTC.</param>
    void Reconcile(long timeNs);

    /// <summary>The next answer; false when there is none.</summary>
    bool TryRead(out MarketEvent answer);
}
