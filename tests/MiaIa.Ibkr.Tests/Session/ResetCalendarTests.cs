using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Ibkr.Tests.Session;

/// <summary>IB's resets in New York time (OPERATIONS 2). 10 June 2026 is a Wednesday; New York is 4 hours behind UTC.</summary>
public sealed class ResetCalendarTests
{
    private static readonly ResetCalendar Summer = new(TestTimeZones.Summer);
    private static readonly ResetCalendar Winter = new(new TestTimeZones(new Dictionary<string, double>(StringComparer.Ordinal) { ["America/New_York"] = -5 }));

    [Theory]
    [InlineData("2026-06-10 04:14:59", ResetKind.None)]    // Wednesday 00:14:59
    [InlineData("2026-06-10 04:15:00", ResetKind.Nightly)] // 00:15
    [InlineData("2026-06-10 05:44:59", ResetKind.Nightly)]
    [InlineData("2026-06-10 05:45:00", ResetKind.None)]    // 01:45
    [InlineData("2026-06-13 02:59:59", ResetKind.None)]    // Friday 22:59:59
    [InlineData("2026-06-13 03:00:00", ResetKind.Weekend)] // Friday 23:00
    [InlineData("2026-06-13 04:30:00", ResetKind.Weekend)] // Saturday 00:30
    [InlineData("2026-06-13 07:00:00", ResetKind.None)]    // Saturday 03:00
    [InlineData("2026-06-14 04:30:00", ResetKind.Nightly)] // Sunday 00:30
    public void Servers_are_reset_at_published_times(string utc, ResetKind expected) =>
        Summer.ServerReset(Ns(utc)).Kind.Should().Be(expected);

    [Fact]
    public void A_reset_has_an_end()
    {
        Summer.ServerReset(Ns("2026-06-10 04:20:00")).EndNs.Should().Be(Ns("2026-06-10 05:45:00"));
        Summer.ServerReset(Ns("2026-06-13 03:00:00")).EndNs.Should().Be(Ns("2026-06-13 07:00:00"), "Friday night ends on Saturday");
    }

    [Fact]
    public void Winter_is_an_hour_later_in_UTC()
    {
        Winter.ServerReset(Ns("2026-12-09 05:15:00")).Should().Be(new ResetPeriod(ResetKind.Nightly, Ns("2026-12-09 06:45:00")));
        Winter.ServerReset(Ns("2026-12-09 04:30:00")).Kind.Should().Be(ResetKind.None);
    }

    [Theory]
    [InlineData("2026-06-14 04:59:59", ResetKind.Nightly)]     // Sunday 00:59:59
    [InlineData("2026-06-14 05:00:00", ResetKind.TokenExpiry)] // Sunday 01:00
    [InlineData("2026-06-14 20:59:59", ResetKind.TokenExpiry)]
    [InlineData("2026-06-14 21:00:00", ResetKind.None)]        // Sunday 17:00
    [InlineData("2026-06-10 04:20:00", ResetKind.Nightly)]
    public void On_Sunday_the_login_expires(string utc, ResetKind expected) =>
        Summer.LoginAbsence(Ns(utc)).Kind.Should().Be(expected);

    private static long Ns(string utc) =>
        (DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture).Ticks - DateTime.UnixEpoch.Ticks) * 100;
}
