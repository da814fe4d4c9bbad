using MiaIa.Sdk;

namespace MiaIa.Engine.Risk;

/// <summary>
/// Halts that came as events. While one holds there are no entries; exits go on. A manual one holds for the rest of the run,
/// any other one until the next session date that is a trading day.
/// </summary>
internal sealed class HaltLatch
{
    private bool _isManual;
    private int _date;

    /// <summary>Whether entries are forbidden.</summary>
    public bool IsHalted { get; private set; }

    /// <summary>A halt begins.</summary>
    public void OnHalt(in Halt halt)
    {
        IsHalted = true;
        _isManual |= halt.IsManual;
    }

    /// <summary>A session window begins.</summary>
    public void OnSession(in Session session)
    {
        IsHalted &= _isManual || session.DateNumber == _date || !session.IsTradingDay;
        _date = session.DateNumber;
    }
}
