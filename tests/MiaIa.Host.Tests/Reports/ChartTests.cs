using FsCheck;
using FsCheck.Fluent;
using MiaIa.Host.Reports;

namespace MiaIa.Host.Tests.Reports;

/// <summary>Axes with round marks, lines without a lost extreme, and SVG that a reader of screens can tell.</summary>
public sealed class ChartTests
{
    private const long Minute = 60_000_000_000;

    [Theory]
    [InlineData(0, 10, 5, "0,2,4,6,8,10")]
    [InlineData(-3.2, 4.1, 4, "-2,0,2,4")]
    [InlineData(0.12, 0.19, 4, "0.12,0.14,0.16,0.18")]
    [InlineData(24_950, 36_200, 6, "26,000|28,000|30,000|32,000|34,000|36,000")]
    public void Marks_AreRound(double low, double high, int most, string expected)
    {
        string separator = expected.Contains('|') ? "|" : ",";
        string.Join(separator, ChartAxis.Round(low, high, most).Select(t => t.Text)).Should().Be(expected);
    }

    [Fact]
    public void Marks_AreFew_AndInsideTheAxis() =>
        Prop.ForAll(Gen.Choose(-100_000, 100_000).ToArbitrary(), Gen.Choose(1, 1_000_000).ToArbitrary(), (low, size) =>
        {
            (double from, double to) = (low / 7.0, (low / 7.0) + (size / 13.0));
            IReadOnlyList<ChartTick> ticks = ChartAxis.Round(from, to, 6);
            double room = 1e-6 * (to - from);
            return ticks.Count is >= 1 and <= 8 && ticks.All(t => t.Value >= from - room && t.Value <= to + room);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void EqualValues_StillHaveAnAxis()
    {
        ChartAxis axis = ChartAxis.OfNumbers("USD", [25_000, 25_000]);
        axis.High.Should().BeGreaterThan(axis.Low);
        ChartAxis.OfNumbers("USD", []).High.Should().BePositive();
    }

    [Fact]
    public void Times_AreMarkedWhereARoundOneIsPassed()
    {
        // 09:31 to 16:00 by minutes on 2023-04-06.
        long start = new DateTimeOffset(2023, 4, 6, 9, 31, 0, TimeSpan.Zero).ToUnixTimeSeconds() * 1_000_000_000;
        long[] times = [.. Enumerable.Range(0, 390).Select(i => start + (i * Minute))];
        new BarAxis(times).Axis.Ticks(9).Select(t => (t.Value, t.Text)).Should()
            .Equal((29, "10:00"), (89, "11:00"), (149, "12:00"), (209, "13:00"), (269, "14:00"), (329, "15:00"), (389, "16:00"));
        new BarAxis(times).Axis.Ticks(4).Select(t => t.Text).Should().Equal("10:00", "12:00", "14:00", "16:00");
        new BarAxis(times).At(start + (5 * Minute) + 1).Should().Be(5);
        new BarAxis(times).At(0).Should().Be(0);
        new BarAxis([]).Axis.Ticks(4).Should().BeEmpty();
    }

    [Fact]
    public void AThinnedLine_KeepsItsExtremes_ItsOrder_AndItsEnds() =>
        Prop.ForAll(Gen.ArrayOf(Gen.Choose(-1000, 1000), 3000).ToArbitrary(), values =>
        {
            ChartPoint[] line = [.. values.Select((v, i) => new ChartPoint(i, v))];
            IReadOnlyList<ChartPoint> thin = Thinning.Of(line, 100);
            return thin.Count <= 400 && thin.Max(p => p.Y) == values.Max() && thin.Min(p => p.Y) == values.Min()
                && thin[0] == line[0] && thin[^1] == line[^1] && thin.Zip(thin.Skip(1)).All(p => p.First.X < p.Second.X);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void ShortLines_StayWhole()
    {
        ChartPoint[] line = [new(0, 1), new(1, 2)];
        Thinning.Of(line, 100).Should().BeSameAs(line);
    }

    [Fact]
    public void AChart_HasATitleAndADescription_AndNamesItsAxes()
    {
        HtmlText html = new();
        new Chart("c", "Title <b>", "From 1 to 2.", ChartAxis.OfNumbers("points", [0, 1]), ChartAxis.OfNumbers("USD", [1, 2]))
            .Rule(1, "the beginning").Add(ChartMark.Line, [new(0, 1), new(1, 2)], "main", "equity").Write(html);
        string text = html.ToString();
        text.Should().Contain("role=\"img\" aria-labelledby=\"c-wide-t c-wide-d\"").And.Contain("<title id=\"c-wide-t\">Title &lt;b&gt;</title>")
            .And.Contain("<desc id=\"c-narrow-d\">From 1 to 2.</desc>").And.Contain(">USD</text>").And.Contain(">points</text>").And.NotContain("<b>");
        text.Should().NotContain("NaN").And.NotContain("Infinity");
    }
}
