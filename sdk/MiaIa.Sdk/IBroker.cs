namespace MiaIa.Sdk;

/// <summary>
/// Where orders go. Answers come back as events through <see cref="TryRead"/>, never from inside a call. A broker that
/// cannot send throws nothing: it answers with a rejection.
/// </summary>
public interface IBroker
{
    /// <summary>Whether it only simulates. Shown everywhere.</summary>
    bool IsSimulated { get; }

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

    /// <summary>The next answer: acknowledged, rejected, cancelled or filled; false when there is none.</summary>
    bool TryRead(out MarketEvent answer);
}
