using MiaIa.Sdk;

namespace MiaIa.Engine.Orders;

/// <summary>
/// Sees a closing through: an exit that was refused or lost is sent again two seconds later, after three attempts every minute; and what
/// still works two seconds after the position is closed is cancelled, should the broker not have done it.
/// </summary>
internal sealed class Closing(EngineSetup setup, Router router, Position position)
{
    private const long RetryNs = 2_000_000_000;
    private const long SlowNs = 60_000_000_000;
    private const int Attempts = 3;

    private long _leftSinceNs = long.MaxValue;
    private long _waitSinceNs = long.MaxValue;

    /// <summary>When it wants to be asked again, nanoseconds UTC.</summary>
    public long DueNs { get; private set; } = long.MaxValue;

    private bool IsOpenEnded => position.Quantity != 0 && router.Closing is not ExitReason.None && !router.HasWorkingExit;

    private bool IsLeft
    {
        get
        {
            if (position.Quantity != 0 || router.HasWorkingEntry)
            {
                return false;
            }

            foreach (TrackedOrder order in router.Orders.Working)
            {
                if (order.State is not OrderState.PendingCancel)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Looks whether something is left to do; asked after everything that may have changed it.</summary>
    public void Check(long timeNs)
    {
        bool isLost = router.IsBrokerLost;
        _waitSinceNs = !router.IsHeld && IsOpenEnded ? Math.Min(_waitSinceNs, timeNs) : long.MaxValue;
        _leftSinceNs = !isLost && router.WorkingCount > 0 && IsLeft ? Math.Min(_leftSinceNs, timeNs) : long.MaxValue;
        long waitNs = router.CloseCount < Attempts ? RetryNs : SlowNs;
        DueNs = Math.Min(
            _waitSinceNs == long.MaxValue ? long.MaxValue : _waitSinceNs + waitNs,
            _leftSinceNs == long.MaxValue ? long.MaxValue : _leftSinceNs + RetryNs);
    }

    /// <summary>Time passes.</summary>
    public void OnTime(long timeNs)
    {
        Check(timeNs);
        if (timeNs < DueNs)
        {
            return;
        }

        if (!router.IsHeld && IsOpenEnded)
        {
            string attempt = router.CloseCount < Attempts ? "again" : "again, as every minute; close by hand if it does not help";
            setup.Journal.OnNote(timeNs, NoteKind.Invariant, $"the exit of {position.Quantity} did not come about: sent {attempt}");
            _waitSinceNs = timeNs;
            router.Close(router.Closing, timeNs);
        }
        else if (IsLeft)
        {
            router.CancelAll(timeNs);
        }
    }
}
