using MiaIa.Host.Records;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Host.Tests.Records;

/// <summary>How long exits are followed, and what breaks it off.</summary>
public sealed class PostMortemsTests
{
    private const long Minute = EventTimes.Minute;

    private readonly List<PostMortemResult> _results = [];
    private readonly PostMortems _after;

    public PostMortemsTests() => _after = new PostMortems(hasPrints: true, new BarPeriod(60), _results.Add);

    [Theory]
    [InlineData(100, 20)]
    [InlineData(-100, 15)]
    [InlineData(0, 12)]
    public void AnExit_IsFollowedAsLongAsItsOutcomeAsksFor(int net, int minutes)
    {
        _after.Add(RecordTrips.Of(net));
        Prints(minutes);
        _results.Should().BeEmpty("a price at the last moment still counts");
        Print(minutes * Minute + 1);
        _results.Should().ContainSingle().Which.Should().Match<PostMortemResult>(r => r.IsComplete && r.TimeNs == minutes * Minute);
    }

    [Fact]
    public void OnBars_TheOneThatEndsWithTheTime_IsTheLast()
    {
        PostMortems after = new(hasPrints: false, new BarPeriod(60), _results.Add);
        after.Add(RecordTrips.Of(0));
        for (int minute = 0; minute < 12; minute++)
        {
            _results.Should().BeEmpty();
            after.OnEvent(Bar(minute, high: minute == 11 ? 1008 : 1000));
        }

        _results.Should().ContainSingle().Which.Insight.Should().Be(Insight.ExitTooEarly);
    }

    [Fact]
    public void SessionsEnd_Roll_LostFeed_AndTheEndOfTheRun_LeaveItIncomplete()
    {
        Action[] breaks =
        [
            () => _after.OnEvent(Session(SessionWindow.Closed, isStart: false)),
            () => _after.OnEvent(Session(SessionWindow.AfterHours, isStart: true)),
            () => _after.OnEvent(MarketEvent.Of(2 * Minute, 0, new Roll(202506, 202509))),
            () => _after.OnEvent(MarketEvent.Of(EventKind.FeedLost, 2 * Minute)),
            () => _after.EndAll(2 * Minute),
        ];
        foreach (Action end in breaks)
        {
            _results.Clear();
            _after.Add(RecordTrips.Of(-100));
            end();
            _results.Should().ContainSingle().Which.Should().Match<PostMortemResult>(r => !r.IsComplete && r.Insight == Insight.None);
        }
    }

    [Fact]
    public void ThreeBaseBarsWithoutAPrice_AreAHole()
    {
        Print(0);
        _after.Add(RecordTrips.Of(-100));
        Print((3 * Minute) - 1);
        _results.Should().BeEmpty();
        Print((6 * Minute) - 1);
        _results.Should().ContainSingle().Which.IsComplete.Should().BeFalse();
    }

    [Fact]
    public void SeveralExits_AreFollowedAtOnce_EachWithItsOwnTime()
    {
        _after.Add(RecordTrips.Of(100, id: 1));
        _after.Add(RecordTrips.Of(0, id: 2));
        Prints(21);
        _results.Select(r => r.TripId).Should().Equal(2L, 1L);
        _results.Should().OnlyContain(r => r.IsComplete);
    }

    [Fact]
    public void AnotherInstrument_IsNotLookedAt()
    {
        _after.Add(RecordTrips.Of(100));
        _after.OnEvent(MarketEvent.Of(Minute, 3, new Trade(2000, 1, Side.Buy)));
        _after.EndAll(20 * Minute);
        _results.Single().ExtensionR.Should().BeNull();
    }

    private static MarketEvent Bar(int minute, int high)
    {
        Bar bar = new(60, 1000, high, 1000, 1000, 1, 0, 0, 0, DeltaKind.None);
        return MarketEvent.Of((minute + 1) * Minute, 0, in bar, minute * Minute);
    }

    private static MarketEvent Session(SessionWindow window, bool isStart)
    {
        Session session = new(window, 20250716, 0, 0, 0, IsTradingDay: true, isStart, 2, 10);
        return MarketEvent.Of(2 * Minute, in session);
    }

    private void Prints(int minutes)
    {
        for (int minute = 1; minute <= minutes; minute++)
        {
            Print(minute * Minute);
        }
    }

    private void Print(long timeNs) => _after.OnEvent(MarketEvent.Of(timeNs, 0, new Trade(RecordTrips.Exit, 1, Side.Buy)));
}
