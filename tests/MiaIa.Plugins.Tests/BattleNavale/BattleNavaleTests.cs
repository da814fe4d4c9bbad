using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

/// <summary>Battle Navale over bars: a base from below, its break upward, and what becomes of it.</summary>
public sealed class BattleNavaleTests
{
    private readonly FeatureRun _run = new(new BattleNavale(new BattleNavaleOptions(), TestInstruments.Es, new BarPeriod(60)));

    [Fact]
    public void Outputs_AreMissing_UntilTheTenthBar()
    {
        Flat(9);
        _run["bn"].Status.Should().Be(FeatureStatus.Missing);
        Flat(1);
        _run["bn"].Status.Should().Be(FeatureStatus.Ok);
        _run.StateOf("outcome").Should().NotBeNull();
    }

    [Fact]
    public void BaseThatIsEnteredFromBelow_IsGreen_AndProtectsAfterItsBreak()
    {
        GreenBaseThenBreak();
        _run["base-direction"].Value.Should().Be(1);
        _run["trend"].Value.Should().BeGreaterThanOrEqualTo(0.5, "a green base is alive alone");
        _run["method-stop-long"].Status.Should().Be(FeatureStatus.Ok);
        _run["method-stop-short"].Status.Should().Be(FeatureStatus.Missing);
        _run["green-height"].Value.Should().Be(4, "416 to 420");
        _run["red-height"].Status.Should().Be(FeatureStatus.Missing);
        _run["veto-long"].Value.Should().Be(0);
    }

    [Fact]
    public void RedCloseBelowTheGreenBase_VetoesLongsForThreeBars_AndTurnsTheTrend()
    {
        GreenBaseThenBreak();
        _run.Bar(430, 430, 412, 412, 50, 50);
        _run["green-violated"].Value.Should().Be(1);
        _run["trend"].Value.Should().Be(-1);
        foreach (int vetoed in new[] { 1, 1, 1, 0 })
        {
            _run["veto-long"].Value.Should().Be(vetoed);
            _run.Bar(412, 413, 411, 412, 50, 50);
        }

        _run["method-stop-long"].Status.Should().Be(FeatureStatus.Missing, "the base is gone");
        _run["green-height"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void WickBelowTheGreenBase_IsADefence_AndTheTrendIsUpForThreeBars()
    {
        GreenBaseThenBreak();
        _run.Bar(425, 425, 415, 424, 50, 50);
        foreach (double trend in new[] { 1.0, 1, 1 })
        {
            _run["trend"].Value.Should().Be(trend);
            _run.Bar(424, 426, 423, 424, 50, 50);
        }

        _run["green-violated"].Value.Should().Be(0);
    }

    [Fact]
    public void BarThatFreezesAGreenBase_AndDippedBelowIt_DefendsIt()
    {
        for (int i = 0; i < 10; i++)
        {
            _run.Bar(376 + (4 * i), 380 + (4 * i), 376 + (4 * i), 380 + (4 * i), 50, 50);
        }

        for (int i = 0; i < 6; i++)
        {
            _run.Bar(418, 420, 416, 418, 50, 50);
        }

        _run.Bar(418, 428, 414, 428, 50, 50);
        foreach (double trend in new[] { 1.0, 1, 1 })
        {
            _run["trend"].Value.Should().Be(trend);
            _run.Bar(428, 429, 427, 428, 50, 50);
        }
    }

    [Fact]
    public void GapOfThirtyMinutes_ClearsEverything()
    {
        GreenBaseThenBreak();
        _run.Wait(30 * 60);
        Flat(1);
        _run["bn"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void BarsWithoutDelta_ArePartial_AndEstimatedOnesEstimated()
    {
        for (int i = 0; i < 10; i++)
        {
            _run.Bar(new Bar(60, 400, 401, 399, 400, 10, 0, 0, 0, DeltaKind.None));
        }

        _run["bn"].Status.Should().Be(FeatureStatus.Partial);
        for (int i = 0; i < 30; i++)
        {
            _run.Bar(new Bar(60, 400, 401, 399, 400, 10, 0, 0, 2, DeltaKind.Estimated));
        }

        _run["bn"].Status.Should().Be(FeatureStatus.Estimated);
    }

    [Fact]
    public void TwoGreenBars_WithARedBaseAlive_CloseAShort()
    {
        // The mirror of the green base: from above into it, and out of it below.
        for (int i = 0; i < 10; i++)
        {
            _run.Bar(460 - (4 * i), 460 - (4 * i), 456 - (4 * i), 456 - (4 * i), 50, 50);
        }

        for (int i = 0; i < 6; i++)
        {
            _run.Bar(418, 420, 416, 418, 50, 50);
        }

        _run.Bar(416, 416, 408, 408, 50, 50);
        _run["method-stop-short"].Status.Should().Be(FeatureStatus.Ok);
        _run["red-height"].Value.Should().Be(4, "416 to 420");
        _run["green-height"].Status.Should().Be(FeatureStatus.Missing);
        _run.Bar(408, 410, 408, 410, 50, 50);
        _run["exit-short"].Value.Should().Be(0);
        _run.Bar(410, 412, 410, 412, 50, 50);
        _run["exit-short"].Value.Should().Be(1);
    }

    /// <summary>A rise of four ticks a bar, six bars between 416 and 420, and a close above.</summary>
    private void GreenBaseThenBreak()
    {
        for (int i = 0; i < 10; i++)
        {
            _run.Bar(376 + (4 * i), 380 + (4 * i), 376 + (4 * i), 380 + (4 * i), 50, 50);
        }

        for (int i = 0; i < 6; i++)
        {
            _run.Bar(418, 420, 416, 418, 50, 50);
        }

        _run["base-direction"].Value.Should().Be(1, "it came from below");
        _run["base-low"].Value.Should().Be(416 * 0.25);
        _run["base-high"].Value.Should().Be(420 * 0.25);
        _run["base-quality"].Value.Should().BeGreaterThan(0.5);
        _run.Bar(420, 428, 420, 428, 50, 50);
    }

    private void Flat(int bars)
    {
        for (int i = 0; i < bars; i++)
        {
            _run.Bar(400, 401, 399, 400, 5, 5);
        }
    }
}
