using MiaIa.Plugins.Brokers.Ibkr.Orders;
using MiaIa.Sdk;

namespace MiaIa.VirtualDesk;

/// <summary>The broker <c>ibkr</c> on a clock that is off.</summary>
/// <param name="options">Where and when.</param>
/// <param name="instruments">The instruments of the run.</param>
/// <param name="zones">The host's time zones.</param>
/// <param name="run">Which run it is.</param>
[Plugin("shifted-ibkr")]
public sealed class ShiftedBroker(ShiftedOptions options, Instruments instruments, ITimeZones zones, RunIdentity? run = null) : ILiveBroker, IDisposable
{
    private readonly IbkrBroker _broker = new(options.Broker, instruments, options.Rent(zones), run, isInline: false);

    /// <inheritdoc />
    public bool IsSimulated => false;

    /// <inheritdoc />
    public bool IsReproducible => false;

    /// <inheritdoc />
    public BrokerFacts Facts => _broker.Facts;

    /// <inheritdoc />
    public ConnectOutcome Connect(bool wait, CancellationToken interrupt) => _broker.Connect(wait, interrupt);

    /// <inheritdoc />
    public bool TryReadNotice(out BrokerNotice notice) => _broker.TryReadNotice(out notice);

    /// <inheritdoc />
    public bool OnMarket(in MarketEvent e) => _broker.OnMarket(in e);

    /// <inheritdoc />
    public void Submit(ReadOnlySpan<Order> orders, long timeNs) => _broker.Submit(orders, timeNs);

    /// <inheritdoc />
    public void Cancel(long orderId, long timeNs) => _broker.Cancel(orderId, timeNs);

    /// <inheritdoc />
    public void Modify(long orderId, int priceTicks, int quantity, long timeNs) => _broker.Modify(orderId, priceTicks, quantity, timeNs);

    /// <inheritdoc />
    public void Reconcile(long timeNs) => _broker.Reconcile(timeNs);

    /// <inheritdoc />
    public bool TryRead(out MarketEvent answer) => _broker.TryRead(out answer);

    /// <inheritdoc />
    public void Dispose() => _broker.Dispose();
}
