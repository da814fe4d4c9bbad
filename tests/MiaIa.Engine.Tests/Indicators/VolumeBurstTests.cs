using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Indicators;

public sealed class VolumeBurstTests
{
    private static readonly long Start = EventTimes.Utc(2025, 6, 10, 13, 30);

    private readonly VolumeBurst _burst = new();
    private long _nowNs = Start;

    [Fact]
    public void Ratio_IsTheLastTenSecondsOverTheMedianOfThirtyMinutes()
    {
        // 89 times 10, 90 times 20, then 60: the middle two of 180 are both 20.
        TenSeconds(89, 10);
        TenSeconds(90, 20);
        _burst.RatioAt(_nowNs).Should().BeNull("ten seconds are missing");
        TenSeconds(1, 60);
        _burst.RatioAt(_nowNs).Should().Be(3);

        // The oldest 10 goes, a 10 comes: 89 times 10 still, and the last is half of the usual.
        TenSeconds(1, 10);
        _burst.RatioAt(_nowNs).Should().Be(0.5);
    }

    [Fact]
    public void MiddleTwo_AreAveraged()
    {
        TenSeconds(90, 10);
        TenSeconds(90, 20);
        _burst.RatioAt(_nowNs).Should().BeApproximately(20 / 15.0, 1e-12);
    }

    [Fact]
    public void PrintsOfTheTenSecondsThatRun_AreNotInIt()
    {
        TenSeconds(180, 10);
        _burst.Add(new Trade(400, 500, Side.None), _nowNs);
        _burst.RatioAt(_nowNs).Should().Be(1, "what is printed now comes after the bar that ends now");
        _burst.RatioAt(_nowNs + (9 * EventTimes.Second)).Should().Be(1);
        _burst.RatioAt(_nowNs + (10 * EventTimes.Second)).Should().Be(50);
        _burst.RatioAt(_nowNs + (20 * EventTimes.Second)).Should().Be(0, "nothing was printed since");
    }

    [Fact]
    public void PrintsOfOneTenSeconds_AddUp()
    {
        TenSeconds(179, 10);
        for (int print = 0; print < 7; print++)
        {
            _burst.Add(new Trade(400, 5, Side.Sell), _nowNs + (print * EventTimes.Second));
        }

        _burst.RatioAt(_nowNs + (10 * EventTimes.Second)).Should().Be(3.5);
    }

    [Fact]
    public void WithoutAUsualVolume_ItIsNotKnown()
    {
        // Prints in 90 of 180: the middle two are 0 and 10, the median 5. In 89 of them it is 0.
        for (int step = 0; step < 180; step++)
        {
            Step(step % 2 == 0 ? 10 : 0);
        }

        _burst.RatioAt(_nowNs).Should().Be(0);
        Step(0);
        _burst.RatioAt(_nowNs).Should().BeNull();
    }

    [Fact]
    public void HalfAnHourOfSilence_BeginsAnew()
    {
        TenSeconds(180, 10);
        _burst.RatioAt(_nowNs).Should().Be(1);
        _nowNs += 30 * EventTimes.Minute;
        _burst.RatioAt(_nowNs).Should().BeNull();
        TenSeconds(179, 10);
        _burst.RatioAt(_nowNs).Should().BeNull();
        TenSeconds(1, 10);
        _burst.RatioAt(_nowNs).Should().Be(1);
        _burst.Clear();
        _burst.RatioAt(_nowNs).Should().BeNull();
    }

    private void TenSeconds(int count, int size)
    {
        for (int i = 0; i < count; i++)
        {
            Step(size);
        }
    }

    private void Step(int size)
    {
        if (size > 0)
        {
            _burst.Add(new Trade(400, size, Side.Buy), _nowNs);
        }

        _nowNs += 10 * EventTimes.Second;
    }
}
