using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Ibkr.Tests.Wire;

/// <summary>Every form of time of PROTOCOL 14.1 and OPERATIONS 13.</summary>
public sealed class TwsTimeTests
{
    // Central time by its rules since 2007: UTC-6, and UTC-5 from the second Sunday of March to the first Sunday of November, at 02:00.
    private static readonly TimeZoneInfo Central = TimeZoneInfo.CreateCustomTimeZone("Central", TimeSpan.FromHours(-6), "Central", "CST", "CDT",
    [
        TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(new DateTime(2007, 1, 1), new DateTime(9999, 12, 31), TimeSpan.FromHours(1),
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 2, 0, 0), 3, 2, DayOfWeek.Sunday),
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 2, 0, 0), 11, 1, DayOfWeek.Sunday)),
    ]);

    private static readonly TimeZoneInfo Tokyo = TimeZoneInfo.CreateCustomTimeZone("Tokyo", TimeSpan.FromHours(9), "Tokyo", "JST");

    [Theory]
    [InlineData("20261122 03:31:07 US/Central", "2026-11-22T09:31:07Z", true)]
    [InlineData("20260413 15:27:04 US/Central", "2026-04-13T20:27:04Z", true)]
    [InlineData("20260413  15:27:04  US/Central", "2026-04-13T20:27:04Z", true)]
    [InlineData("20261218 08:30 US/Central", "2026-12-18T14:30:00Z", true)]
    [InlineData("20261122 09:30:00 Central European Standard Time", "2026-11-22T00:30:00Z", false)]
    [InlineData("20230224  12:04:56", "2023-02-24T03:04:56Z", false)]
    [InlineData("20230224 12:04:56", "2023-02-24T03:04:56Z", false)]
    [InlineData("20230224-12:04:56", "2023-02-24T12:04:56Z", true)]
    [InlineData("20261123", "2026-11-22T15:00:00Z", false)]
    [InlineData("1763800000", "2025-11-22T08:26:40Z", true)]
    [InlineData("20261101 01:30:00 US/Central", "2026-11-01T07:30:00Z", false)]
    public void ATime_IsRead(string text, string expected, bool isCertain)
    {
        TwsTime.TryParse(text, Zones, Tokyo, out TwsMoment moment).Should().BeTrue();
        long ns = (DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture) - DateTimeOffset.UnixEpoch).Ticks * 100;
        moment.Should().Be(new TwsMoment(ns, isCertain));
    }

    [Theory]
    [InlineData("")]
    [InlineData("20261301")]
    [InlineData("20261122 25:00:00 US/Central")]
    [InlineData("20261122 03:31:07.5 US/Central")]
    [InlineData("20261122-")]
    [InlineData("20261122 ")]
    [InlineData("20261122-03:31:07 US/Central")]
    [InlineData("20260308 02:30:00 US/Central")]
    [InlineData("99999999999999999999")]
    [InlineData("now")]
    public void AnythingElse_IsNoTime(string text) => TwsTime.TryParse(text, Zones, Tokyo, out _).Should().BeFalse();

    [Theory]
    [InlineData("20230224 12:04:56")]
    [InlineData("20230224 12:04:56 Nowhere")]
    public void WithoutAZoneToAssume_ATimeWithoutZone_IsNoTime(string text) => TwsTime.TryParse(text, Zones, assumed: null, out _).Should().BeFalse();

    [Fact]
    public void ADate_IsRead_AloneAndBeforeATime()
    {
        TwsTime.TryParseDate("20261218", out DateOnly alone).Should().BeTrue();
        TwsTime.TryParseDate("20261218 08:30:00 US/Central", out DateOnly before).Should().BeTrue();
        (alone, before).Should().Be((new DateOnly(2026, 12, 18), new DateOnly(2026, 12, 18)));
        TwsTime.TryParseDate("1763800000", out _).Should().BeFalse();
    }

    private static TimeZoneInfo? Zones(string name) => name == "US/Central" ? Central : null;
}
