using MiaIa.Engine.Decisions;
using MiaIa.Sdk;

namespace MiaIa.Engine.Risk;

/// <summary>
/// The account and its limits, always on. They decide whether an entry may be made at all, how large it may be, and when the
/// day is over. A limit that latched stays latched until its release.
/// </summary>
/// <param name="limits">The figures.</param>
/// <param name="instrument">The traded instrument.</param>
/// <param name="capital">Equity at the start, in dollars; 0 until the broker tells it.</param>
internal sealed class EntryGate(RiskLimits limits, Instrument instrument, decimal capital)
{
    private const long SecondNs = 1_000_000_000;
    private static readonly TimeSpan RegularOpen = new(9, 30, 0);

    private readonly long _fridayOffsetNs =
        (long)(limits.FridayCutoff.ToTimeSpan() - RegularOpen).TotalSeconds * SecondNs;

    private decimal _capital = capital;
    private bool _isCapitalKnown = capital > 0;
    private decimal _dayStart = capital;
    private decimal _highEquity = capital;
    private decimal _haltEquity = Below(capital, limits.Drawdown.HaltPercent);
    private decimal _warnEquity = Below(capital, limits.Drawdown.WarnPercent);
    private decimal _brokerEquity = decimal.MaxValue;
    private int _date;
    private int _accountDate;
    private bool _isRestored;
    private bool _isLossLatched;
    private bool _isTargetLatched;
    private bool _isTargetDue;
    private ReasonCode _day;
    private long _fridayCutoffNs = long.MaxValue;

    /// <summary>Equity: capital plus realised and open result minus fees, in dollars.</summary>
    public decimal Equity { get; private set; } = capital;

    /// <summary>Highest equity since the account's start or the last resume after a drawdown, in dollars.</summary>
    public decimal PeakEquity { get; private set; } = capital;

    /// <summary>Largest fall of equity from its highest so far, in dollars.</summary>
    public decimal MaxDrawdown { get; private set; }

    /// <summary>Result of the session date, in dollars.</summary>
    public decimal DayProfit => Equity - _dayStart;

    /// <summary>Round trips entered in the session date.</summary>
    public int RoundTripsToday { get; private set; }

    /// <summary>Losses in a row.</summary>
    public int LossStreak { get; private set; }

    /// <summary>Whether the trading window is open.</summary>
    public bool IsWindowOpen { get; private set; }

    /// <summary>Whether equity is so far below its peak that trading halts.</summary>
    public bool IsDrawdownReached => PeakEquity > 0 && Equity <= _haltEquity;

    /// <summary>Whether equity is so far below its peak that entries are made smaller.</summary>
    public bool IsDrawdownWarned => PeakEquity > 0 && Equity <= _warnEquity;

    /// <summary>What the drawdown multiplies the size with, [0, 1].</summary>
    public double DrawdownFactor => IsDrawdownWarned ? limits.Drawdown.WarnSizeFactor : 1;

    /// <summary>What may still be lost today, in dollars, never negative; profit does not add to it.</summary>
    public decimal RemainingBudget => Math.Max(0, limits.DailyLoss + Math.Min(0, DayProfit));

    /// <summary>How much of its limits the account has used, [0, 100].</summary>
    public double Score => RiskScore.Of(limits, DayProfit, Equity, PeakEquity, LossStreak, RoundTripsToday);

    /// <summary>What is kept of it for a restart.</summary>
    public AccountRecord Record => new(Equity, PeakEquity, _dayStart, _accountDate, RoundTripsToday, LossStreak, _isTargetLatched);

    /// <summary>The limits.</summary>
    public RiskLimits Limits => limits;

    /// <summary>Whether the day's limits allow an entry; found anew when the account changes, since it is asked at every moment.</summary>
    public ReasonCode Day() => _day;

    /// <summary>Every limit of the day that forbids an entry.</summary>
    public void CheckDay(ref Steps steps)
    {
        if (_day is ReasonCode.None)
        {
            return;
        }

        steps.Check(_isLossLatched ? ReasonCode.DailyLoss : ReasonCode.None);
        steps.Check(IsTargetReached ? ReasonCode.DailyTarget : ReasonCode.None);
        steps.Check(RoundTripsToday >= limits.MaxRoundTrips ? ReasonCode.MaxRoundTrips : ReasonCode.None);
    }

    /// <summary>A session window begins; a new session date releases what holds for a day.</summary>
    /// <returns>Whether a new day of the account began.</returns>
    public bool OnSession(in Session session)
    {
        if (session.DateNumber == _date)
        {
            return false;
        }

        // Session dates that are no trading days belong to the next trading day: only that one begins a new day.
        _date = session.DateNumber;
        IsWindowOpen = false;
        DateOnly date = new(_date / 10000, _date / 100 % 100, _date % 100);
        _fridayCutoffNs = date.DayOfWeek is DayOfWeek.Friday ? session.RegularOpenNs + _fridayOffsetNs : long.MaxValue;
        if (!session.IsTradingDay || session.DateNumber == _accountDate)
        {
            return false;
        }

        (_accountDate, _dayStart, _isRestored) = (session.DateNumber, Equity, false);
        RoundTripsToday = 0;
        (_isLossLatched, _isTargetLatched) = (false, false);
        _day = FindDay();
        return true;
    }

    /// <summary>The trading window opens or closes.</summary>
    public void OnWindow(bool isOpen) => IsWindowOpen = isOpen;

    /// <summary>A round trip was entered: its first contract was filled.</summary>
    public void OnEntry()
    {
        RoundTripsToday++;
        _day = FindDay();
    }

    /// <summary>A round trip is over.</summary>
    /// <param name="net">Its result after fees, in dollars.</param>
    /// <returns>Losses in a row.</returns>
    public int OnTripEnd(decimal net)
    {
        LossStreak = net < 0 ? LossStreak + 1 : net > 0 ? 0 : LossStreak;
        return LossStreak;
    }

    /// <summary>Marks the account.</summary>
    /// <returns>Whether the daily loss was reached just now.</returns>
    public bool OnEquity(decimal realised, decimal fees, decimal openProfit)
    {
        Equity = _capital + realised - fees + openProfit;
        if (Equity > PeakEquity)
        {
            SetPeak(Equity);
        }

        _highEquity = Math.Max(_highEquity, Equity);
        MaxDrawdown = Math.Max(MaxDrawdown, _highEquity - Equity);
        bool isReached = !_isLossLatched && DayProfit <= -limits.DailyLoss;
        _isLossLatched |= isReached;
        if (limits.DailyTargetAction is DailyTargetAction.Flatten && !_isTargetLatched && DayProfit >= limits.DailyTarget)
        {
            (_isTargetLatched, _isTargetDue) = (true, true);
        }

        _day = FindDay();
        return isReached;
    }

    /// <summary>The equity that the broker tells: the first one is what ours is counted from, and a lower one makes entries smaller.</summary>
    public void OnBrokerEquity(decimal equity)
    {
        _brokerEquity = equity;
        if (_isCapitalKnown)
        {
            return;
        }

        decimal shift = equity - Equity;
        _isCapitalKnown = true;
        (_capital, Equity) = (_capital + shift, equity);
        _dayStart += _isRestored ? 0 : shift;
        _highEquity = Math.Max(_highEquity, equity);
        SetPeak(Math.Max(PeakEquity, equity));
        _day = FindDay();
    }

    /// <summary>Whether the daily target was reached just now and closes everything; asked once.</summary>
    public bool TakeTarget()
    {
        bool isDue = _isTargetDue;
        _isTargetDue = false;
        return isDue;
    }

    /// <summary>The drawdown is measured from here on.</summary>
    public void ResetPeak() => SetPeak(Equity);

    /// <summary>Takes over the account of an earlier run.</summary>
    /// <param name="account">As it stood.</param>
    /// <param name="isLossLatched">Whether its daily loss was reached.</param>
    public void Restore(in AccountRecord account, bool isLossLatched)
    {
        (_capital, Equity, _dayStart, _accountDate) = (account.Equity, account.Equity, account.DayStartEquity, account.DateNumber);
        (RoundTripsToday, LossStreak, _isTargetLatched) = (account.RoundTripsToday, account.LossStreak, account.IsTargetLatched);
        (_isLossLatched, _isRestored, _highEquity) = (isLossLatched, true, Math.Max(account.Equity, account.PeakEquity));
        SetPeak(account.PeakEquity);
        _day = FindDay();
    }

    /// <summary>Whether the clock allows an entry.</summary>
    public ReasonCode Window(long timeNs) =>
        !IsWindowOpen ? ReasonCode.Window
        : timeNs >= _fridayCutoffNs ? ReasonCode.FridayCutoff
        : ReasonCode.None;

    /// <summary>The bounds of a bracket. Without a target the reward is open and not bounded.</summary>
    /// <param name="steps">Receives what is wrong with it.</param>
    /// <param name="stopTicks">Distance of the stop.</param>
    /// <param name="targetTicks">Distance of the target; 0 for none.</param>
    /// <param name="hasStructure">Whether the stop comes from a structure of the market.</param>
    public void CheckBracket(ref Steps steps, int stopTicks, int targetTicks, bool hasStructure)
    {
        bool isBounded = stopTicks >= limits.StopBounds.LeastTicks && stopTicks <= limits.StopBounds.MostTicks;
        double least = hasStructure ? limits.MinReward.Structure : limits.MinReward.Fixed;
        steps.Check(isBounded ? ReasonCode.None : ReasonCode.StopBounds);
        steps.Check(targetTicks > 0 && targetTicks < least * stopTicks ? ReasonCode.MinReward : ReasonCode.None);
    }

    /// <summary>What contracts lose at their stop, fees included, in dollars.</summary>
    public decimal RiskOf(int quantity, int stopTicks) =>
        quantity * ((stopTicks * instrument.TickValue) + (2 * instrument.FeePerSide));

    /// <summary>The limits that only make an entry smaller, where they leave not one contract.</summary>
    /// <param name="steps">Receives them.</param>
    /// <param name="stopTicks">Distance of the stop.</param>
    /// <param name="positionQuantity">The position, signed.</param>
    /// <param name="openRisk">What is open and on its way may lose, in dollars.</param>
    public void CheckRoom(ref Steps steps, int stopTicks, int positionQuantity, decimal openRisk)
    {
        steps.Check(limits.MaxPosition - Math.Abs(positionQuantity) <= 0 ? ReasonCode.MaxPosition : ReasonCode.None);
        steps.Check(OpenRiskBudget(openRisk) < RiskOf(1, stopTicks) ? ReasonCode.OpenRisk : ReasonCode.None);
    }

    /// <summary>How many contracts the budget pays for (a single floor at the end); 0 refuses the entry.</summary>
    /// <param name="stopTicks">Distance of the stop.</param>
    /// <param name="factor">Product of the size factors, [0, 1].</param>
    /// <param name="positionQuantity">The position, signed.</param>
    /// <param name="openRisk">What is open and on its way may lose, in dollars.</param>
    /// <param name="marginRoom">Contracts that the funds cover.</param>
    public int Size(int stopTicks, double factor, int positionQuantity, decimal openRisk = 0, int marginRoom = int.MaxValue)
    {
        decimal ofEquity = limits.PositionSize.RiskPercent / 100 * Math.Min(Equity, _brokerEquity);
        decimal budget = Math.Min(Math.Min(ofEquity, limits.PositionSize.RiskDollars), OpenRiskBudget(openRisk));
        decimal paid = Math.Floor(budget * (decimal)Math.Clamp(factor, 0, 1) / RiskOf(1, stopTicks));
        int room = Math.Min(limits.MaxPosition - Math.Abs(positionQuantity), marginRoom);
        return (int)Math.Max(0, Math.Min(paid, room));
    }

    private static decimal Below(decimal peak, decimal percent) => peak * (1 - (percent / 100));

    private bool IsTargetReached => _isTargetLatched || DayProfit >= limits.DailyTarget;

    private decimal OpenRiskBudget(decimal openRisk) => (limits.OpenRisk.BudgetPercent / 100 * RemainingBudget) - openRisk;

    private void SetPeak(decimal equity)
    {
        PeakEquity = equity;
        _haltEquity = Below(equity, limits.Drawdown.HaltPercent);
        _warnEquity = Below(equity, limits.Drawdown.WarnPercent);
    }

    private ReasonCode FindDay() =>
        _isLossLatched ? ReasonCode.DailyLoss
        : IsTargetReached ? ReasonCode.DailyTarget
        : RoundTripsToday >= limits.MaxRoundTrips ? ReasonCode.MaxRoundTrips
        : ReasonCode.None;
}
