using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

public sealed class TickMomentumTests
{
    /// <summary>The owner's test vector.</summary>
    private static readonly int[] Signs = [1, 1, -1, 1, -1, 1, 1, 1, -1, 1, 1, -1, 1, 1, 1, -1, 1, -1, 1, 1];

    private static readonly int[] Sizes = [2, 5, 3, 1, 10, 4, 2, 6, 1, 3, 2, 2, 5, 1, 8, 2, 1, 1, 3, 4];

    private readonly FeatureRun _run = new(new TickMomentum(new TickMomentumOptions()));

    [Fact]
    public void Score_OfTwentyPrints_IsTheWeighedCountAndVolume()
    {
        SendVector();
        _run["score"].Value.Should().BeApproximately((0.4 * 0.40) + (0.6 * 28 / 66), 1e-12).And.BeApproximately(0.414545, 1e-6);
        _run["score"].Status.Should().Be(FeatureStatus.Ok);
    }

    [Fact]
    public void Score_IsMissing_WithNineteenPrints()
    {
        SendVector(19);
        _run["score"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void Score_ForgetsTheOldestPrint()
    {
        SendVector();
        _run.Trade(100, 2, Side.Sell); // replaces a bought 2: count 6 of 20, volume 24 of 66
        _run["score"].Value.Should().BeApproximately((0.4 * 6 / 20) + (0.6 * 24 / 66), 1e-12);
    }

    [Fact]
    public void APrintWithoutAggressor_CountsForNoSide()
    {
        FeatureRun run = new(new TickMomentum(new TickMomentumOptions { WindowPrints = 2 }));
        run.Trade(100, 3, Side.Buy).Trade(100, 1, Side.None);
        run["score"].Value.Should().BeApproximately((0.4 * 1 / 2) + (0.6 * 3 / 4), 1e-12);
    }

    [Fact]
    public void Score_IsEstimated_WhileAnInferredAggressorIsInTheWindow()
    {
        _run.Trade(100, 1, Side.Buy, isInferred: true);
        SendVector(19);
        _run["score"].Status.Should().Be(FeatureStatus.Estimated);
        _run.Trade(100, 1, Side.Buy);
        _run["score"].Status.Should().Be(FeatureStatus.Ok);
    }

    [Theory]
    [InlineData(29 * 60 + 59, FeatureStatus.Ok)]
    [InlineData(30 * 60, FeatureStatus.Missing)]
    public void AGapOfThirtyMinutes_StartsAnew(int seconds, FeatureStatus expected)
    {
        SendVector();
        _run.Wait(seconds).Trade(100, 1, Side.Buy);
        _run["score"].Status.Should().Be(expected);
    }

    [Fact]
    public void ARoll_StartsAnew()
    {
        SendVector();
        _run.Roll();
        _run["score"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void AWindowInSeconds_HoldsThePrintsOfThatTime()
    {
        FeatureRun run = new(new TickMomentum(new TickMomentumOptions { WindowPrints = 2, WindowSeconds = 5 }));
        run.Trade(100, 9, Side.Sell).Wait(3).Trade(100, 1, Side.Buy).Wait(2).Trade(100, 1, Side.Buy);
        run["score"].Value.Should().Be(1, "the sold 9 are five seconds old");
        run.Wait(5).Trade(100, 1, Side.Buy);
        run["score"].Status.Should().Be(FeatureStatus.Missing, "one print is fewer than two");
    }

    private void SendVector(int count = 20)
    {
        for (int i = 0; i < count; i++)
        {
            _run.Trade(100, Sizes[i], (Side)Signs[i]);
        }
    }
}
