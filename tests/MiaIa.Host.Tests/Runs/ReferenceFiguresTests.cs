using MiaIa.Host.Calendar;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Tests.Runs;

/// <summary>Figures of others have a date, and warn when they are old.</summary>
public sealed class ReferenceFiguresTests
{
    private readonly ExchangeCalendar _calendar = new();

    [Fact]
    public void MarginsAndFees_WarnAfterNinetyDays()
    {
        DateOnly last = InstrumentTable.MarginsAsOf.AddDays(90);
        Warnings(last).Should().BeEmpty();
        Warnings(last.AddDays(1)).Should().HaveCount(2)
            .And.Contain(w => w.StartsWith("The margins are as of", StringComparison.Ordinal) && w.Contains("91 days"))
            .And.Contain(w => w.StartsWith("The fees are as of", StringComparison.Ordinal));
        Warnings(new DateOnly(2013, 10, 8)).Should().BeEmpty("data of before the figures make nothing old");
    }

    [Fact]
    public void SpecificationsAndTheCalendar_WarnAfterAYear()
    {
        DateOnly last = InstrumentTable.AsOf.AddDays(365);
        Warnings(last).Should().NotContain(w => w.Contains("specifications"));
        Warnings(last.AddDays(1)).Should().Contain(w => w.StartsWith("The contract specifications are as of", StringComparison.Ordinal));
        Warnings(ExchangeCalendar.AsOf.AddDays(366)).Should()
            .Contain(w => w.StartsWith("The calendar and rolls are as of", StringComparison.Ordinal) && w.Contains("366 days"));
    }

    [Theory]
    [InlineData("2012-12-31", "2013-01-02", true)]
    [InlineData("2013-01-02", "2030-12-31", false)]
    [InlineData("2030-12-31", "2031-01-02", true)]
    public void DataOutsideTheCalendar_Warn(string first, string last, bool warns)
    {
        IReadOnlyList<string> warnings = ReferenceFigures.Warnings(
            InstrumentTable.FeesAsOf, Date(first), Date(last), _calendar);
        warnings.Any(w => w.Contains("2013 to 2030")).Should().Be(warns);
    }

    [Fact]
    public void TheHeader_NamesEveryDate()
    {
        string dates = ReferenceFigures.Dates(InstrumentTable.Of("MES", []).Traded, _calendar);
        dates.Should().Contain("specifications as of").And.Contain("margins (overnight 1320 USD, intraday 660 USD) as of")
            .And.Contain("fees as of").And.Contain("calendar and rolls as of");
    }

    private IReadOnlyList<string> Warnings(DateOnly today) => ReferenceFigures.Warnings(today, today, today, _calendar);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
