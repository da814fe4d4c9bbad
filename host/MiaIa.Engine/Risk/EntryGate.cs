using MiaIa.Sdk;

namespace MiaIa.Engine.Risk;

/// <summary>
/// The limits of the engine, always on. They decide whether an entry may be made at all, how large it may be, and when the
/// day is over. A limit that latched stays latched until its release.
/// </summary>
/// <param name="limits">The figures.</param>
/// <param name="instrument">The traded instrument.</param>
/// <param name="capital">Equity at the start, in dollars.</param>
internal sealed class EntryGate(RiskLimits limits, Instrument instrument, decimal capital)
{
    private const long SecondNs = 1_000_000_000;
    private static readonly TimeSpan RegularOpen = new(9, 30, 0);

    private readonly long _fridayOffsetNs =
        (long)(limits.FridayCutoff.ToTimeSpan() - RegularOpen).TotalSeconds * SecondNs;

    private readonly decimal _capital = capital;
    private decimal _dayStart = capital;
    private int _date;
    private bool _isWindowOpen;
    private bool _isLossLatched;
    private ReasonCode _day;
    private long _fridayCutoffNs = long.MaxValue;

    /// <summary>Equity: capital plus realised and open result minus fees, in dollars.</summary>
    public decimal Equity { get; private set; } = capital;

    /// <summary>Highest equity since the start, in dollars.</summary>
    public decimal PeakEquity { get; private set; } = capital;

    /// <summary>Largest fall of equity from its peak, in dollars.</summary>
    public decimal MaxDrawdown { get; private set; }

    /// <summary>Result of the session date, in dollars.</summary>
    public decimal DayProfit => Equity - _dayStart;

    /// <summary>Round trips entered in the session date.</summary>
    public int RoundTripsToday { get; private set; }

    /// <summary>What may still be lost today, in dollars, never negative; profit does not add to it.</summary>
    public decimal RemainingBudget => Math.Max(0, limits.DailyLoss + Math.Min(0, DayProfit));

    /// <summary>The limits.</summary>
    public RiskLimits Limits => limits;

    /// <summary>Whether the day's limits allow an entry; found anew when the account changes, since it is asked at every moment.</summary>
    public ReasonCode Day() => _day;

    /// <summary>A session window begins; a new session date releases what holds for a day.</summary>
    public void OnSession(in Session session)
    {
        if (session.DateNumber == _date)
        {
            return;
        }

        // Session dates that are no trading days belong to the next trading day: only that one begins a new day.
        _date = session.DateNumber;
        _isWindowOpen = false;
        DateOnly date = new(_date / 10000, _date / 100 % 100, _date % 100);
        _fridayCutoffNs = date.DayOfWeek is DayOfWeek.Friday ? session.RegularOpenNs + _fridayOffsetNs : long.MaxValue;
        if (session.IsTradingDay)
        {
            _dayStart = Equity;
            RoundTripsToday = 0;
            _isLossLatched = false;
            _day = FindDay();
        }
    }

    /// <summary>The trading window opens or closes.</summary>
    public void OnWindow(bool isOpen) => _isWindowOpen = isOpen;

    /// <summary>A round trip was entered: its first contract was filled.</summary>
    public void OnEntry()
    {
        RoundTripsToday++;
        _day = FindDay();
    }

    /// <summary>Marks the account.</summary>
    /// <returns>Whether the daily loss was reached just now.</returns>
    public bool OnEquity(decimal realised, decimal fees, decimal openProfit)
    {
        Equity = _capital + realised - fees + openProfit;
        PeakEquity = Math.Max(PeakEquity, Equity);
        MaxDrawdown = Math.Max(MaxDrawdown, PeakEquity - Equity);
        bool isReached = !_isLossLatched && DayProfit <= -limits.DailyLoss;
        _isLossLatched |= isReached;
        _day = FindDay();
        return isReached;
    }

    /// <summary>Whether the clock allows an entry.</summary>
    public ReasonCode Window(long timeNs) =>
        !_isWindowOpen ? ReasonCode.Window
        : timeNs >= _fridayCutoffNs ? ReasonCode.FridayCutoff
        : ReasonCode.None;

    /// <summary>Whether a bracket is within bounds. Without a target the reward is open and not bounded.</summary>
    /// <param name="stopTicks">Distance of the stop.</param>
    /// <param name="targetTicks">Distance of the target; 0 for none.</param>
    /// <param name="hasStructure">Whether the stop comes from a structure of the market.</param>
    public ReasonCode Bracket(int stopTicks, int targetTicks, bool hasStructure)
    {
        if (stopTicks < limits.StopBounds.LeastTicks || stopTicks > limits.StopBounds.MostTicks)
        {
            return ReasonCode.StopBounds;
        }

        double least = hasStructure ? limits.MinReward.Structure : limits.MinReward.Fixed;
        return targetTicks > 0 && targetTicks < least * stopTicks ? ReasonCode.MinReward : ReasonCode.None;
    }

    /// <summary>How many contracts the budget pays for (a single floor at the end); 0 refuses the entry.</summary>
    /// <param name="stopTicks">Distance of the stop.</param>
    /// <param name="factor">Product of the size factors, [0, 1].</param>
    /// <param name="positionQuantity">The position, signed.</param>
    public int Size(int stopTicks, double factor, int positionQuantity)
    {
        const decimal DayShare = 0.5m;
        decimal ofEquity = limits.PositionSize.RiskPercent / 100 * Equity;
        decimal budget = Math.Min(Math.Min(ofEquity, limits.PositionSize.RiskDollars), DayShare * RemainingBudget);
        decimal perContract = (stopTicks * instrument.TickValue) + (2 * instrument.FeePerSide);
        int paid = (int)Math.Floor(budget * (decimal)Math.Clamp(factor, 0, 1) / perContract);
        return Math.Max(0, Math.Min(paid, limits.MaxPosition - Math.Abs(positionQuantity)));
    }

    private ReasonCode FindDay() =>
        _isLossLatched ? ReasonCode.DailyLoss
        : DayProfit >= limits.DailyTarget ? ReasonCode.DailyTarget
        : RoundTripsToday >= limits.MaxRoundTrips ? ReasonCode.MaxRoundTrips
        : ReasonCode.None;
}
