using MiaIa.Host.Calendar;

namespace MiaIa.Host.Tests.Calendar;

public sealed class CalendarFileTests
{
    [Fact]
    public void Changes_CloseOpenAndShortenDays()
    {
        ExchangeCalendar calendar = new(CalendarFile.Parse("c", [
            "# our own",
            "closed 2012-10-29   # storm",
            "",
            "open 2013-05-27",
            "close 2013-12-24 16:00",
            "close 2013-10-08 12:15",
        ]));

        calendar.IsFullHoliday(new DateOnly(2012, 10, 29)).Should().BeTrue();
        calendar.IsTradingDay(new DateOnly(2013, 5, 27)).Should().BeTrue();
        calendar.EarlyClose(new DateOnly(2013, 12, 24)).Should().BeNull();
        calendar.EarlyClose(new DateOnly(2013, 10, 8)).Should().Be(new TimeOnly(12, 15));
    }

    [Fact]
    public void Errors_AreAllNamedWithTheirLines()
    {
        Action parse = () => CalendarFile.Parse("my.txt", [
            "closed 2013-13-01",
            "close 2013-10-08",
            "open 2013-10-05",
            "holiday 2013-10-08",
            "closed 2013-10-09",
            "open 2013-10-09",
            "close 2013-10-10 17:00",
        ]);

        parse.Should().Throw<CalendarException>().Which.Message.Split(Environment.NewLine)
            .Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)])
            .Should().Equal("my.txt(1)", "my.txt(2)", "my.txt(3)", "my.txt(4)", "my.txt(6)", "my.txt(7)");
    }

    [Fact]
    public void Load_NamesAFileThatIsNotThere()
    {
        Action load = () => ExchangeCalendar.Load("/no/such/calendar.txt");
        load.Should().Throw<CalendarException>().WithMessage("/no/such/calendar.txt*cannot be read*");
    }
}
