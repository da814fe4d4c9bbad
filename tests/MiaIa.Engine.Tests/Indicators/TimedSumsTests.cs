using MiaIa.Sdk.Indicators;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Indicators;

public sealed class TimedSumsTests
{
    [Fact]
    public void Sums_AreThoseOfTheEventsStillInTheWindow()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            TestRandom random = new(seed);
            TimedSums sums = new(1000);
            Queue<(long Time, long A)> expected = [];
            long now = 0;
            for (int i = 0; i < 500; i++)
            {
                now += random.Next(0, 10);
                long a = random.Next(-9, 9);
                sums.Add(now, a, 2 * a, 1, -a);
                expected.Enqueue((now, a));
                sums.RemoveUntil(now - 300);
                while (expected.Peek().Time <= now - 300)
                {
                    expected.Dequeue();
                }

                long sum = expected.Sum(e => e.A);
                (sums.A, sums.B, sums.C, sums.D, sums.Count)
                    .Should().Be((sum, 2 * sum, (long)expected.Count, -sum, expected.Count), "seed {0}", seed);
            }
        }
    }

    [Fact]
    public void TheLimit_LetsTheOldestGo_AndSaysSo()
    {
        TimedSums sums = new(2);
        sums.Add(1, 1, 0, 0, 0);
        sums.Add(2, 10, 0, 0, 0);
        sums.IsCut.Should().BeFalse();
        sums.Add(3, 100, 0, 0, 0);
        sums.IsCut.Should().BeTrue();
        sums.A.Should().Be(110);
        sums.RemoveUntil(3);
        sums.IsCut.Should().BeFalse("it is empty");
        sums.RemoveOldest();
        sums.Count.Should().Be(0);
    }
}
