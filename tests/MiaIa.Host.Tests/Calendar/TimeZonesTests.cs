using FsCheck;
using FsCheck.Fluent;
using MiaIa.Host.Calendar;

namespace MiaIa.Host.Tests.Calendar;

public sealed class TimeZonesTests
{
    private readonly TimeZones _zones = new();

    [Theory]
    [InlineData("2025-03-09T01:59:59Z", "2025-03-09T07:59:59Z")] // Chicago, just before clocks go forward
    [InlineData("2025-03-09T02:30:00Z", "2025-03-09T08:30:00Z")] // skipped: moves forward by the gap
    [InlineData("2025-03-09T03:00:00Z", "2025-03-09T08:00:00Z")]
    [InlineData("2025-11-02T00:59:59Z", "2025-11-02T05:59:59Z")]
    [InlineData("2025-11-02T01:30:00Z", "2025-11-02T06:30:00Z")] // repeated: the first
    [InlineData("2025-11-02T02:00:00Z", "2025-11-02T08:00:00Z")]
    public void ToUtcNs_ResolvesSkippedAndRepeatedTimes(string local, string utc) =>
        _zones.ToUtcNs("America/Chicago", ExchangeCalendarTests.Ns(local)).Should().Be(ExchangeCalendarTests.Ns(utc));

    [Fact]
    public void ToUtcNs_NamesAnUnknownZone()
    {
        Action convert = () => _zones.ToUtcNs("America/Chigaco", 0);
        convert.Should().Throw<CalendarException>().WithMessage("*America/Chigaco*");
    }

    [Theory]
    [InlineData("America/Chicago")]
    [InlineData("America/New_York")]
    [InlineData("Europe/Madrid")]
    [InlineData("UTC")]
    public void ToUtcNs_AgreesWithTheMachinesZonesInAnyOrderOfTimes(string zone)
    {
        TimeZoneInfo reference = TimeZoneInfo.FindSystemTimeZoneById(zone);
        long first = ExchangeCalendarTests.Ns("2008-01-01T00:00:00Z");
        Gen<long> minutes = Gen.Choose(0, 17 * 365 * 24 * 60).Select(m => first + (m * 60_000_000_000L));
        Prop.ForAll(Arb.From(minutes), local =>
        {
            DateTime time = new DateTime(1970, 1, 1).AddTicks(local / 100);
            return reference.IsInvalidTime(time)
                || reference.IsAmbiguousTime(time)
                || _zones.ToUtcNs(zone, local) == local - (reference.GetUtcOffset(time).Ticks * 100);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }
}
