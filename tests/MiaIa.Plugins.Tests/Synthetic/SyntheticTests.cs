using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Synthetic;

public sealed class SyntheticTests
{
    private static readonly SyntheticOptions Quiet = new() { Activity = 0.2 };

    [Fact]
    public void TheSameSeedMakesTheSameBytes() =>
        Hash(new SyntheticOptions(), bufferSize: 1000).Should().Be(Hash(new SyntheticOptions(), bufferSize: 7));

    [Fact]
    public void AnotherSeedMakesAnotherMarket() => Hash(Quiet, 1000).Should().NotBe(Hash(Quiet with { Seed = 43 }, 1000));

    [Fact]
    public void ItSaysThatItIsMadeUp() => new MiaIa.Plugins.Sources.Synthetic(new SyntheticOptions()).IsSimulated.Should().BeTrue();

    [Fact]
    public void TimeNeverGoesBackAndSequenceNumbersCountUp()
    {
        long time = 0;
        uint sequence = 0;
        long errors = 0;
        SyntheticRun.ForEach(Quiet with { Days = 2 }, SyntheticRun.Days(2), e =>
        {
            errors += e.TimeNs < time || e.Sequence != sequence + 1 || e.Instrument != 0 ? 1 : 0;
            time = e.TimeNs;
            sequence = e.Sequence;
        });
        errors.Should().Be(0);
        sequence.Should().BePositive();
    }

    [Fact]
    public void NothingHappensOutsideTheSessions()
    {
        Session[] days = SyntheticRun.Days(6); // a weekend between the fifth and the sixth
        HashSet<int> seen = [];
        SyntheticRun.ForEach(Quiet with { Days = 6 }, days, e =>
            seen.Add(Array.FindIndex(days, d => e.TimeNs >= d.OpenNs && e.TimeNs < d.OpenNs + (23 * 60 * EventTimes.Minute))));
        seen.Should().Equal(0, 1, 2, 3, 4, 5);
    }

    [Fact]
    public void AnEarlyCloseEndsTheSession()
    {
        Session shortDay = SyntheticRun.Day(new DateTime(2025, 7, 3), regularHours: 3.5);
        long last = 0;
        SyntheticRun.ForEach(Quiet, [shortDay], e => last = e.TimeNs);
        last.Should().BeLessThan(shortDay.RegularCloseNs);
        last.Should().BeGreaterThan(shortDay.RegularCloseNs - EventTimes.Minute);
    }

    [Fact]
    public void HolidaysAndFurtherWindowsOfADayMakeNothing()
    {
        Session day = SyntheticRun.Days(1)[0];
        Session holiday = day with { IsTradingDay = false, DateNumber = 20250309 };
        SyntheticOptions two = Quiet with { Days = 2 };
        Count(two, [holiday, day, day with { Window = SessionWindow.Overnight }]).Should().Be(Count(two, [day]));
        Count(two, [holiday]).Should().Be(0);
    }

    [Fact]
    public void DaysLimitsWhatTheCalendarOffers()
    {
        HashSet<DateTime> dates = [];
        SyntheticRun.ForEach(Quiet with { Days = 2 }, SyntheticRun.Days(4), e =>
            dates.Add(DateTime.UnixEpoch.AddTicks((e.TimeNs / 100) + TimeSpan.FromHours(2).Ticks).Date));
        dates.Should().Equal(new DateTime(2025, 3, 10), new DateTime(2025, 3, 11));
    }

    [Fact]
    public void TheDefaultDayHasAboutAMillionEventsAndActivityScalesThem()
    {
        int usual = Count(new SyntheticOptions(), SyntheticRun.Days(1));
        int busy = Count(new SyntheticOptions { Activity = 6 }, SyntheticRun.Days(1));
        usual.Should().BeInRange(800_000, 1_800_000);
        busy.Should().BeGreaterThan(5_000_000);
    }

    [Fact]
    public void TheFirstQuoteStandsAtTheStartPriceOnTheGrid()
    {
        Quote? first = null;
        SyntheticRun.ForEach(Quiet with { StartPricePoints = 5123.30 }, SyntheticRun.Days(1), e =>
            first ??= e.Kind is EventKind.Quote ? e.Quote : null);
        first!.Value.BidTicks.Should().Be(20493); // 5123.30 / 0.25 = 20493.2
        first.Value.SpreadTicks.Should().Be(1);
    }

    [Fact]
    public void ReadingAllocatesNothing()
    {
        MarketEvent[] buffer = new MarketEvent[512];
        int read = 0;
        Allocations.Of(() =>
        {
            IEventReader reader = SyntheticRun.Open(new SyntheticOptions { Days = 2 }, SyntheticRun.Days(2));
            Read(reader, buffer, 100_000);
            return () => read = Read(reader, buffer, int.MaxValue);
        }).Should().Be(0);
        read.Should().BeGreaterThan(1_000_000);
    }

    [Fact]
    public void EveryOptionHasARangeThatHoldsItsDefault()
    {
        SyntheticOptions defaults = new();
        foreach (PropertyInfo option in typeof(SyntheticOptions).GetProperties(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance))
        {
            ValidationAttribute? range = option.GetCustomAttribute<ValidationAttribute>();
            range.Should().NotBeNull("{0} needs a [Range] or what it may say", option.Name);
            range!.IsValid(option.GetValue(defaults)).Should().BeTrue("the default of {0} is in its range", option.Name);
        }
    }

    private static int Count(SyntheticOptions options, IReadOnlyList<Session> calendar)
    {
        using IEventReader reader = SyntheticRun.Open(options, calendar);
        return Read(reader, new MarketEvent[1000], int.MaxValue);
    }

    private static int Read(IEventReader reader, MarketEvent[] buffer, int atLeast)
    {
        int total = 0;
        while (!reader.IsEnded && total < atLeast)
        {
            total += reader.Read(buffer);
        }

        return total;
    }

    private static string Hash(SyntheticOptions options, int bufferSize)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using IEventReader reader = SyntheticRun.Open(options, SyntheticRun.Days(1));
        MarketEvent[] buffer = new MarketEvent[bufferSize];
        while (!reader.IsEnded)
        {
            int count = reader.Read(buffer);
            for (int i = 0; i < count; i++)
            {
                hash.AppendData(Bytes(in buffer[i]));
            }
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>What an event tells, without the bytes that no payload fills.</summary>
    private static ReadOnlySpan<byte> Bytes(in MarketEvent e)
    {
        long[] facts = e.Kind switch
        {
            EventKind.Trade => [e.Trade.PriceTicks, e.Trade.Size, (long)e.Trade.Aggressor],
            EventKind.Quote => [e.Quote.BidTicks, e.Quote.AskTicks, e.Quote.BidSize, e.Quote.AskSize],
            EventKind.Depth => [e.Depth.PriceTicks, e.Depth.Size, (long)e.Depth.Side, (long)e.Depth.Action, e.Depth.IsLast ? 1 : 0],
            _ => throw new InvalidOperationException($"The market makes no {e.Kind}."),
        };
        long[] all = [e.TimeNs, e.VenueNs, e.Sequence, e.Instrument, (long)e.Kind, .. facts];
        return MemoryMarshal.AsBytes<long>(all);
    }
}
