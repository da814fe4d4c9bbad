using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

public sealed class LevelZonesTests
{
    private readonly TestInput _call = new("gamma-levels.call-wall");
    private readonly TestInput _put = new("gamma-levels.put-wall");
    private readonly TestInput _flip = new("gamma-levels.flip");
    private readonly TestInput _secondary = new("vendor-levels.secondary-1");

    [Fact]
    public void Levels_OfASession_ArePrices()
    {
        FeatureRun run = Run();
        run.Trade(20_000, 10, Side.Buy).Trade(20_002, 30, Side.Buy).Trade(20_004, 10, Side.Sell);
        run.Bar(new Bar(60, 20_000, 20_004, 20_000, 20_002, 50, 40, 10, 30, DeltaKind.Exact, HasPrints: true));
        run["poc"].Value.Should().Be(5000.5);
        run["session-high"].Value.Should().Be(5001);
        run["session-low"].Value.Should().Be(5000);
        run["vwap"].Value.Should().BeApproximately(5000.5, 1e-9);
        run["poc"].Status.Should().Be(FeatureStatus.Partial, "there is no option chain");
        run["ppoc"].Status.Should().Be(FeatureStatus.Missing, "there is no session before");
    }

    [Fact]
    public void WithAnOptionChain_ItIsOkFromPrints_AndEstimatedFromBars()
    {
        _call.Set(5010);
        _put.Set(4990);
        _flip.Set(5000);
        FeatureRun run = Run();
        run.Bar(20_002, 25, 25);
        run["nearest-above"].Status.Should().Be(FeatureStatus.Estimated);
        FeatureRun prints = Run();
        prints.Trade(20_002, 50, Side.Buy);
        prints.Bar(new Bar(60, 20_002, 20_002, 20_002, 20_002, 50, 50, 0, 50, DeltaKind.Exact, HasPrints: true));
        prints["nearest-above"].Status.Should().Be(FeatureStatus.Ok);
    }

    [Fact]
    public void ZoneAbove_IsToldByItsLowerEdge_AndIsStrongFromTwoFamilies()
    {
        // The call wall at 5010 stands beside the prints of the morning there: volume cluster, high of the session.
        _call.Set(5010);
        FeatureRun run = Run();
        for (int i = 0; i < 4; i++)
        {
            run.Bar(20_040, 20_040, 20_036, 20_036, 50, 50);
            run.Bar(20_036, 20_040, 20_036, 20_040, 50, 50);
        }

        run.Bar(20_040, 20_040, 20_000, 20_000, 5, 5);
        run["nearest-above"].Value.Should().BeInRange(5000, 5010);
        run.StateOf("above-quality").Should().NotBe("none");
        run["session-high"].Value.Should().Be(5010);
        run["moderate-above"].Value.Should().BeInRange(5008, 5010 - (1.5 * 0.25), "the levels around 5010 are three and more");
    }

    [Fact]
    public void SecondaryLevelOfAVendor_IsALevel_WhileItIsRecent()
    {
        // Alone at 5010, halfway to the round number above: a zone from a tick and a half below it on.
        FeatureRun run = Run();
        _secondary.Set(5010, timeNs: run.NowNs);
        run.Bar(20_002, 25, 25);
        run["nearest-above"].Value.Should().Be(5010 - (1.5 * 0.25));
        run.StateOf("above-quality").Should().Be("weak", "its weight is .4 of 8");
        _secondary.Set(5010, timeNs: run.NowNs - (481 * EventTimes.Minute));
        FeatureRun late = Run();
        late.Bar(20_002, 25, 25);
        late["nearest-above"].Value.Should().Be(5025 - (1.5 * 0.25), "it is older than eight hours");
    }

    [Fact]
    public void PreviousSession_IsKnownInTheNext()
    {
        FeatureRun run = Run();
        run.Bar(20_000, 20_010, 19_990, 20_004, 50, 50);
        long nextOpenNs = EventTimes.Utc(2025, 6, 10, 22);
        run.WaitUntil(nextOpenNs).Session(TestSessions.Of(20250611, nextOpenNs, SessionWindow.AfterHours, isSessionStart: true));
        run.Bar(20_004, 20_006, 20_002, 20_004, 50, 50);
        run["previous-high"].Value.Should().Be(20_010 * 0.25);
        run["previous-low"].Value.Should().Be(19_990 * 0.25);
        run["previous-close"].Value.Should().Be(20_004 * 0.25);
        run["ppoc"].Status.Should().Be(FeatureStatus.Partial);
        run["session-high"].Value.Should().Be(20_006 * 0.25);
        run["overnight-high"].Status.Should().Be(FeatureStatus.Missing, "the night is not over");
    }

    [Fact]
    public void Touch_CountsAfterFiveBarsThatStayedAway()
    {
        TrackedLevel level = new(400, 1, 0);
        for (int i = 0; i < 4; i++)
        {
            level.See(Of(410, 420));
        }

        level.See(Of(401, 420)); // one tick away touches, but only four stayed away
        level.Strength(0).Should().Be(1);
        for (int i = 0; i < 5; i++)
        {
            level.See(Of(402, 420));
        }

        level.See(Of(398, 399));
        level.Strength(0).Should().BeApproximately(1.2, 1e-12);
        level.Strength(720 * EventTimes.Minute).Should().BeApproximately(0.6, 1e-12, "half a day old");
        level.Strength(5000 * EventTimes.Minute).Should().BeApproximately(0.12, 1e-12, "never below a tenth");
        level.MoveTo(405, 5000 * EventTimes.Minute);
        level.Strength(5000 * EventTimes.Minute).Should().BeApproximately(1.2, 1e-12, "it moved just now");
    }

    [Fact]
    public void Role_FlipsFourTicksBeyond()
    {
        TrackedLevel level = new(400, 1, 0);
        int[] closes = [410, 398, 397, 396, 399, 403, 404];
        int[] roles = [1, 1, 1, -1, -1, -1, 1];
        for (int i = 0; i < closes.Length; i++)
        {
            level.Judge(closes[i]);
            level.Role.Should().Be(roles[i]);
        }
    }

    private FeatureRun Run() =>
        new(new LevelZones(new LevelZonesOptions(), new BarPeriod(60), TestInstruments.Es, _call.Input, _put.Input, _flip.Input,
            [_secondary.Input]));

    private static Bar Of(int low, int high) => new(60, low, high, low, high, 10, 5, 5, 0, DeltaKind.Exact);
}
