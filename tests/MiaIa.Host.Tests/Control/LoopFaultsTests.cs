using MiaIa.Host.Control;

namespace MiaIa.Host.Tests.Control;

public sealed class LoopFaultsTests
{
    private const long Second = 1_000_000_000;

    [Theory]
    [InlineData(0, 30, 60, true)]
    [InlineData(0, 0, 0, true)]
    [InlineData(0, 30, 61, false)]
    public void ThreeWithinAMinute_AreAnEmergency(long first, long second, long third, bool expected)
    {
        LoopFaults faults = new();
        faults.Add(first * Second).Should().BeFalse();
        faults.Add(second * Second).Should().BeFalse();
        faults.Add(third * Second).Should().Be(expected);
    }
}
