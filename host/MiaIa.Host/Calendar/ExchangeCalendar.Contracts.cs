using System.Globalization;

namespace MiaIa.Host.Calendar;

/// <content>Monthly expiries and the front contract: SPEC 3.3 and 10.3. Contracts are written yyyyMM.</content>
internal sealed partial class ExchangeCalendar
{
    private readonly int _rollDaysBefore = rollDaysBefore is >= 0 and <= 60
        ? rollDaysBefore
        : throw new CalendarException(string.Create(
            CultureInfo.InvariantCulture, $"roll-days-before is {rollDaysBefore}; it must lie between 0 and 60."));

    private IReadOnlyDictionary<int, DateOnly> _rolls = new Dictionary<int, DateOnly>();

    /// <summary>Whether a month is one of the quarterly contracts: March, June, September, December.</summary>
    public static bool IsQuarterly(int contract) => contract % 100 is 3 or 6 or 9 or 12;

    /// <summary>The quarterly contract after this one.</summary>
    public static int NextContract(int contract) => contract % 100 == 12 ? contract + 91 : contract + 3;

    /// <summary>The quarterly contract before this one.</summary>
    public static int PreviousContract(int contract) => contract % 100 == 3 ? contract - 91 : contract - 3;

    /// <summary>The monthly SPX expiry: the third Friday, or the trading day before it when that is closed.</summary>
    public DateOnly MonthlyExpiry(int year, int month)
    {
        DateOnly friday = HolidayRules.Nth(year, month, DayOfWeek.Friday, 3);
        return IsTradingDay(friday) ? friday : PreviousTradingDay(friday);
    }

    /// <summary>The same calendar with other roll dates.</summary>
    /// <param name="rolls">By contract, the first session date on which it is no longer the front one, in its own quarter.</param>
    public ExchangeCalendar WithRolls(IReadOnlyDictionary<int, DateOnly> rolls) => new(_changes, _rollDaysBefore) { _rolls = rolls };

    /// <summary>The first session date on which a quarterly contract is no longer the front one.</summary>
    public DateOnly RollDate(int contract)
    {
        if (_rolls.TryGetValue(contract, out DateOnly decided))
        {
            return decided;
        }

        DateOnly nominal = HolidayRules
            .Nth(contract / 100, contract % 100, DayOfWeek.Friday, 3)
            .AddDays(-_rollDaysBefore);
        return IsTradingDay(nominal) ? nominal : PreviousTradingDay(nominal);
    }

    /// <summary>The front contract of a session date.</summary>
    public int FrontContract(DateOnly sessionDate)
    {
        int month = ((sessionDate.Month + 2) / 3) * 3;
        int contract = (sessionDate.Year * 100) + month;
        while (sessionDate >= RollDate(contract))
        {
            contract = NextContract(contract);
        }

        return contract;
    }

    /// <summary>When a quarterly contract becomes the front one: 18:00 New York time before its first session.</summary>
    public long FrontFromNs(int contract) => SessionOpenNs(RollDate(PreviousContract(contract)));

    /// <summary>When a quarterly contract is no longer the front one: 18:00 New York time before the roll date's session.</summary>
    public long FrontToNs(int contract) => SessionOpenNs(RollDate(contract));

    /// <summary>Trading days after a session date up to the next monthly expiry; 0 on it.</summary>
    public int DaysToExpiry(DateOnly sessionDate)
    {
        DateOnly expiry = MonthlyExpiry(sessionDate.Year, sessionDate.Month);
        if (expiry < sessionDate)
        {
            DateOnly next = sessionDate.AddMonths(1);
            expiry = MonthlyExpiry(next.Year, next.Month);
        }

        return TradingDays(sessionDate, expiry);
    }

    /// <summary>Trading days after the last monthly expiry before a session date, up to and with it.</summary>
    public int DaysSinceExpiry(DateOnly sessionDate)
    {
        DateOnly expiry = MonthlyExpiry(sessionDate.Year, sessionDate.Month);
        if (expiry >= sessionDate)
        {
            DateOnly last = sessionDate.AddMonths(-1);
            expiry = MonthlyExpiry(last.Year, last.Month);
        }

        return TradingDays(expiry, sessionDate);
    }
}
