using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

public sealed class HeadfakeTests
{
    private readonly FeatureRun _run = new(new Headfake(new HeadfakeOptions(), new BarPeriod(60)));

    public HeadfakeTests()
    {
        for (int i = 0; i < 20; i++)
        {
            _run.Bar(400, 402, 398, 400, 50, 50);
        }
    }

    [Fact]
    public void LoudBreak_ThatIsAbsorbedAndLeavesAWick_IsABullTrap()
    {
        // High 405 against 402, volume 160 against 100, delta +40, close 399 below the open 401 and the old high; wick 4 of 6.
        _run.Bar(401, 405, 399, 399, 100, 60);
        _run["value"].Value.Should().BeApproximately(-1.0, 1e-12);
        _run.StateOf("pattern").Should().Be("bull_trap");
        _run["age"].Value.Should().Be(0);
    }

    [Fact]
    public void Break_LivesThreeBars()
    {
        _run.Bar(401, 405, 399, 399, 100, 60);
        foreach (double value in new[] { -1.0, -1, 0 })
        {
            _run.Bar(400, 401, 399, 400, 50, 50);
            _run["value"].Value.Should().BeApproximately(value, 1e-12);
        }

        _run.StateOf("pattern").Should().Be("none");
    }

    [Fact]
    public void QuietBreakWithAWick_IsARangeFake()
    {
        // Volume 100, not above 150; delta -10 is no absorption; wick 4 of 7.
        _run.Bar(400, 405, 398, 401, 45, 55);
        _run["value"].Value.Should().BeApproximately(-0.3, 1e-12);
        _run.StateOf("pattern").Should().Be("range_fake");
    }

    [Fact]
    public void Break_MayCloseBackTwoBarsLater()
    {
        _run.Bar(401, 405, 401, 404, 100, 60);
        _run["value"].Value.Should().Be(0, "it closed above");
        _run.Bar(404, 406, 403, 404, 50, 50);
        _run.Bar(404, 404, 400, 401, 40, 60);
        // Loud .4; the deltas of all three, 40 + 0 - 20, are positive and the close is not below the open 401: no absorption; the highest
        // high is that of the second bar, its wick 2 of 3.
        _run["value"].Value.Should().BeApproximately(-0.7, 1e-12);
    }

    [Fact]
    public void Break_OfMoreThanEightTicks_IsNoFake()
    {
        _run.Bar(401, 411, 399, 399, 100, 60);
        _run["value"].Value.Should().Be(0);
    }

    [Fact]
    public void LowerSide_IsTheMirror()
    {
        _run.Bar(399, 401, 395, 401, 60, 100);
        _run["value"].Value.Should().BeApproximately(1.0, 1e-12);
        _run.StateOf("pattern").Should().Be("bear_trap");
    }
}
