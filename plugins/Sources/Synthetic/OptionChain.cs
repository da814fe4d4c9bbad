using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Snapshots of the SPX chain in the regular hours: the expiry of the day and the next monthly one, with a smile. The
/// first comes a minute after the opening.
/// </summary>
internal sealed class OptionChain(
    SyntheticOptions options, Instrument instrument, MarketState state, SpxIndex index, VixIndex volatility, IReadOnlyList<Session> calendar)
    : ICompanion
{
    /// <summary>Events of a snapshot at most: two expiries, both kinds, and the end.</summary>
    public const int MostEvents = (2 * ((2 * DayStrikes) + 1)) + (2 * ((2 * MonthStrikes) + 1)) + 1;

    private const int DayStrikes = 36;
    private const int MonthStrikes = 24;
    private const double DayInterest = 400;
    private const double MonthInterest = 4000;
    private const double DayTurnover = 6;
    private const double MonthTurnover = 0.2;
    private const double DayVolatilityShare = 0.9;
    private const double Skew = 0.06;
    private const double Curvature = 0.015;
    private const double LeastVolatility = 0.03;
    private const double WidestMoneyness = 4;
    private const double YearNs = 365.0 * 86_400_000_000_000;
    private const double ShortestNs = 60_000_000_000;

    private readonly OpenInterest _interest = new(options.Seed);
    private readonly long _everyNs = options.ChainMinutes * SessionHours.MinuteNs;
    private double _openSpot;

    public long DueNs { get; private set; } = long.MaxValue;

    /// <summary>The strike of the session's planted pin, in index points; 0 for none.</summary>
    public int PinStrike { get; set; }

    public void Open()
    {
        DueNs = state.Hours.RegularOpenNs + SessionHours.MinuteNs;
        _openSpot = 0;
    }

    public void Emit(long timeNs, EventBatch batch)
    {
        double spot = index.ValueAt(timeNs);
        _openSpot = _openSpot > 0 ? _openSpot : spot;
        batch.At(timeNs, instrument.Id);
        AddExpiry(Day(), spot, timeNs, batch);
        AddExpiry(Month(), spot, timeNs, batch);
        batch.AddChainEnd();
        DueNs = timeNs + _everyNs < state.Hours.RegularCloseNs ? timeNs + _everyNs : long.MaxValue;
    }

    private void AddExpiry(in Expiry expiry, double spot, long timeNs, EventBatch batch)
    {
        double years = Math.Max(expiry.SettlementNs - timeNs, ShortestNs) / YearNs;
        double root = Math.Sqrt(years);
        double atTheMoney = volatility.Value / 100 * expiry.VolatilityShare;
        int middle = (int)Math.Round(spot / expiry.Step) * expiry.Step;
        for (int i = -expiry.Strikes; i <= expiry.Strikes; i++)
        {
            int strike = middle + (i * expiry.Step);
            if (strike <= 0)
            {
                continue;
            }

            double x = Math.Clamp(
                PortableMath.Log(strike / spot) / (atTheMoney * root), -WidestMoneyness, WidestMoneyness);
            double smile = Math.Max(atTheMoney * (1 - (Skew * x) + (Curvature * x * x)), LeastVolatility);
            AddRow(in expiry, spot, strike, smile, root, isCall: true, timeNs, batch);
            AddRow(in expiry, spot, strike, smile, root, isCall: false, timeNs, batch);
        }
    }

    private void AddRow(
        in Expiry expiry, double spot, int strike, double smile, double root, bool isCall, long timeNs, EventBatch batch)
    {
        (double price, double delta, double gamma) = OptionFormula.Value(spot, strike, smile * root, isCall);
        double half = Math.Max(0.05, price * 0.01);
        double bid = Math.Floor((price - half) * 20) / 20;
        double ask = Math.Ceiling((price + half) * 20) / 20;
        int pin = expiry.IsDay ? PinStrike : 0;
        int open = _interest.Of(expiry.DateNumber, expiry.Interest, _openSpot, strike, isCall, pin);
        double share = (timeNs - state.Hours.RegularOpenNs) / (double)(state.Hours.RegularCloseNs - state.Hours.RegularOpenNs);
        batch.Add(new OptionRow(
            expiry.SettlementNs, strike, smile, gamma, (float)delta, bid > 0 ? (float)bid : float.NaN, (float)ask, open,
            (int)(open * share * expiry.Turnover), isCall));
    }

    private Expiry Day() => new(
        state.Session.RegularCloseNs, state.Session.DateNumber, Step(5), DayStrikes, DayInterest, DayTurnover,
        DayVolatilityShare, IsDay: true);

    /// <summary>The next monthly expiry: where the calendar tells it, else the third Friday. It settles at 09:30.</summary>
    private Expiry Month()
    {
        (long settlementNs, int dateNumber) = NextMonthly();
        return new Expiry(
            settlementNs, dateNumber, Step(25), MonthStrikes, MonthInterest, MonthTurnover, VolatilityShare: 1, IsDay: false);
    }

    private (long SettlementNs, int DateNumber) NextMonthly()
    {
        int today = state.Session.DateNumber;
        for (int i = 0; i < calendar.Count; i++)
        {
            Session session = calendar[i];
            if (session.DateNumber > today && session.IsTradingDay && session.DaysToExpiry == 0)
            {
                return (session.RegularOpenNs, session.DateNumber);
            }
        }

        DateOnly date = Quarters.DateOf(today);
        DateOnly friday = Quarters.NextThirdFriday(date);
        long days = friday.DayNumber - date.DayNumber;
        return (
            state.Session.RegularOpenNs + (days * 1440 * SessionHours.MinuteNs),
            (friday.Year * 10_000) + (friday.Month * 100) + friday.Day);
    }

    private int Step(int usual) => _openSpot < 15_000 ? usual : usual * 10;

    /// <summary>An expiry and what is usual in it.</summary>
    private readonly record struct Expiry(
        long SettlementNs, int DateNumber, int Step, int Strikes, double Interest, double Turnover, double VolatilityShare, bool IsDay);
}
