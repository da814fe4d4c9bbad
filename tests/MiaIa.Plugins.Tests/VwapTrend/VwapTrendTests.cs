using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

public sealed class VwapTrendTests
{
    private static readonly BarPeriod Minute = new(60);

    private readonly FeatureRun _run = new(new VwapTrend(new VwapTrendOptions(), Minute, TestInstruments.Es));

    [Fact]
    public void Score_IsMissing_UntilTheFifteenthBar()
    {
        Rise(14);
        _run["score"].Status.Should().Be(FeatureStatus.Missing);
        Rise(1);
        _run["score"].Status.Should().Be(FeatureStatus.Ok);
    }

    /// <summary>
    /// Closes 0, 1, ... 14 with equal volume, bars from close to close (the first a point): typical prices c - 1/3.
    /// The mean of n of them is (n - 1) / 2 - (n - 1) / (3 n): at 15 bars 6.688889, at 10 bars 4.2, slope .497778
    /// (full at .5). The variance of the typical prices is worked out in the test. Slope of the closes 1 per bar,
    /// range 1, no pivots.
    /// </summary>
    [Fact]
    public void Score_OfASteadyRise_IsWorkedByHand()
    {
        Rise(15);
        double[] typical = [0, .. Enumerable.Range(1, 14).Select(c => c - (1 / 3.0))];
        double mean = typical.Sum() / 15;
        double sigma = Math.Sqrt(typical.Sum(p => (p - mean) * (p - mean)) / 15);
        mean.Should().BeApproximately(7 - (14 / 45.0), 1e-12);
        double slope = (mean - (typical.Take(10).Sum() / 10)) / 5;
        double expected = (0.30 * slope / 0.5) + (0.25 * (14 - mean) / (2 * sigma)) + 0.25;
        _run["score"].Value.Should().BeApproximately(expected, 1e-12);
    }

    [Fact]
    public void Score_IsMissing_UntilSixBarsHaveClosedSinceTheAnchor()
    {
        Rise(20);
        long openNs = EventTimes.Utc(2025, 6, 10, 22);
        _run.WaitUntil(openNs).Session(TestSessions.Of(20250611, openNs, SessionWindow.AfterHours, true));
        Rise(5);
        _run["score"].Status.Should().Be(FeatureStatus.Missing);
        Rise(1);
        _run["score"].Status.Should().Be(FeatureStatus.Ok);
    }

    [Fact]
    public void TheBarThatEndsWithTheSession_StillBelongsToIt()
    {
        long openNs = EventTimes.Utc(2025, 6, 10, 22);
        _run.WaitUntil(openNs - 20 * EventTimes.Minute);
        Rise(19);
        FeatureValue before = _run["score"];
        _run.WaitUntil(openNs - EventTimes.Minute);
        Session next = TestSessions.Of(20250611, openNs, SessionWindow.AfterHours, true);
        _run.Send(MarketEvent.Of(openNs, in next)); // the session event comes before the bar that ends with it
        Bar last = new(60, 19, 20, 19, 20, 10, 10, 0, 10, DeltaKind.Exact);
        _run.Send(MarketEvent.Of(openNs, 0, in last, openNs - EventTimes.Minute));
        _run["score"].Status.Should().Be(FeatureStatus.Ok);
        _run["score"].TimeNs.Should().BeGreaterThan(before.TimeNs);
    }

    [Fact]
    public void TheAnchor_MayBeTheRegularOpen()
    {
        FeatureRun run = new(
            new VwapTrend(new VwapTrendOptions { Anchor = "09:30" }, Minute, TestInstruments.Es),
            new FeatureRunSettings { StartNs = EventTimes.Utc(2025, 6, 10, 13, 30) - 20 * EventTimes.Minute });
        for (int i = 0; i < 20; i++)
        {
            run.Bar(i, 5, 5);
        }

        run["score"].Status.Should().Be(FeatureStatus.Missing, "09:30 has not come");
        for (int i = 0; i < 6; i++)
        {
            run.Bar(i, 5, 5);
        }

        run["score"].Status.Should().Be(FeatureStatus.Ok);
    }

    [Fact]
    public void AnotherAnchor_IsRefused()
    {
        FluentActions.Invoking(() => new VwapTrend(new VwapTrendOptions { Anchor = "10:00" }, Minute, TestInstruments.Es))
            .Should().Throw<ArgumentException>().WithMessage("anchor is '10:00'; write 18:00 or 09:30*");
    }

    private int _close;

    private void Rise(int bars)
    {
        for (int i = 0; i < bars; i++)
        {
            _run.Bar(_close++, 5, 5);
        }
    }
}
