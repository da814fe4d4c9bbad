using MiaIa.Engine.Features;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Market;

/// <summary>Bars of the past stand in for the prints that a lost feed did not tell. They warm and fill, and never trade.</summary>
public sealed class MissedBarTests : IDisposable
{
    private readonly FakeFeature _feature = FakeFeature.Recorder();
    private readonly TradingDesk _desk;
    private int _decisions;

    public MissedBarTests()
    {
        _desk = TradingDesk.Scripted(
            _ =>
            {
                _decisions++;
                return default;
            },
            s => s with
            {
                IsBuiltFromPrints = true,
                Periods = [new BarPeriod(300)],
                Features = [(_feature, [new FeatureReads(0, EventKinds.Bar)], 0)],
            });
        _desk.Open();
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Before_the_first_print_they_are_taken_with_their_own_times()
    {
        Lose(10, 0);
        for (int minute = 0; minute < 5; minute++)
        {
            _desk.Bar(10, minute, 100 + minute);
        }

        Told().Should().Equal("60 10:00", "60 10:01", "60 10:02", "60 10:03", "60 10:04", "300 10:00");
        _desk.Engine.BarCount.Should().Be(5);
        _decisions.Should().Be(0);
        _desk.Engine.BackwardsCount.Should().Be(0);
    }

    [Fact]
    public void After_a_gap_the_minutes_that_were_missed_are_taken_once_though_time_has_gone_on()
    {
        _desk.Send(Events.Print(Clock.At(10, 0, 5), 100));
        _desk.Send(Events.Print(Clock.At(10, 1, 5), 101));
        Lose(10, 1, 30);
        _desk.Send(MarketEvent.Of(Clock.At(10, 12, 20), TimerKind.Clock));
        for (int minute = 0; minute <= 11; minute++)
        {
            _desk.Bar(10, minute, 200 + minute);
        }

        _desk.Bar(10, 11, 300);
        _desk.Send(MarketEvent.Of(EventKind.FeedRestored, Clock.At(10, 12, 30)));
        _desk.Send(Events.Print(Clock.At(10, 12, 40), 99));
        _desk.Send(MarketEvent.Of(Clock.At(10, 15, 1), TimerKind.Clock));
        Told().Where(b => b.StartsWith("60 ", StringComparison.Ordinal)).Should().Equal(
            "60 10:00", "60 10:01", "60 10:02", "60 10:03", "60 10:04", "60 10:05", "60 10:06", "60 10:07", "60 10:08", "60 10:09", "60 10:10", "60 10:11", "60 10:12");
        Told().Where(b => b.StartsWith("300 ", StringComparison.Ordinal)).Should().Equal("300 10:00", "300 10:05", "300 10:10");
        _desk.Engine.BackwardsCount.Should().Be(3, "10:00 and 10:01 were closed from prints, and 10:11 came twice");
        _feature.Seen.Single(e => e.Bar.PeriodSeconds == 300 && e.VenueNs == Clock.At(10, 5)).Bar.Volume.Should().Be(50);
        _feature.Seen.Single(e => e.Bar.PeriodSeconds == 300 && e.VenueNs == Clock.At(10, 10)).Bar.Volume.Should().Be(21);
    }

    [Fact]
    public void While_the_feed_is_there_bars_beside_prints_count_nothing()
    {
        _desk.Bar(10, 0, 100);
        Told().Should().BeEmpty();
        _desk.Send(Events.Print(Clock.At(10, 5), 100));
        _desk.Bar(10, 2, 100);
        Told().Should().BeEmpty();
        _desk.Engine.BackwardsCount.Should().Be(1);
    }

    [Fact]
    public void Those_of_an_earlier_session_come_too_late()
    {
        _desk.Send(Events.Session(Clock.At(18, 0, day: 1), SessionWindow.AfterHours, 20250717, isStart: true, day: 1));
        _desk.Send(MarketEvent.Of(EventKind.FeedLost, Clock.At(18, 5, day: 1)));
        _desk.Bar(10, 0, 100);
        Told().Should().BeEmpty();
        _desk.Bar(18, 1, 100, day: 1);
        Told().Should().Equal("60 18:01");
    }

    [Fact]
    public void A_minute_that_prints_have_begun_is_theirs()
    {
        _desk.Send(Events.Print(Clock.At(10, 1, 5), 100));
        Lose(10, 1, 30);
        _desk.Bar(10, 0, 100);
        _desk.Bar(10, 1, 100);
        _desk.Send(MarketEvent.Of(Clock.At(10, 3), TimerKind.Clock));
        Told().Should().Equal("60 10:00", "60 10:01");
        _feature.Seen[^1].Bar.Volume.Should().Be(1);
    }

    private void Lose(int hour, int minute, int second = 0) => _desk.Send(MarketEvent.Of(EventKind.FeedLost, Clock.At(hour, minute, second)));

    private string[] Told() => [.. _feature.Seen.Select(e =>
    {
        long minutes = (((e.VenueNs - Clock.OpenNs) / Clock.Minute) + (18 * 60)) % (24 * 60);
        return FormattableString.Invariant($"{e.Bar.PeriodSeconds} {minutes / 60:00}:{minutes % 60:00}");
    })];
}
