using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

public sealed class MicrostructureAnomalyTests
{
    private readonly FeatureRun _run = new(new MicrostructureAnomaly(new MicrostructureAnomalyOptions { WindowBars = 11 }, new BarPeriod(60)));

    [Fact]
    public void Volume_IsMeasuredByMedianAndDeviationOfTheWindow()
    {
        // 95 to 104, then 110: of these eleven the median is 100, the deviations 0 1 1 2 2 3 3 4 4 5 10, their median 3.
        Volumes(95, 96, 97, 98, 99, 100, 101, 102, 103, 104);
        _run["value"].Status.Should().Be(FeatureStatus.Missing);
        Volumes(110);
        _run["volume"].Value.Should().Be(0, "z = 10 / 4.4478 = 2.25 is not above 3");
        _run.StateOf("type").Should().Be("none");
        _run["value"].Status.Should().Be(FeatureStatus.Partial, "there are no quotes");

        // 96 to 104, 110, 118: median 101, deviations 5 4 3 2 1 0 1 2 3 9 17, median 3: z = 17 / 4.4478 = 3.822.
        Volumes(118);
        _run["volume"].Value.Should().BeApproximately(17 / (1.4826 * 3) / 5, 1e-12);
        _run["value"].Value.Should().Be(_run["volume"].Value);
        _run.StateOf("type").Should().Be("volume");
    }

    [Fact]
    public void Spread_IsWeighedByTime()
    {
        // Bars of 60 s: 45 s at one tick and 15 s at i + 1 ticks: means 1 + i / 4 for i = 0 .. 9, then 15 s at 13.
        for (int i = 0; i < 11; i++)
        {
            int wide = i < 10 ? i + 1 : 13;
            long startNs = _run.NowNs;
            _run.Quote(400, 401, 5, 5).Wait(45).Quote(400, 400 + wide, 5, 5).Wait(15);
            Bar bar = new(60, 400, 401, 400, 401, 100, 50, 50, 0, DeltaKind.Exact, HasPrints: true, Trades: 7);
            _run.Send(MarketEvent.Of(startNs + EventTimes.Minute, 0, in bar, startNs));
        }

        // Of 0, .25, ... 2.25 and 3 above 1 the median is 1.25, the deviations 1.25 1 .75 .5 .25 0 .25 .5 .75 1 1.75: median .75.
        double z = 1.75 / (1.4826 * 0.75);
        z.Should().BeLessThan(2);
        _run["spread"].Value.Should().Be(0);
        _run["value"].Status.Should().Be(FeatureStatus.Ok, "volume, trades and imbalance never changed: nothing unusual");
        _run["imbalance"].Value.Should().Be(0);
    }

    [Fact]
    public void SilenceBeforeABar_DoesNotCountInItsSpread()
    {
        // Usual spreads 1, 1.25, ... 3.25; then an hour without a print at one tick, and a bar that is 13 ticks wide from its beginning.
        for (int i = 0; i < 10; i++)
        {
            long startNs = _run.NowNs;
            _run.Quote(400, 401, 5, 5).Wait(45).Quote(400, 401 + i, 5, 5).Wait(15);
            _run.Send(MarketEvent.Of(startNs + EventTimes.Minute, 0, new Bar(60, 400, 401, 400, 401, 100, 50, 50, 0, DeltaKind.Exact), startNs));
        }

        _run.Quote(400, 401, 5, 5).Wait(3600).Quote(400, 413, 5, 5);
        long beginNs = _run.NowNs;
        _run.Wait(60).Send(MarketEvent.Of(beginNs + EventTimes.Minute, 0, new Bar(60, 400, 401, 400, 401, 100, 50, 50, 0, DeltaKind.Exact), beginNs));

        // Of 1, 1.25, ... 3.25 and 13 the median is 2.25, the deviations 1.25 1 .75 .5 .25 0 .25 .5 .75 1 10.75, their median .75.
        double z = 10.75 / (1.4826 * 0.75);
        _run["spread"].Value.Should().Be(Math.Min(z / 4, 1)).And.Be(1);
    }

    [Fact]
    public void NothingThatNeverVaries_IsAnAnomaly()
    {
        Volumes([.. Enumerable.Repeat(100, 11)]);
        _run["value"].Value.Should().Be(0);
        Volumes(100_000);
        _run["volume"].Value.Should().Be(0, "a median deviation of 0 tells nothing");
    }

    private void Volumes(params int[] volumes)
    {
        foreach (int volume in volumes)
        {
            _run.Bar(new Bar(60, 400, 401, 399, 400, volume, 0, 0, 0, DeltaKind.None));
        }
    }
}
