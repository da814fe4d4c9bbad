using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MiaIa.Host.Calendar;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Calendar;

public sealed class CalendarReaderTests
{
    private readonly ExchangeCalendar _calendar = new();

    [Theory]
    [InlineData("2025-07-15 09:29:59", SessionWindow.PreMarket)] // SPEC 26, vector 9
    [InlineData("2025-07-15 09:30:00", SessionWindow.Opening)]
    [InlineData("2025-07-15 10:59:59", SessionWindow.Opening)]
    [InlineData("2025-07-15 11:00:00", SessionWindow.MidDay)]
    [InlineData("2025-07-15 14:00:00", SessionWindow.PowerHour)]
    [InlineData("2025-07-15 16:00:00", SessionWindow.AfterHours)]
    [InlineData("2025-07-15 04:00:00", SessionWindow.PreMarket)]
    [InlineData("2025-07-15 03:59:59", SessionWindow.Overnight)]
    [InlineData("2025-07-15 17:00:00", SessionWindow.Closed)]
    [InlineData("2025-07-15 18:00:00", SessionWindow.AfterHours)]
    [InlineData("2025-07-15 20:00:00", SessionWindow.Overnight)]
    [InlineData("2025-07-18 18:00:00", SessionWindow.Closed)] // Friday evening
    [InlineData("2025-07-20 17:59:59", SessionWindow.Closed)] // Sunday
    [InlineData("2025-07-20 18:00:00", SessionWindow.AfterHours)]
    [InlineData("2025-07-04 10:00:00", SessionWindow.Closed)] // holiday
    [InlineData("2025-07-03 12:59:59", SessionWindow.MidDay)] // early close
    [InlineData("2025-07-03 13:00:00", SessionWindow.Closed)]
    [InlineData("2025-07-03 18:00:00", SessionWindow.Closed)] // and the evening belongs to the holiday
    public void SessionAt_FollowsTheWindowsOfNewYork(string newYork, SessionWindow window) =>
        _calendar.SessionAt(Eastern(newYork)).Window.Should().Be(window);

    [Theory]
    [InlineData("2025-03-10T13:30:00Z")] // the Monday after clocks went forward
    [InlineData("2025-11-03T14:30:00Z")] // and after they went back
    public void RegularHours_BeginAtTheSameNewYorkTimeAcrossChangesOfClocks(string instant)
    {
        long open = ExchangeCalendarTests.Ns(instant);
        _calendar.SessionAt(open).RegularOpenNs.Should().Be(open);
        _calendar.SessionAt(open).Window.Should().Be(SessionWindow.Opening);
        _calendar.SessionAt(open - 1).Window.Should().Be(SessionWindow.PreMarket);
    }

    [Fact]
    public void ATradingDay_TellsItsWindowsAndTimersInOrder()
    {
        Tell("2013-10-07 12:00:00", "2013-10-08 18:00:00").Skip(12).Should().Equal(
            "2013-10-07 18:00 AfterHours start",
            "2013-10-07 20:00 Overnight",
            "2013-10-08 04:00 PreMarket",
            "2013-10-08 09:30 Opening",
            "2013-10-08 09:35 EntriesOpen",
            "2013-10-08 11:00 MidDay",
            "2013-10-08 14:00 PowerHour",
            "2013-10-08 15:45 EntriesClose",
            "2013-10-08 15:55 SessionFlatten",
            "2013-10-08 16:00 AfterHours",
            "2013-10-08 17:00 Closed");
    }

    [Fact]
    public void AnEarlyClose_EndsEntriesAQuarterBeforeAndIsFlatFiveMinutesBefore()
    {
        Tell("2013-11-29 12:00:00", "2013-11-30 12:00:00").Should().Equal(
            "2013-11-28 18:00 roll 0 201312",
            "2013-11-28 18:00 AfterHours start",
            "2013-11-28 20:00 Overnight",
            "2013-11-29 04:00 PreMarket",
            "2013-11-29 09:30 Opening",
            "2013-11-29 09:35 EntriesOpen",
            "2013-11-29 11:00 MidDay",
            "2013-11-29 12:45 EntriesClose",
            "2013-11-29 12:55 SessionFlatten",
            "2013-11-29 13:00 Closed",
            "2013-11-29 18:00 Closed start");
    }

    [Fact]
    public void ARoll_StandsBeforeTheSessionThatTradesTheNewContract()
    {
        Tell("2013-12-11 12:00:00", "2013-12-11 20:00:00").Skip(12).Should().Equal(
            "2013-12-11 18:00 roll 201312 201403",
            "2013-12-11 18:00 AfterHours start");
    }

    [Fact]
    public void ATimerAtAWindowStart_ComesAfterIt()
    {
        SessionTimes times = new() { EntriesOpen = new TimeOnly(9, 30), SessionFlatten = new TimeOnly(16, 0) };
        string[] told = [.. Tell("2013-10-08 12:00:00", "2013-10-08 18:00:00", times)];
        told.Should().ContainInConsecutiveOrder("2013-10-08 09:30 Opening", "2013-10-08 09:30 EntriesOpen");
        told.Should().ContainInConsecutiveOrder("2013-10-08 16:00 AfterHours", "2013-10-08 16:00 SessionFlatten");
    }

    [Fact]
    public void ASession_CarriesItsDateExpiryDaysAndHours()
    {
        Session session = _calendar.SessionAt(Eastern("2025-07-14 20:00:00"));
        session.DateNumber.Should().Be(20250715);
        session.DaysToExpiry.Should().Be(3);
        session.DaysSinceExpiry.Should().Be(16); // after 20 June: 5 + 4 + 5 up to 11 July, then 14 and 15
        session.OpenNs.Should().Be(Eastern("2025-07-14 18:00:00"));
        session.RegularCloseNs.Should().Be(Eastern("2025-07-15 16:00:00"));
        session.IsTradingDay.Should().BeTrue();
    }

    [Fact]
    public void SevenYears_RiseInTimeAndHoldEachTradingDayOnce()
    {
        long from = Eastern("2015-01-02 12:00:00");
        long to = Eastern("2022-01-01 12:00:00");
        using CalendarReader reader = new(_calendar, new SessionTimes(), from, to);
        MarketEvent[] one = new MarketEvent[7]; // an odd block, so that days straddle reads
        long last = long.MinValue;
        int days = 0;
        int read;
        while ((read = reader.Read(one)) > 0)
        {
            foreach (ref readonly MarketEvent e in one.AsSpan(0, read))
            {
                e.TimeNs.Should().BeGreaterThanOrEqualTo(last);
                last = e.TimeNs;
                days += e.Kind is EventKind.Session && e.Session.IsSessionStart && e.Session.IsTradingDay ? 1 : 0;
            }
        }

        reader.IsEnded.Should().BeTrue();
        days.Should().Be(1763); // NYSE: 252 + 252 + 251 + 251 + 252 + 253 + 252
    }

    [Fact]
    public void EveryInstant_LiesInExactlyOneWindowAndWindowsAreContiguous()
    {
        long first = ExchangeCalendarTests.Ns("1990-01-01T00:00:00Z");
        long span = ExchangeCalendarTests.Ns("2040-01-01T00:00:00Z") - first;
        Gen<long> instants = Gen.Choose(0, int.MaxValue).Select(x => first + (long)(span / (double)int.MaxValue * x));
        Prop.ForAll(Arb.From(instants), t =>
        {
            // Around t, told by the reader: the last start at or before t is the window that SessionAt gives.
            using CalendarReader reader = new(_calendar, new SessionTimes(), t);
            MarketEvent[] events = new MarketEvent[40];
            reader.Read(events);
            MarketEvent[] windows = [.. events.Where(e => e.Kind is EventKind.Session)];
            MarketEvent[] before = [.. windows.Where(e => e.TimeNs <= t)];
            bool isContiguous = windows.Zip(windows.Skip(1)).All(pair => pair.First.TimeNs < pair.Second.TimeNs);
            return before.Length > 0
                && windows[0].TimeNs <= t
                && isContiguous
                && before[^1].Session == _calendar.SessionAt(t)
                && before[^1].Session.DateNumber == Number(_calendar.SessionDate(t));
        }).QuickCheckThrowOnFailure();
    }

    private static int Number(DateOnly date) => (date.Year * 10_000) + (date.Month * 100) + date.Day;

    private IEnumerable<string> Tell(string from, string to, SessionTimes? times = null)
    {
        using CalendarReader reader = new(_calendar, times ?? new SessionTimes(), Eastern(from), Eastern(to));
        MarketEvent[] events = new MarketEvent[100];
        int read = reader.Read(events);
        return [.. events.Take(read).Select(Text)];
    }

    private static string Text(MarketEvent e)
    {
        DateTime utc = DateTime.UnixEpoch.AddTicks(e.TimeNs / 100);
        DateTime local = TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));
        string what = e.Kind switch
        {
            EventKind.Roll => $"roll {e.Roll.FromContract} {e.Roll.ToContract}",
            EventKind.Session => e.Session.Window + (e.Session.IsSessionStart ? " start" : ""),
            _ => e.Timer.ToString(),
        };
        return local.ToString("yyyy-MM-dd HH:mm ", CultureInfo.InvariantCulture) + what;
    }

    private static long Eastern(string text)
    {
        DateTime local = DateTime.Parse(text, CultureInfo.InvariantCulture);
        DateTime utc = TimeZoneInfo.ConvertTimeToUtc(local, TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));
        return (utc.Ticks - DateTime.UnixEpoch.Ticks) * 100;
    }
}
