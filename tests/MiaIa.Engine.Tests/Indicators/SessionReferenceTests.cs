using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Indicators;

public sealed class SessionReferenceTests
{
    private const long OpenNs = 1_000_000 * EventTimes.Minute;

    private readonly TimeOfDayMedian _median = new(new BarPeriod(60), sessions: 3);

    [Fact]
    public void TheMedian_LeavesTheCurrentSessionOut_AndForgetsOldOnes()
    {
        foreach (double value in new double[] { 7, 100, 1, 2, 30 })
        {
            _median.BeginSession();
            _median.Add(0, value);
        }

        _median.TryMedian(0, 3, out double median).Should().BeTrue();
        median.Should().Be(2, "100, 1 and 2 came before; 7 is too old, and 30 is today's");
    }

    [Fact]
    public void TheMedian_NeedsEnoughSessionsAtThatTime()
    {
        _median.BeginSession();
        _median.Add(EventTimes.Minute, 5);
        _median.BeginSession();
        _median.TryMedian(EventTimes.Minute, 1, out double median).Should().BeTrue();
        median.Should().Be(5);
        _median.TryMedian(EventTimes.Minute, 2, out _).Should().BeFalse();
        _median.TryMedian(0, 1, out _).Should().BeFalse();
        _median.TryMedian(-1, 1, out _).Should().BeFalse();
        _median.TryMedian(24 * 60 * EventTimes.Minute, 1, out _).Should().BeFalse();
        _median.Clear();
        _median.BeginSession();
        _median.TryMedian(EventTimes.Minute, 1, out _).Should().BeFalse();
    }

    [Fact]
    public void ASessionWithoutAValue_StillCountsAsOne()
    {
        _median.BeginSession();
        _median.Add(0, 5);
        for (int i = 0; i < 3; i++)
        {
            _median.BeginSession();
        }

        _median.TryMedian(0, 1, out _).Should().BeTrue("three sessions back");
        _median.BeginSession();
        _median.TryMedian(0, 1, out _).Should().BeFalse("four sessions back");
    }

    [Fact]
    public void TheFirstBar_IsTheFirstThatStartsAtOrAfterTheAnchor()
    {
        SessionAnchor anchor = new();
        anchor.IsFirst(OpenNs).Should().BeFalse("nothing was announced");
        anchor.Announce(OpenNs);
        anchor.IsFirst(OpenNs - 1).Should().BeFalse();
        anchor.IsKnown.Should().BeFalse();
        anchor.IsFirst(OpenNs).Should().BeTrue();
        anchor.Announce(OpenNs);
        anchor.IsFirst(OpenNs + 1).Should().BeFalse();
        anchor.Ns.Should().Be(OpenNs);
        anchor.Forget();
        anchor.IsFirst(OpenNs + 2).Should().BeTrue("after a roll");
    }
}
