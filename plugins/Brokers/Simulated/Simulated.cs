using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers;

/// <summary>
/// A broker that exists only here. It keeps orders, brackets and groups as an exchange and a broker do together, and asks the
/// fill model for prices. Deterministic: no clock but the event's, and chance only where a fill model draws it from its seed.
/// Everything it does is SIMULATED.
/// </summary>
/// <param name="instrument">The traded instrument.</param>
/// <param name="fills">Prices the fills.</param>
/// <param name="account">The account it keeps; without one margin is not checked.</param>
[Plugin("simulated")]
public sealed class Simulated(Instrument instrument, IFillModel fills, AccountTerms? account = null) : IBroker
{
    private readonly RestingOrders _book = new(instrument, fills, new SimulatedAccount(instrument, account));

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
                _book.OnSession(in e);
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
    public void Submit(ReadOnlySpan<Order> orders, long timeNs) => _book.Submit(orders, timeNs);

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
