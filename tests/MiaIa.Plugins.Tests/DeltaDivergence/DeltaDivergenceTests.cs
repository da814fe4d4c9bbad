using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

public sealed class DeltaDivergenceTests
{
    [Fact]
    public void RisingPriceOnSteadySelling_IsBearish()
    {
        // Closes on a line, deltas -10 each: both correlations are 1 in size, volumes equal: vf = 1.
        FeatureRun run = Run();
        for (int i = 0; i < 10; i++)
        {
            run.Bar(400 + i, 45, 55);
        }

        run["score"].Value.Should().BeApproximately(-1, 1e-12);
        run["price-correlation"].Value.Should().BeApproximately(1, 1e-12);
        run["delta-correlation"].Value.Should().BeApproximately(-1, 1e-12);
    }

    [Fact]
    public void FallingVolume_QuietsIt()
    {
        FeatureRun run = Run();
        for (int i = 0; i < 10; i++)
        {
            run.Bar(400 - i, i < 7 ? 60 : 30, i < 7 ? 40 : 20);
        }

        // The last three bars have 50 of a mean of 85.
        run["score"].Value.Should().BeApproximately(0.7 * run["delta-correlation"].Value, 1e-12);
        run["delta-correlation"].Value.Should().BeGreaterThan(0.9);
    }

    [Fact]
    public void Agreement_IsNoDivergence()
    {
        FeatureRun run = Run();
        for (int i = 0; i < 10; i++)
        {
            run.Bar(400 + i, 60, 40);
        }

        run["score"].Value.Should().Be(0);
    }

    [Fact]
    public void AnEstimatedDelta_MakesItMissing_AsItCouldOnlyRepeatThePrice()
    {
        FeatureRun run = Run();
        for (int i = 0; i < 10; i++)
        {
            run.Bar(400 + i, 45, 55);
        }

        run.Bar(new Bar(60, 409, 410, 409, 410, 100, 0, 0, -10, DeltaKind.Estimated));
        run["score"].Status.Should().Be(FeatureStatus.Missing);
        for (int i = 0; i < 9; i++)
        {
            run.Bar(411 + i, 45, 55);
        }

        run["score"].Status.Should().Be(FeatureStatus.Missing, "it is the tenth of the window");
        run.Bar(420, 45, 55);
        run["score"].Status.Should().Be(FeatureStatus.Ok);
    }

    [Fact]
    public void Swing_SeesAHigherHighOnALowerDelta()
    {
        FeatureRun run = Run(new DeltaDivergenceOptions { Swing = true, WindowBars = 12 });
        int[] highs = [400, 402, 410, 404, 402, 401, 403, 412, 404, 403, 402, 402];
        int[] deltas = [0, 20, 20, -10, -10, -10, 5, 5, -5, -5, 20, -20];
        for (int i = 0; i < highs.Length; i++)
        {
            run.Bar(highs[i] - 1, highs[i], highs[i] - 2, highs[i] - 1, 100 + deltas[i], 100);
        }

        // Pivot highs 410 (sum of deltas 40) and 412 (sum 20): further in price, less far in flow. The correlations are too small.
        run["score"].Value.Should().BeApproximately(-0.7, 1e-12);
    }

    private static FeatureRun Run(DeltaDivergenceOptions? options = null) =>
        new(new DeltaDivergence(options ?? new DeltaDivergenceOptions(), new BarPeriod(60)));
}
