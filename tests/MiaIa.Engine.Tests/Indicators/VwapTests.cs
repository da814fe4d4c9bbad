using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Indicators;

public sealed class VwapTests
{
    /// <summary>100.00 x 1 and 101.00 x 3: 100.75, sigma .433013 points; here in ticks of a quarter.</summary>
    [Fact]
    public void Prints_GiveAverageAndBands()
    {
        Vwap vwap = new();
        vwap.HasValue.Should().BeFalse();
        vwap.Add(400, 1);
        vwap.Add(404, 3);
        vwap.ValueTicks.Should().Be(403);
        vwap.SigmaTicks.Should().BeApproximately(4 * 0.433013, 4e-6).And.BeApproximately(Math.Sqrt(3), 1e-14);
        vwap.BandTicks(-2).Should().BeApproximately(403 - (2 * Math.Sqrt(3)), 1e-12);
    }

    [Fact]
    public void Bars_CountByTheirTypicalPrice()
    {
        Vwap vwap = new();
        vwap.Add(SampleBars.Of(0, 12, 0, 3, volume: 2)); // 5
        vwap.Add(SampleBars.Of(0, 30, 0, 0, volume: 3)); // 10
        vwap.ValueTicks.Should().BeApproximately(8, 1e-14);
        vwap.SigmaTicks.Should().BeApproximately(Math.Sqrt(6), 1e-14);
        vwap.Reset();
        vwap.HasValue.Should().BeFalse();
        vwap.ValueTicks.Should().Be(0);
    }

    [Fact]
    public void NoVolume_ChangesNothing()
    {
        Vwap vwap = new();
        vwap.Add(100, 0);
        vwap.HasValue.Should().BeFalse();
        vwap.Add(50, 2);
        vwap.Add(100, 0);
        vwap.ValueTicks.Should().Be(50);
    }

    /// <summary>
    /// A million prints one tick around 24,000.5: the textbook difference of squares would lose the deviation.
    /// </summary>
    [Fact]
    public void TheDeviation_IsStableOverALongSession()
    {
        Vwap vwap = new();
        for (int i = 0; i < 1_000_000; i++)
        {
            vwap.Add(24_000 + (i & 1), 1);
        }

        vwap.ValueTicks.Should().BeApproximately(24_000.5, 1e-9);
        vwap.SigmaTicks.Should().BeApproximately(0.5, 1e-11);
    }

    [Fact]
    public void RunningValues_EqualThoseOfAllPrintsAtOnce()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            TestRandom random = new(seed);
            (int Price, int Size)[] prints =
                [.. Enumerable.Range(0, 100).Select(_ => (20_000 + random.Next(-50, 50), random.Next(1, 500)))];
            Vwap vwap = new();
            foreach ((int price, int size) in prints)
            {
                vwap.Add(price, size);
            }

            decimal volume = prints.Sum(p => (decimal)p.Size);
            decimal mean = prints.Sum(p => (decimal)p.Price * p.Size) / volume;
            decimal variance = prints.Sum(p => p.Size * (p.Price - mean) * (p.Price - mean)) / volume;
            vwap.ValueTicks.Should().BeApproximately((double)mean, 1e-9, "seed {0}", seed);
            vwap.SigmaTicks.Should().BeApproximately(Math.Sqrt((double)variance), 1e-9, "seed {0}", seed);
        }
    }
}
