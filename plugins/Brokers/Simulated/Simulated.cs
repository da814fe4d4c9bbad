using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers;

/// <summary>
/// A broker that exists only here. It keeps orders, brackets and groups as an exchange and a broker do together, and asks the
/// fill model for prices. Deterministic: no chance, no clock but the event's. Everything it does is SIMULATED.
/// </summary>
[Plugin("simulated")]
public sealed class Simulated(Instrument instrument, IFillModel fills) : IBroker
{
    private readonly RestingOrders _book = new(instrument, fills);

    /// <inheritdoc />
    public bool IsSimulated => true;

    /// <inheritdoc />
    public bool IsReproducible => true;

    /// <inheritdoc />
    public bool OnMarket(in MarketEvent e)
    {
        switch (e.Kind)
        {
            case EventKind.Session:
                fills.OnSession(in e.Session, e.TimeNs);
                break;
            case EventKind.Roll:
                _book.CloseOut(in e);
                break;
            default:
                _book.OnMarket(in e);
                break;
        }

        return _book.Answers.HasAny;
    }

    /// <inheritdoc />
    public void Submit(ReadOnlySpan<Order> orders, long timeNs)
    {
        foreach (ref readonly Order order in orders)
        {
            _book.Add(in order, timeNs);
        }
    }

    /// <inheritdoc />
    public void Cancel(long orderId, long timeNs) => _book.Cancel(orderId, timeNs);

    /// <inheritdoc />
    public void Modify(long orderId, int priceTicks, int quantity, long timeNs) =>
        _book.Modify(orderId, priceTicks, quantity, timeNs);

    /// <inheritdoc />
    public void Reconcile(long timeNs) => _book.TellAll(timeNs);

    /// <inheritdoc />
    public bool TryRead(out MarketEvent answer) => _book.Answers.TryRead(out answer);
}
