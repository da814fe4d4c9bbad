using System.Globalization;
using MiaIa.Host.Calendar;

namespace MiaIa.Host.Tests.Calendar;

/// <summary>Dates from Cboe's expiration calendars and its announcements, named in <see cref="OptionExpirations"/>.</summary>
public sealed class OptionExpirationsTests
{
    private readonly OptionExpirations _expirations = new(new ExchangeCalendar());

    [Theory]
    [InlineData("2025-07-18", "2025-07-18T13:30:00Z", "2025-07-17")]
    [InlineData("2019-04-18", "2019-04-18T13:30:00Z", "2019-04-17")] // Good Friday 19 April
    [InlineData("2025-04-17", "2025-04-17T13:30:00Z", "2025-04-16")] // Good Friday 18 April
    [InlineData("2027-06-17", "2027-06-17T13:30:00Z", "2027-06-16")] // Juneteenth observed on 18 June
    [InlineData("2023-01-20", "2023-01-20T14:30:00Z", "2023-01-19")] // winter time
    public void TheMonthlyOnesOfSpxSettleAtTheOpeningAndTradeUpToTheDayBefore(string date, string settlement, string last)
    {
        OptionExpiration? on = _expirations.On("SPX", Date(date));
        on.Should().Be(new OptionExpiration("SPX", Date(date), ExpirationKind.Monthly, ExchangeCalendarTests.Ns(settlement), Date(last)));
    }

    [Theory]
    [InlineData("2019-04-19")] // Good Friday
    [InlineData("2025-07-11")]
    [InlineData("2025-07-31")]
    public void OtherDatesAreNoneOfSpx(string date) => _expirations.On("SPX", Date(date)).Should().BeNull();

    [Theory]
    [InlineData("2025-07-11", "Weekly", "2025-07-11T20:00:00Z")]
    [InlineData("2025-07-18", "Monthly", "2025-07-18T20:00:00Z")] // the third Friday's series of SPXW
    [InlineData("2017-05-19", "Monthly", "2017-05-19T20:00:00Z")] // the first one of this symbol
    [InlineData("2025-04-17", "Monthly", "2025-04-17T20:00:00Z")] // with that of Thursday: Good Friday
    [InlineData("2025-07-31", "EndOfMonth", "2025-07-31T20:00:00Z")]
    [InlineData("2018-03-29", "EndOfMonth", "2018-03-29T20:00:00Z")] // Good Friday 30 March: of the week and of the month
    [InlineData("2014-07-31", "EndOfMonth", "2014-07-31T20:00:00Z")] // the first one
    [InlineData("2025-05-30", "EndOfMonth", "2025-05-30T20:00:00Z")] // Friday; 31 May is a Saturday
    [InlineData("2025-07-03", "Weekly", "2025-07-03T17:00:00Z")] // closes at 13:00; with that of Friday 4 July
    [InlineData("2025-12-24", "Daily", "2025-12-24T18:00:00Z")] // closes at 13:00
    [InlineData("2020-07-02", "Weekly", "2020-07-02T20:00:00Z")] // Friday 3 July closed
    [InlineData("2021-11-26", "Weekly", "2021-11-26T18:00:00Z")] // the day after Thanksgiving
    [InlineData("2025-11-28", "EndOfMonth", "2025-11-28T18:00:00Z")] // it is the last of its month too
    [InlineData("2016-03-02", "Daily", "2016-03-02T21:00:00Z")] // the first Wednesday
    [InlineData("2016-08-22", "Daily", "2016-08-22T20:00:00Z")] // the first Monday
    [InlineData("2016-09-06", "Daily", "2016-09-06T20:00:00Z")] // Tuesday after Labor Day, announced as such
    [InlineData("2018-12-04", "Daily", "2018-12-04T21:00:00Z")] // Wednesday 5 December closed: settled on Tuesday
    [InlineData("2023-01-17", "Daily", "2023-01-17T21:00:00Z")] // Tuesday, with that of Monday: Martin Luther King
    [InlineData("2025-01-08", "Daily", "2025-01-08T21:00:00Z")] // with that of Thursday 9 January
    [InlineData("2022-05-19", "Daily", "2022-05-19T20:00:00Z")] // a Thursday
    public void ThoseOfSpxwSettleAtTheClose(string date, string kind, string settlement)
    {
        OptionExpiration? on = _expirations.On("SPXW", Date(date));
        on.Should().Be(new OptionExpiration(
            "SPXW", Date(date), Enum.Parse<ExpirationKind>(kind), ExchangeCalendarTests.Ns(settlement), Date(date)));
    }

    [Theory]
    [InlineData("2016-02-24")] // Wednesday, a day after they were listed
    [InlineData("2016-08-15")] // Monday on which they were listed
    [InlineData("2016-08-23")] // Tuesday of an ordinary week
    [InlineData("2018-12-05")] // closed
    [InlineData("2018-12-06")]
    [InlineData("2022-04-12")] // Tuesday before they were listed
    [InlineData("2022-05-05")] // Thursday before they were listed
    [InlineData("2023-01-16")] // Martin Luther King
    [InlineData("2014-06-30")] // no ends of month yet
    [InlineData("2016-09-16")] // the third Friday's series was called SPXPM
    [InlineData("2025-07-19")] // Saturday
    public void OtherDatesAreNoneOfSpxw(string date) => _expirations.On("SPXW", Date(date)).Should().BeNull();

    [Fact]
    public void Next_TellsThoseOfAugustAndSeptember2016AsAnnounced()
    {
        // Cboe's list of 17 August 2016, up to the first September week.
        string[] announced = ["2016-08-17", "2016-08-22", "2016-08-24", "2016-08-26", "2016-08-29", "2016-08-31", "2016-09-02", "2016-09-06", "2016-09-07", "2016-09-09"];
        _expirations.Next("SPXW", Date("2016-08-16"), announced.Length).Select(e => Text(e.Date)).Should().Equal(announced);
        _expirations.Next("SPX", Date("2016-08-19"), 2).Select(e => Text(e.Date)).Should().Equal("2016-08-19", "2016-09-16");
    }

    [Fact]
    public void Next_IsEveryTradingDaySinceThereAreTuesdaysAndThursdays()
    {
        IReadOnlyList<OptionExpiration> week = _expirations.Next("SPXW", Date("2025-06-30"), 5);
        week.Select(e => Text(e.Date)).Should().Equal("2025-06-30", "2025-07-01", "2025-07-02", "2025-07-03", "2025-07-07");
        week.Select(e => e.Kind).Should().Equal(
            ExpirationKind.EndOfMonth, ExpirationKind.Daily, ExpirationKind.Daily, ExpirationKind.Weekly, ExpirationKind.Daily);
    }

    [Fact]
    public void AnotherRootIsRefused()
    {
        Action ask = () => _expirations.On("SPY", Date("2025-07-18"));
        ask.Should().Throw<CalendarException>().WithMessage("The expirations of SPY are not known; those of SPX and SPXW are.");
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
