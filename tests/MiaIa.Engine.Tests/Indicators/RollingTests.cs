using FsCheck;
using FsCheck.Fluent;
using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Tests.Indicators;

public sealed class RollingTests
{
    [Fact]
    public void AWindow_KnowsItsStatistics()
    {
        RollingWindow window = Filled(4, 99, 2, 4, 4, 6);
        window.Mean().Should().Be(4);
        window.StandardDeviation().Should().BeApproximately(Math.Sqrt(2), 1e-15);
        window.Slope().Should().BeApproximately(1.2, 1e-15, "(-3 x 2 - 4 + 4 + 3 x 6) / 10");
        window[0].Should().Be(2);
        window.Back(0).Should().Be(6);
        window.Clear();
        window.Mean().Should().Be(0);
        window.Slope().Should().Be(0);
    }

    [Fact]
    public void Correlation_IsZero_WhenASideIsConstant()
    {
        RollingWindow rising = Filled(5, 1, 2, 3, 4, 5);
        RollingWindow.Correlation(rising, Filled(5, 7, 7, 7, 7, 7)).Should().Be(0);
        RollingWindow.Correlation(rising, Filled(5, 0.1, 0.1, 0.1, 0.1, 0.1)).Should().Be(0);
        RollingWindow.Correlation(rising, Filled(5, 9, 7, 5, 3, 1)).Should().BeApproximately(-1, 1e-15);
        RollingWindow.Correlation(rising, Filled(5, 2, 1, 4, 3, 5)).Should().BeApproximately(0.8, 1e-15);
    }

    [Fact]
    public void Quantiles_AreInterpolated()
    {
        RollingQuantile quantile = new(4);
        quantile.Median.Should().Be(0);
        foreach (double value in new double[] { 50, 40, 10, 30, 20 })
        {
            quantile.Add(value);
        }

        quantile.Median.Should().Be(25, "10 20 30 40: the mean of the middle two");
        quantile.Quantile(0.5).Should().Be(25);
        quantile.Quantile(0.9).Should().BeApproximately(37, 1e-12, "position 2.7");
        quantile.Quantile(1).Should().Be(40);
        quantile.Quantile(0).Should().Be(10);
    }

    /// <summary>
    /// A running window equals one that only ever saw its last values; a failure prints the seed to replay it.
    /// </summary>
    [Fact]
    public void RunningWindows_EqualBatches() => Prop.ForAll(
        ArbMap.Default.ArbFor<int[]>(),
        ArbMap.Default.ArbFor<PositiveInt>(),
        (values, length) =>
        {
            int[] last = values[^Math.Min(values.Length, length.Get)..];
            RollingWindow window = new(length.Get);
            RollingQuantile quantile = new(length.Get);
            foreach (int value in values)
            {
                window.Add(value);
                quantile.Add(value);
            }

            int[] sorted = [.. last.Order()];
            double mean = last.Length == 0 ? 0 : last.Average();
            double variance = last.Length == 0 ? 0 : last.Average(v => (v - mean) * (v - mean));
            double median = sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2.0;
            return IsNear(window.Mean(), mean)
                && IsNear(window.StandardDeviation(), Math.Sqrt(variance))
                && IsNear(quantile.Median, median)
                && window.Count == last.Length;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void RunningIndicators_EqualBatches()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            Bar[] bars = SampleBars.Random(seed, 120);
            AverageTrueRange atr = new();
            EfficiencyRatio efficiency = new(10);
            PivotBalance running = new();
            for (int i = 0; i < bars.Length; i++)
            {
                atr.AddMinute(in bars[i], i);
                efficiency.Add(bars[i].CloseTicks);
                running.Add(in bars[i]);
            }

            IsNear(atr.Ticks, BatchAtr(bars)).Should().BeTrue("seed {0}", seed);
            IsNear(efficiency.Value, BatchEfficiency(bars[^11..])).Should().BeTrue("seed {0}", seed);
            IsNear(running.Value, BatchBalance(bars[^20..])).Should().BeTrue("seed {0}", seed);
        }
    }

    private static double BatchAtr(Bar[] bars)
    {
        double[] ranges = [.. bars.Skip(1).Zip(bars, (b, p) => (double)new[]
        {
            b.HighTicks - b.LowTicks, Math.Abs(b.HighTicks - p.CloseTicks), Math.Abs(b.LowTicks - p.CloseTicks),
        }.Max())];
        return ranges.Skip(14).Aggregate(ranges.Take(14).Average(), (atr, range) => ((13 * atr) + range) / 14);
    }

    private static double BatchEfficiency(Bar[] bars)
    {
        double way = bars.Skip(1).Zip(bars, (b, p) => Math.Abs(b.CloseTicks - p.CloseTicks)).Sum();
        return way > 0 ? Math.Abs(bars[^1].CloseTicks - bars[0].CloseTicks) / way : 0;
    }

    private static double BatchBalance(Bar[] bars)
    {
        int[] Pivots(Func<Bar, int> price) => [.. Enumerable.Range(2, bars.Length - 4)
            .Where(i => price(bars[i]) > price(bars[i - 1]) && price(bars[i]) > price(bars[i - 2])
                && price(bars[i]) >= price(bars[i + 1]) && price(bars[i]) >= price(bars[i + 2]))
            .Select(i => price(bars[i]))];
        int[] Steps(int[] pivots) => [.. pivots.Skip(1).Zip(pivots, (b, a) => Math.Sign(b - a)).Where(s => s != 0)];
        int[] steps = [.. Steps(Pivots(b => b.HighTicks)), .. Steps(Pivots(b => -b.LowTicks)).Select(s => -s)];
        return steps.Length == 0 ? 0 : steps.Average();
    }

    private static RollingWindow Filled(int length, params double[] values)
    {
        RollingWindow window = new(length);
        foreach (double value in values)
        {
            window.Add(value);
        }

        return window;
    }

    private static bool IsNear(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(b));
}
