using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

public sealed class MtfConfluenceTests
{
    private readonly TestInput _minute = new("battle-navale@1m.bn");
    private readonly TestInput _five = new("battle-navale@5m.bn");
    private readonly TestInput _fifteen = new("battle-navale@15m.bn");

    [Theory]
    [InlineData(0.4, 0.3, 0.2, AlignmentBonus.Multiply, 0.396, "ALIGNED_UP")]
    [InlineData(0.4, 0.3, 0.2, AlignmentBonus.Additive, 0.53, "ALIGNED_UP")]
    [InlineData(0.4, -0.3, 0.2, AlignmentBonus.Multiply, 0.15, "MIXED")]
    [InlineData(-0.4, -0.3, -0.2, AlignmentBonus.Additive, -0.53, "ALIGNED_DOWN")]
    [InlineData(0.4, 0.3, 0.09, AlignmentBonus.Multiply, 0.308, "MIXED")] // .2 + .09 + .018, too weak for the bonus
    [InlineData(1, 1, 1, AlignmentBonus.Multiply, 1, "ALIGNED_UP")]
    public void OwnersVectors(double minute, double five, double fifteen, AlignmentBonus bonus, double score, string alignment)
    {
        FeatureRun run = Run(new MtfConfluenceOptions { Bonus = bonus });
        Set(minute, five, fifteen);
        Bars(run, 1);
        run["score"].Value.Should().BeApproximately(score, 1e-12);
        run.StateOf("alignment").Should().Be(alignment);
    }

    [Fact]
    public void ATimeframeThatIsMissing_IsLeftOut_WithoutABonus()
    {
        FeatureRun run = Run(new MtfConfluenceOptions());
        Set(0.4, null, 0.2);
        Bars(run, 1);
        run["score"].Value.Should().BeApproximately(((0.5 * 0.4) + (0.2 * 0.2)) / 0.7, 1e-12);
        run["score"].Status.Should().Be(FeatureStatus.Partial);
        run.StateOf("alignment").Should().Be("ALIGNED_UP");
        run["ratio"].Value.Should().BeApproximately(1, 1e-12);
    }

    [Fact]
    public void Score_IsMissing_WithoutAny()
    {
        FeatureRun run = Run(new MtfConfluenceOptions());
        Set(null, null, null);
        Bars(run, 1);
        run["score"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void Score_IsPartial_UntilAllThreeHaveTwentyBars()
    {
        FeatureRun run = Run(new MtfConfluenceOptions());
        Set(0.4, 0.3, 0.2);
        Bars(run, 299);
        run["score"].Status.Should().Be(FeatureStatus.Partial);
        Bars(run, 1);
        run["score"].Status.Should().Be(FeatureStatus.Ok);
    }

    [Theory]
    [InlineData(0.5, 0.5)]
    [InlineData(0, 0, 0)]
    public void WrongWeights_AreRefused(params double[] weights) =>
        FluentActions.Invoking(() => Run(new MtfConfluenceOptions { Weights = weights }))
            .Should().Throw<ArgumentException>().WithMessage("weights needs three numbers*");

    private FeatureRun Run(MtfConfluenceOptions options) =>
        new(new MtfConfluence(options, new BarPeriod(60), _minute.Input, _five.Input, _fifteen.Input));

    private void Set(double? minute, double? five, double? fifteen)
    {
        foreach ((TestInput input, double? value) in new[] { (_minute, minute), (_five, five), (_fifteen, fifteen) })
        {
            if (value is { } there)
            {
                input.Set(there);
            }
            else
            {
                input.SetMissing();
            }
        }
    }

    private static void Bars(FeatureRun run, int count)
    {
        for (int i = 0; i < count; i++)
        {
            run.Bar(400, 5, 5);
        }
    }
}
