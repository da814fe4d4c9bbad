using MiaIa.Plugins.Sources;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.Synthetic;

/// <summary>Ten made-up days look like a market, as far as SPEC 25.2 and 25.1 ask for it, and foretell nothing.</summary>
public sealed class SyntheticLikenessTests(SyntheticLikenessTests.TenDays data) : IClassFixture<SyntheticLikenessTests.TenDays>
{
    private const int Days = 10;
    private readonly MinuteTable _table = data.Table;

    [Fact]
    public void VolumeIsUShaped()
    {
        double midday = HourVolume(150);
        HourVolume(0).Should().BeGreaterThan(1.5 * midday);   // 09:30-10:30 against 12:00-13:00
        HourVolume(330).Should().BeGreaterThan(1.5 * midday); // 15:00-16:00
        (Statistics.Deviation(_table.Volume) / Statistics.Mean(_table.Volume)).Should().BeGreaterThan(0.5);
    }

    [Fact]
    public void TheShareOfBuysVariesFromMinuteToMinute()
    {
        double[] shares = [.. _table.Volume.Zip(_table.Delta, (v, d) => (v + d) / (2 * v))];
        Statistics.Deviation(shares).Should().BeGreaterThan(0.02);
        Statistics.Mean(shares).Should().BeApproximately(0.5, 0.02);
    }

    [Fact]
    public void SizesHaveAHeavyTail()
    {
        double above100 = _table.Sizes.Count(s => s > 100) / (double)_table.Sizes.Count;
        above100.Should().BeInRange(0.0005, 0.005);
        _table.Sizes.Should().Contain(s => s > 500);
        (_table.Sizes.Count(s => s == 1) / (double)_table.Sizes.Count).Should().BeGreaterThan(0.4);
    }

    [Fact]
    public void VolatilityComesInClusters()
    {
        double[] size = [.. _table.Change.Select(Math.Abs)];
        for (int i = 0; i < size.Length; i++)
        {
            int minute = i % 390; // without the shape of the day, which would do it alone
            size[i] /= Enumerable.Range(0, Days).Average(d => Math.Abs(_table.Change[(d * 390) + minute])) + 0.01;
        }

        Statistics.Correlation(size[..^1], size[1..]).Should().BeGreaterThan(3 / Math.Sqrt(size.Length));
    }

    [Fact]
    public void FlowGoesWithThePriceOfItsMinute() =>
        Statistics.Correlation(_table.Delta, _table.Change).Should().BeGreaterThan(0.2);

    [Fact]
    public void NeitherFlowNorChangeForetellsTheNextMinute()
    {
        double[] next = Standardised()[1..];
        double limit = 3 / Math.Sqrt(next.Length);
        Statistics.Correlation(_table.Delta[..^1], next).Should().BeInRange(-limit, limit);
        Statistics.Correlation(Standardised()[..^1], next).Should().BeInRange(-limit, limit);
    }

    private double HourVolume(int minute) =>
        Enumerable.Range(0, Days).Average(d => _table.Volume.AsSpan((d * 390) + minute, 60).ToArray().Sum());

    /// <summary>Changes over the size of the ten before them, so that wild minutes do not decide the correlation.</summary>
    private double[] Standardised()
    {
        double[] change = _table.Change;
        double[] result = new double[change.Length];
        for (int i = 10; i < change.Length; i++)
        {
            result[i] = change[i] / (Statistics.Deviation(change[(i - 10)..i]) + 1);
        }

        return result;
    }

    public sealed class TenDays
    {
        public TenDays()
        {
            Session[] days = SyntheticRun.Days(Days);
            Table = new MinuteTable(days);
            SyntheticRun.ForEach(new SyntheticOptions { Days = Days }, days, Table.See);
        }

        internal MinuteTable Table { get; }
    }
}
