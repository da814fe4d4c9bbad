using MiaIa.Plugins.Brokers.Ibkr.Orders;
using MiaIa.Sdk;

namespace MiaIa.VirtualDesk;

/// <summary>The broker <c>ibkr</c> at a TWS in this process.</summary>
/// <param name="options">The session.</param>
/// <param name="instruments">The instruments of the run.</param>
/// <param name="zones">The host's time zones.</param>
/// <param name="run">Which run it is.</param>
[Plugin("virtual-ibkr")]
public sealed class VirtualBroker(VirtualOptions options, Instruments instruments, ITimeZones zones, RunIdentity? run = null) : ILiveBroker, IDisposable
{
    private readonly World _world = World.Of(options, zones);
    private IbkrBroker? _broker;

    /// <inheritdoc />
    public bool IsSimulated => false;

    /// <inheritdoc />
    public bool IsReproducible => false;

    /// <inheritdoc />
    public BrokerFacts Facts
    {
        get
        {
            lock (_world.Gate)
            {
                return Inner.Facts;
            }
        }
    }

    private IbkrBroker Inner => _broker ??= new IbkrBroker(_world.BrokerOptions, instruments, _world.Desk, run, isInline: true);

    /// <inheritdoc />
    public ConnectOutcome Connect(bool wait, CancellationToken interrupt)
    {
        lock (_world.Gate)
        {
            IbkrBroker broker = Inner;
            _world.Desk.Start(wait: true);
            while (!_world.Desk.FirstReady.IsCompleted && !interrupt.IsCancellationRequested)
            {
                _world.Step();
            }

            return broker.Connect(wait, interrupt);
        }
    }

    /// <inheritdoc />
    public bool TryReadNotice(out BrokerNotice notice)
    {
        lock (_world.Gate)
        {
            return Inner.TryReadNotice(out notice);
        }
    }

    /// <inheritdoc />
    public bool OnMarket(in MarketEvent e)
    {
        lock (_world.Gate)
        {
            if (e.Kind is EventKind.Quote or EventKind.Trade or EventKind.Depth)
            {
                _world.Seen++;
            }

            return Inner.OnMarket(in e);
        }
    }

    /// <inheritdoc />
    public void Submit(ReadOnlySpan<Order> orders, long timeNs)
    {
        lock (_world.Gate)
        {
            Inner.Submit(orders, timeNs);
        }
    }

    /// <inheritdoc />
    public void Cancel(long orderId, long timeNs)
    {
        lock (_world.Gate)
        {
            Inner.Cancel(orderId, timeNs);
        }
    }

    /// <inheritdoc />
    public void Modify(long orderId, int priceTicks, int quantity, long timeNs)
    {
        lock (_world.Gate)
        {
            Inner.Modify(orderId, priceTicks, quantity, timeNs);
        }
    }

    /// <inheritdoc />
    public void Reconcile(long timeNs)
    {
        lock (_world.Gate)
        {
            Inner.Reconcile(timeNs);
        }
    }

    /// <inheritdoc />
    public bool TryRead(out MarketEvent answer)
    {
        lock (_world.Gate)
        {
            return Inner.TryRead(out answer);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_world.Gate)
        {
            _broker?.Dispose();
            _world.End();
        }
    }
}
