using MiaIa.Host.Control;

namespace MiaIa.Host.Tests.Control;

public sealed class ClockWatchTests
{
    private readonly FakeClock _clock = new();
    private readonly ClockWatch _watch;

    public ClockWatchTests() => _watch = new ClockWatch(_clock);

    [Theory]
    [InlineData(1.0, false)]
    [InlineData(1.001, true)]
    [InlineData(-1.0, false)]
    [InlineData(-1.001, true)]
    public void WallClockThatStepsByMoreThanASecond_IsAJump(double step, bool expected)
    {
        _clock.Pass(0.05, 0.05 + step);
        ClockFault fault = _watch.Look();
        (fault.Jump != TimeSpan.Zero).Should().Be(expected);
        if (expected)
        {
            fault.Jump.TotalSeconds.Should().BeApproximately(step, 1e-6);
        }
    }

    [Fact]
    public void Jump_IsToldOnce()
    {
        _clock.Pass(0.05, 3600);
        _watch.Look().Jump.Should().BeGreaterThan(TimeSpan.FromMinutes(59));
        _clock.Pass(0.05, 0.05);
        _watch.Look().Jump.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void SmallSteps_AddUpWithinAMinute()
    {
        int jumps = 0;
        for (int i = 0; i < 50; i++)
        {
            _clock.Pass(1, 1.05);
            jumps += _watch.Look().Jump != TimeSpan.Zero ? 1 : 0;
        }

        // 0.05 s a step: the 21st brings 1.05 s, the 42nd again.
        jumps.Should().Be(2);
    }

    [Fact]
    public void ClocksThatDriftByALittle_AreNoJump()
    {
        for (int i = 0; i < 100_000; i++)
        {
            _clock.Pass(1, 1.0001);
            _watch.Look().Jump.Should().Be(TimeSpan.Zero);
        }
    }

    [Theory]
    [InlineData(30, false)]
    [InlineData(31, true)]
    public void NobodyLookedForLong_IsAPause(double seconds, bool expected)
    {
        _watch.Look();
        _clock.Pass(seconds, seconds);
        ClockFault fault = _watch.Look();
        (fault.Pause != TimeSpan.Zero).Should().Be(expected);
        fault.Jump.Should().Be(TimeSpan.Zero);
    }
}
