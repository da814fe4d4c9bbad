using System.Globalization;
using MiaIa.Sdk;

namespace MiaIa.Engine.Orders;

/// <summary>
/// Keeps the invariant that an open position has a working stop of its size: an alarm after two seconds without, after five a stop is
/// placed at the planned distance, or the position closed when the price is already beyond it. Refused means emergency.
/// </summary>
internal sealed class Protection(EngineSetup setup, Router router, Position position)
{
    private const long AlarmNs = 2_000_000_000;
    private const long PlaceNs = 5_000_000_000;

    private long _sinceNs = long.MaxValue;
    private bool _isAlarmed;

    /// <summary>When it wants to be asked again, nanoseconds UTC.</summary>
    public long DueNs { get; private set; } = long.MaxValue;

    /// <summary>Looks whether the position is protected; asked after everything that may have changed it.</summary>
    public void Check(long timeNs)
    {
        // What cannot be reached cannot be protected, nor a position that is known to be another one: the broker is asked first, and
        // then a missing stop placed at once.
        if (router.IsHeld || router.IsProtected)
        {
            (_sinceNs, DueNs, _isAlarmed) = (long.MaxValue, long.MaxValue, false);
        }
        else if (_sinceNs == long.MaxValue)
        {
            (_sinceNs, DueNs) = (timeNs, timeNs + AlarmNs);
        }
    }

    /// <summary>Time passes.</summary>
    public void OnTime(long timeNs, int priceTicks)
    {
        Check(timeNs);
        if (timeNs < DueNs)
        {
            return;
        }

        if (!_isAlarmed)
        {
            _isAlarmed = true;
            Note(timeNs, "has no working stop of its size");
        }

        DueNs = _sinceNs + PlaceNs;
        if (timeNs >= DueNs)
        {
            Place(timeNs, priceTicks);
        }
    }

    /// <summary>Places the stop that is missing, or closes where its price is already reached. Nothing happens to a protected position.</summary>
    public void Place(long timeNs, int priceTicks)
    {
        if (router.IsHeld || router.IsProtected)
        {
            return;
        }

        (_sinceNs, DueNs) = (timeNs, timeNs + PlaceNs);
        int stop = router.PlannedStopTicks;
        if (router.Closing is not ExitReason.None)
        {
            router.Close(router.Closing, timeNs);
        }
        else if (priceTicks != 0 && (int)position.Side * (priceTicks - stop) <= 0)
        {
            Note(timeNs, "is closed: the price is beyond the stop that it should have");
            router.Exit(ExitReason.Halt, timeNs);
        }
        else
        {
            router.Rescue(timeNs);
        }
    }

    private void Note(long timeNs, string what) => setup.Journal.OnNote(
        timeNs, NoteKind.Invariant, string.Create(CultureInfo.InvariantCulture, $"position {position.Quantity} {what}"));
}
