using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

public sealed class VolatilityRegimeTests
{
    private readonly FeatureRun _run = Run(new VolatilityRegimeOptions());

    [Theory]
    [InlineData(14, "low", 0.20, 0.8, 1.0)]
    [InlineData(15, "normal", 0.25, 1.0, 1.0)]
    [InlineData(25, "normal", 0.25, 1.0, 1.0)]
    [InlineData(26, "high", 0.35, 1.4, 0.8)]
    [InlineData(36, "extreme", 0.50, 1.4, 0.5)]
    public void VixAlone_GivesRegimeThresholdAndFactors(
        double vix, string regime, double threshold, double factor, double sizeFactor)
    {
        _run.Index("VIX", vix).Bar(100);
        _run.StateOf("regime").Should().Be(regime);
        _run["threshold"].Value.Should().Be(threshold);
        _run["factor"].Value.Should().Be(factor);
        _run["size-factor"].Value.Should().Be(sizeFactor);
        _run["score-factor"].Value.Should().Be(1);
        _run["regime"].Status.Should().Be(FeatureStatus.Partial, "the range is not known yet");
        _run["ratio"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void RealisedVolatility_IsThatOfTheLastRegularHours()
    {
        // Two bars in regular hours, high over low 1.01 and close over open 1.005: .5 ln(1.01)^2 - (2 ln 2 - 1) ln(1.005)^2 each.
        _run.Index("VIX", 20).Bar(20_000, 20_200, 20_000, 20_100, 5, 5).Bar(20_000, 20_200, 20_000, 20_100, 5, 5);
        _run["realised-volatility"].Status.Should().Be(FeatureStatus.Missing, "the session is not over");
        long nextOpenNs = EventTimes.Utc(2025, 6, 10, 22);
        _run.WaitUntil(nextOpenNs).Session(TestSessions.Of(20250611, nextOpenNs, SessionWindow.AfterHours, isSessionStart: true));
        _run.Index("VIX", 20).Bar(20_100, 20_104, 20_100, 20_104, 5, 5);
        double each = (0.5 * Math.Pow(Math.Log(1.01), 2)) - (((2 * Math.Log(2)) - 1) * Math.Pow(Math.Log(1.005), 2));
        _run["realised-volatility"].Value.Should().BeApproximately(100 * Math.Sqrt(2 * each * 252), 1e-9);
    }

    [Fact]
    public void NothingIsKnown_WithoutVixAndRange()
    {
        _run.Bar(100);
        _run.Values.ToArray().Should().OnlyContain(v => v.Status == FeatureStatus.Missing);
    }

    /// <summary>Fifteen bars of four ticks: the range equals its own median.</summary>
    [Fact]
    public void RangeAlone_IsPartial_FromTheFifteenthBar()
    {
        Flat(14);
        _run["regime"].Status.Should().Be(FeatureStatus.Missing);
        Flat(1);
        _run["ratio"].Value.Should().Be(1);
        _run.StateOf("regime").Should().Be("normal");
        _run["regime"].Status.Should().Be(FeatureStatus.Partial);
    }

    /// <summary>
    /// ATR 4; then a bar of 104 ticks: (13 x 4 + 104) / 14 = 11.142857. The median of 4 and 11.142857 is 7.571429,
    /// the ratio 1.471698; a second one: ATR 17.775510, median 11.142857, ratio 1.595238: high at once.
    /// </summary>
    [Fact]
    public void Range_IsMeasuredAgainstTheMedianOfRecentBars()
    {
        Flat(15);
        _run.Bar(100, 152, 48, 100, 1, 1);
        _run["ratio"].Value.Should().BeApproximately(156.0 / 14 / ((4 + (156.0 / 14)) / 2), 1e-12);
        _run.StateOf("regime").Should().Be("normal");
        _run.Bar(100, 152, 48, 100, 1, 1);
        _run["ratio"].Value.Should().BeApproximately(((13 * 156.0 / 14) + 104) / 14 / (156.0 / 14), 1e-12);
        _run.StateOf("regime").Should().Be("high");
    }

    [Fact]
    public void AMoreVolatileRegime_ComesAtOnce_AndACalmerOneOnTheThirdBar()
    {
        Vix(20);
        Vix(26);
        _run.StateOf("regime").Should().Be("high");
        for (int i = 0; i < 10; i++)
        {
            Vix(24); // above 25 x .95: not calm enough
            _run.StateOf("regime").Should().Be("high");
        }

        Vix(23);
        Vix(23);
        _run.StateOf("regime").Should().Be("high");
        Vix(23);
        _run.StateOf("regime").Should().Be("normal");
    }

    [Fact]
    public void ACalmerRegime_IsTheMostVolatileOfTheThreeBars()
    {
        Vix(36);
        Vix(14);
        Vix(24);
        Vix(14);
        _run.StateOf("regime").Should().Be("high");
    }

    [Fact]
    public void AnInterruption_StartsTheThreeBarsAnew()
    {
        Vix(26);
        Vix(20);
        Vix(20);
        Vix(24);
        Vix(20);
        Vix(20);
        _run.StateOf("regime").Should().Be("high");
        Vix(20);
        _run.StateOf("regime").Should().Be("normal");
    }

    [Fact]
    public void VixIsGone_AfterFiveMinutes_UnlessItIsDaily()
    {
        _run.Index("VIX", 26).Bar(100);
        _run["regime"].Status.Should().Be(FeatureStatus.Partial, "exactly five minutes are not older");
        _run.Bar(100);
        _run["regime"].Status.Should().Be(FeatureStatus.Missing);
        _run.Index("VIX", 26, isDaily: true).Bar(100).Bar(100).Bar(100);
        _run.StateOf("regime").Should().Be("high");
        _run.Session(TestSessions.Of(20250611, EventTimes.Utc(2025, 6, 10, 22), SessionWindow.AfterHours, true)).Bar(100);
        _run["regime"].Status.Should().Be(FeatureStatus.Missing, "it was the value of the day before");
    }

    [Fact]
    public void ADailyVix_ToldOnAFridayEvening_ServesMonday()
    {
        Closed(20250614, EventTimes.Utc(2025, 6, 13, 22));
        _run.Index("VIX", 26, isDaily: true);
        Closed(20250615, EventTimes.Utc(2025, 6, 14, 22));
        long open = EventTimes.Utc(2025, 6, 15, 22);
        _run.WaitUntil(open).Session(TestSessions.Of(20250616, open, SessionWindow.AfterHours, true)).Bar(100);
        _run.StateOf("regime").Should().Be("high");
        open = EventTimes.Utc(2025, 6, 16, 22);
        _run.WaitUntil(open).Session(TestSessions.Of(20250617, open, SessionWindow.AfterHours, true)).Bar(100);
        _run["regime"].Status.Should().Be(FeatureStatus.Missing, "Monday's own value was not told");
        void Closed(int date, long openNs) => _run.WaitUntil(openNs).Session(
            TestSessions.Of(date, openNs, SessionWindow.Closed, true) with { IsTradingDay = false });
    }

    /// <summary>Six sessions with a value at the same minute: the sixth has five before it.</summary>
    [Theory]
    [InlineData(5, false, FeatureStatus.Partial)]
    [InlineData(6, false, FeatureStatus.Ok)]
    [InlineData(6, true, FeatureStatus.Estimated)]
    public void FiveSessionsBefore_AreAFullReference(int sessions, bool isDaily, FeatureStatus expected)
    {
        FeatureRun run = Run(new VolatilityRegimeOptions());
        for (int day = 0; day < sessions; day++)
        {
            long openNs = EventTimes.Utc(2025, 6, 10 + day, 22);
            run.WaitUntil(openNs).Session(TestSessions.Of(20250611 + day, openNs, SessionWindow.AfterHours, true));
            for (int i = 0; i < 16; i++)
            {
                run.Index("VIX", 20, isDaily).Bar(100, 102, 98, 100, 1, 1);
            }
        }

        run["regime"].Status.Should().Be(expected);
        run["ratio"].Value.Should().Be(1);
    }

    [Theory]
    [InlineData(RegimeTarget.Threshold, 0.35, 1)]
    [InlineData(RegimeTarget.Score, 0.25, 1.4)]
    [InlineData(RegimeTarget.Both, 0.35, 1.4)]
    public void ApplyTo_ChoosesWhatTheRegimeChanges(RegimeTarget target, double threshold, double scoreFactor)
    {
        FeatureRun run = Run(new VolatilityRegimeOptions { ApplyTo = target });
        run.Index("VIX", 26).Bar(100);
        run["threshold"].Value.Should().Be(threshold);
        run["score-factor"].Value.Should().Be(scoreFactor);
    }

    [Fact]
    public void Thresholds_MustRise()
    {
        VolatilityRegimeOptions falling = new() { Thresholds = [0.2, 0.25, 0.35, 0.3] };
        FluentActions.Invoking(() => new VolatilityRegime(falling))
            .Should().Throw<ArgumentException>().WithMessage("thresholds must not fall from high to extreme*");
        VolatilityRegimeOptions equal = new() { Thresholds = [0.2, 0.25, 0.35, 0.35] };
        FluentActions.Invoking(() => new VolatilityRegime(equal)).Should().NotThrow();
        VolatilityRegimeOptions few = new() { Vix = [15, 25] };
        FluentActions.Invoking(() => new VolatilityRegime(few))
            .Should().Throw<ArgumentException>().WithMessage("vix needs 3 numbers (low, high, extreme), not 2*");
    }

    private static FeatureRun Run(VolatilityRegimeOptions options) =>
        new(new VolatilityRegime(options), new FeatureRunSettings { BasePeriod = new BarPeriod(300) });

    private void Flat(int bars)
    {
        for (int i = 0; i < bars; i++)
        {
            _run.Bar(100, 102, 98, 100, 1, 1);
        }
    }

    /// <summary>
    /// A five-minute bar with a VIX; the range stays unknown for the first fourteen and then is as usual.
    /// </summary>
    private void Vix(double value) => _run.Index("VIX", value).Bar(100, 102, 98, 100, 1, 1);
}
