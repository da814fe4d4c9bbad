using System.Globalization;
using MiaIa.Host.Calendar;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Calendar;

/// <summary>Dates from the exchange's published holidays and from SPEC 3 and 26.</summary>
public sealed class ExchangeCalendarTests
{
    private readonly ExchangeCalendar _calendar = new();

    [Theory]
    [InlineData("2012-01-02")] // New Year's Day was a Sunday
    [InlineData("2017-01-02")]
    [InlineData("2013-01-21")] // Martin Luther King
    [InlineData("2020-02-17")] // Presidents
    [InlineData("2013-03-29")] // Good Friday
    [InlineData("2019-04-19")]
    [InlineData("2024-03-29")]
    [InlineData("2020-05-25")] // Memorial
    [InlineData("2022-06-20")] // Juneteenth was a Sunday
    [InlineData("2020-07-03")] // 4 July was a Saturday
    [InlineData("2021-07-05")] // 4 July was a Sunday
    [InlineData("2013-09-02")] // Labor
    [InlineData("2013-11-28")] // Thanksgiving
    [InlineData("2021-12-24")] // Christmas Day was a Saturday
    [InlineData("2022-12-26")] // Christmas Day was a Sunday
    [InlineData("2018-12-05")] // mourning
    [InlineData("2025-01-09")]
    public void IsFullHoliday_HoldsOnPublishedHolidays(string date)
    {
        _calendar.IsFullHoliday(Date(date)).Should().BeTrue();
        _calendar.IsTradingDay(Date(date)).Should().BeFalse();
    }

    [Theory]
    [InlineData("2021-12-31")] // New Year's Day was a Saturday: not observed
    [InlineData("2021-06-18")] // no Juneteenth before 2022
    [InlineData("2013-10-14")] // Columbus Day is a trading day
    [InlineData("2013-11-11")] // and Veterans Day
    public void IsTradingDay_HoldsOnDaysThatOnlyLookLikeHolidays(string date) =>
        _calendar.IsTradingDay(Date(date)).Should().BeTrue();

    [Theory]
    [InlineData("2013-07-03", true)]
    [InlineData("2013-11-29", true)]
    [InlineData("2013-12-24", true)]
    [InlineData("2021-11-26", true)]
    [InlineData("2022-07-01", false)] // 4 July was a Monday
    [InlineData("2020-07-02", false)]
    [InlineData("2021-12-23", false)]
    [InlineData("2013-12-31", false)]
    public void EarlyClose_IsAtOneOnTheThreeShortDays(string date, bool isEarly)
    {
        _calendar.IsTradingDay(Date(date)).Should().BeTrue();
        _calendar.EarlyClose(Date(date)).Should().Be(isEarly ? new TimeOnly(13, 0) : null);
    }

    [Fact]
    public void MonthlyExpiry_IsTheThirdFridayOrTheTradingDayBefore()
    {
        _calendar.MonthlyExpiry(2025, 7).Should().Be(new DateOnly(2025, 7, 18));
        _calendar.MonthlyExpiry(2019, 4).Should().Be(new DateOnly(2019, 4, 18));
    }

    [Fact]
    public void DaysToExpiry_IsThreeOnTheFifteenthOfJuly2025() =>
        _calendar.DaysToExpiry(new DateOnly(2025, 7, 15)).Should().Be(3);

    [Fact]
    public void DaysOfTheExpiryCycle_CountTradingDaysOnBothSidesOfTheExpiry()
    {
        // July 2025: expiry Friday 18; June: Friday 20, two weeks later 4 July is a holiday. August: Friday 15.
        _calendar.DaysToExpiry(new DateOnly(2025, 7, 18)).Should().Be(0);
        _calendar.DaysSinceExpiry(new DateOnly(2025, 7, 18)).Should().Be(19);
        _calendar.DaysToExpiry(new DateOnly(2025, 7, 21)).Should().Be(19);
        _calendar.DaysSinceExpiry(new DateOnly(2025, 7, 21)).Should().Be(1);
        _calendar.DaysToExpiry(new DateOnly(2013, 12, 23)).Should().Be(17); // to 17 January, over the turn of the year
    }

    [Fact]
    public void RollDate_IsEightDaysBeforeTheThirdFriday()
    {
        _calendar.RollDate(201312).Should().Be(new DateOnly(2013, 12, 12));
        _calendar.RollDate(202003).Should().Be(new DateOnly(2020, 3, 12));
        new ExchangeCalendar(rollDaysBefore: 5).RollDate(201312).Should().Be(new DateOnly(2013, 12, 13)); // a Sunday moves back
    }

    [Theory]
    [InlineData("2013-10-08", 201312)]
    [InlineData("2013-12-11", 201312)]
    [InlineData("2013-12-12", 201403)]
    [InlineData("2013-12-31", 201403)]
    [InlineData("2020-01-06", 202003)]
    [InlineData("2016-08-17", 201609)]
    public void FrontContract_ChangesOnTheRollDate(string date, int contract) =>
        _calendar.FrontContract(Date(date)).Should().Be(contract);

    [Theory]
    [InlineData("2013-10-06T21:59:59Z", "2013-10-06")] // 17:59:59 New York on a Sunday
    [InlineData("2013-10-06T22:00:00Z", "2013-10-07")]
    [InlineData("2020-01-05T22:59:59Z", "2020-01-05")]
    [InlineData("2020-01-05T23:00:00Z", "2020-01-06")]
    [InlineData("1969-12-31T23:30:00Z", "1970-01-01")] // before the epoch
    public void SessionDate_BeginsAtSixInTheEvening(string instant, string date) =>
        _calendar.SessionDate(Ns(instant)).Should().Be(Date(date));

    [Fact]
    public void TradingDate_RollsForwardOverHolidaysAndWeekends()
    {
        _calendar.TradingDate(Ns("2013-10-05T12:00:00Z")).Should().Be(new DateOnly(2013, 10, 7));
        _calendar.TradingDate(Ns("2013-12-25T15:00:00Z")).Should().Be(new DateOnly(2013, 12, 26));
    }

    [Fact]
    public void Warning_ComesInTheLastSixtyDaysOfTheLastYearAndLater()
    {
        DateOnly last = new(_calendar.LastYear, 12, 31);
        _calendar.Warning(last.AddDays(-60)).Should().BeNull();
        _calendar.Warning(last.AddDays(-59)).Should().Contain("calendar");
        _calendar.Warning(last.AddDays(100)).Should().NotBeNull();
    }

    [RealDataFact]
    public void EveryDayOfTheSierraBars_IsWhatTheCalendarSays()
    {
        Dictionary<DateOnly, int> bars = RthBars();
        foreach ((DateOnly date, int count) in bars)
        {
            // 78 five-minute bars are a full day, 45 one that ends at 12:15 Chicago, 42 a holiday's short electronic session.
            bool isTrading = count >= 44;
            _calendar.IsTradingDay(date).Should().Be(isTrading, $"{date:yyyy-MM-dd} has {count} bars");
            (_calendar.EarlyClose(date) is not null).Should().Be(count is >= 44 and < 60, $"{date:yyyy-MM-dd} has {count} bars");
        }
    }

    [RealDataFact]
    public void EveryWeekdayWithoutSierraBars_IsAHoliday()
    {
        Dictionary<DateOnly, int> bars = RthBars();
        List<DateOnly> absent = [];
        for (DateOnly date = new(2014, 12, 24); date <= new DateOnly(2022, 3, 17); date = date.AddDays(1))
        {
            // On its third Friday a contract ends at 08:30, and the files of the next one begin after it.
            bool isQuarterlyExpiry = date is { DayOfWeek: DayOfWeek.Friday, Day: >= 15 and <= 21 } && date.Month % 3 == 0;
            bool isWeekday = date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
            if (isWeekday && !isQuarterlyExpiry && !bars.ContainsKey(date))
            {
                absent.Add(date);
            }
        }

        absent.Should().NotBeEmpty().And.OnlyContain(date => _calendar.IsFullHoliday(date));
    }

    internal static long Ns(string instant) =>
        (DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture).UtcTicks - DateTimeOffset.UnixEpoch.Ticks) * 100;

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Dictionary<DateOnly, int> RthBars() =>
        File.ReadLines(RealData.Path("sierra_5m", "es_daily_rth.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .GroupBy(columns => Date(columns[1]))
            .ToDictionary(day => day.Key, day => day.Max(columns => int.Parse(columns[10], CultureInfo.InvariantCulture)));
}
