using System.Globalization;
using MiaIa.Sdk;

namespace MiaIa.Engine.Orders;

/// <summary>
/// The emergency stop: every order cancelled, every position closed at the market, and both verified with the broker, with three more
/// attempts two seconds apart. Then it says how it ended, and where it did not succeed it goes on every half minute.
/// </summary>
internal sealed class EmergencyStop(EngineSetup setup, Router router, Reconciliation reconciliation, Position position)
{
    private const int Retries = 3;
    private const long RetryNs = 2_000_000_000;
    private const long SlowNs = 30_000_000_000;

    private int _attempts;
    private bool _isVerifying;

    /// <summary>Whether it goes on.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Whether it was asked for and not released.</summary>
    public bool Holds { get; private set; }

    /// <summary>When it looks again, nanoseconds UTC.</summary>
    public long DueNs { get; private set; } = long.MaxValue;

    /// <summary>Begins; while it holds a second call changes nothing.</summary>
    public void Begin(long timeNs)
    {
        if (Holds)
        {
            return;
        }

        (Holds, _attempts) = (true, 0);
        setup.Journal.OnNote(
            timeNs, NoteKind.Halt, $"emergency stop: {router.WorkingCount} orders are being cancelled, position {position.Quantity} is being closed");
        Attempt(timeNs);
    }

    /// <summary>A person released it.</summary>
    public void Release() => (Holds, IsRunning, DueNs) = (false, false, long.MaxValue);

    /// <summary>
    /// Something changed. Flat by our books, the broker is asked at once; and when something comes to life after it was verified - a late
    /// fill, an order thought gone - it begins anew.
    /// </summary>
    public void Check(long timeNs)
    {
        bool isFlat = position.Quantity == 0 && router.WorkingCount == 0;
        if (IsRunning && isFlat && !_isVerifying)
        {
            _isVerifying = true;
            reconciliation.Ask(timeNs);
        }
        else if (Holds && !IsRunning && !isFlat)
        {
            _attempts = 0;
            Attempt(timeNs);
        }
    }

    /// <summary>Time passes.</summary>
    public void OnTime(long timeNs)
    {
        if (IsRunning && timeNs >= DueNs && !router.IsBrokerLost)
        {
            Attempt(timeNs);
        }
    }

    /// <summary>The broker has told everything.</summary>
    public void OnReconciled(long timeNs)
    {
        if (!IsRunning || !reconciliation.IsFlatAtBroker || router.WorkingCount > 0)
        {
            return;
        }

        (IsRunning, DueNs) = (false, long.MaxValue);
        setup.Journal.OnNote(timeNs, NoteKind.Halt, "emergency stop: done; the broker says no position and no working order");
    }

    private void Attempt(long timeNs)
    {
        if (_attempts == Retries + 1)
        {
            setup.Journal.OnNote(
                timeNs, NoteKind.Invariant,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"EMERGENCY STOP NOT VERIFIED after {Retries} more attempts: position {position.Quantity}, {router.WorkingCount} orders may work. Close by hand"));
        }

        (IsRunning, _isVerifying) = (true, false);
        DueNs = timeNs + (_attempts >= Retries ? SlowNs : RetryNs);
        _attempts += _attempts <= Retries ? 1 : 0;
        for (int i = router.WorkingCount - 1; i >= 0; i--)
        {
            TrackedOrder order = router.Orders.Working[i];

            // While a fill of the entry is missing no exit is sent: what protects the contracts that we do not know stays until then.
            bool isNeeded = router.IsFillMissing && order.Order.Role is not OrderRole.Entry;
            if (order.Order.Role is not OrderRole.Exit && !isNeeded)
            {
                router.Cancel(order, timeNs);
            }
        }

        router.Exit(ExitReason.Halt, timeNs);
        reconciliation.Ask(timeNs);
    }
}
