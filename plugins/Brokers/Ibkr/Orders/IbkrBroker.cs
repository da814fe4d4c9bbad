using MiaIa.Plugins.Brokers.Ibkr.Desk;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <summary>
/// Interactive Brokers, through TWS or IB Gateway on this computer. Calls put messages into the connection's queue and return; what TWS
/// answers waits to be read. Orders and positions are TWS's: after every gap it is asked, and what it says counts.
/// </summary>
[Plugin("ibkr")]
public sealed partial class IbkrBroker : ILiveBroker, IBrokerProbe, IDisposable
{
    private readonly IbkrDesk _desk;
    private readonly OrderSide _orders;
    private bool _isDisposed;

    /// <summary>A broker that is not connected yet.</summary>
    /// <param name="options">Where TWS is and who we are.</param>
    /// <param name="instruments">The instruments of the run; the traded one is a future of CME.</param>
    /// <param name="zones">The host's time zones.</param>
    /// <param name="run">
    /// Names the run, so that a run that is gone on with finds its orders. Without it every start counts as another run: orders that were
    /// left are then unknown ones.
    /// </param>
    /// <param name="contracts">The desk's rule of rolls; null takes the calendar's default.</param>
    public IbkrBroker(
        IbkrBrokerOptions options, Instruments instruments, ITimeZones zones, RunIdentity? run = null, IContractCalendar? contracts = null)
        : this(options, instruments, DeskTable.Rent(options, zones), run, isInline: false) => _desk.Contracts.Calendar ??= contracts;

    internal IbkrBroker(IbkrBrokerOptions options, Instruments instruments, IbkrDesk desk, RunIdentity? run, bool isInline)
    {
        _desk = desk;
        string name = run?.Id ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{desk.Clock.StampNs()}-{options.Port}-{options.ClientId}");
        _orders = new OrderSide(options, instruments.Traded, desk, name, FolderOf(options), isInline);
    }

    /// <inheritdoc/>
    public bool IsSimulated => false;

    /// <inheritdoc/>
    public bool IsReproducible => false;

    /// <summary>The connection.</summary>
    internal IbkrDesk Desk => _desk;

    /// <summary>The orders.</summary>
    internal OrderSide Orders => _orders;

    /// <inheritdoc/>
    public bool OnMarket(in MarketEvent e)
    {
        if (e.Kind is EventKind.Roll)
        {
            _orders.OnRoll(e.Roll.ToContract);
        }

        return _orders.HasAnswers;
    }

    /// <inheritdoc/>
    public void Submit(ReadOnlySpan<Order> orders, long timeNs) => _orders.Submit(orders);

    /// <inheritdoc/>
    public void Cancel(long orderId, long timeNs) => _orders.Cancel(orderId);

    /// <inheritdoc/>
    public void Modify(long orderId, int priceTicks, int quantity, long timeNs) => _orders.Modify(orderId, priceTicks, quantity);

    /// <inheritdoc/>
    public void Reconcile(long timeNs) => _orders.Reconcile();

    /// <inheritdoc/>
    public bool TryRead(out MarketEvent answer) => _orders.TryRead(out answer);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _orders.Close();
            DeskTable.Return(_desk);
        }
    }

    private static string FolderOf(IbkrBrokerOptions options)
    {
        string? state = Environment.GetEnvironmentVariable("MIA_STATE");
        return options.StateFolder.Length > 0 ? options.StateFolder
            : Path.Combine(state is { Length: > 0 } ? state : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".mia"), "ibkr");
    }
}
