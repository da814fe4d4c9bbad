using MiaIa.Plugins.Confluence;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.WeightedConfluence;

/// <summary>A feature that vouches for a part of its score has that part of its weight: gamma's is .60 * .32 / 1.21 = .158678.</summary>
public sealed class WeightFactorTests
{
    private const double Tolerance = 1e-6;
    private const double Gamma = 0.60 * 0.32 / 1.21;

    private static readonly FeatureNames Names = new(
    [
        .. OwnersFormula.Features.Select(f => f + ".score"), "gamma-levels-proximity.weight-factor", "session.factor", "gamma-cycle.factor",
        "volatility-regime.threshold",
    ]);

    private readonly FeatureValue[] _row = new FeatureValue[Names.Names.Count];
    private readonly double[] _contributions = new double[10];
    private readonly double[] _factors = new double[2];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0.5, 0.5)]
    [InlineData(0, 0)]
    [InlineData(1.7, 1)]  // more than all is all
    [InlineData(-0.3, 0)]
    public void Contribution_AndCoverage_FallInProportion(double factor, double part)
    {
        ConfluenceScore score = Score(factor, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        _contributions[0].Should().BeApproximately(part * Gamma, Tolerance);
        score.RawScore.Should().BeApproximately(1 - ((1 - part) * Gamma), Tolerance);
        score.Coverage.Should().BeApproximately(1 - ((1 - part) * Gamma), Tolerance);
        score.Score.Should().BeApproximately(1, Tolerance, "the others take the weight over");
    }

    [Fact]
    public void HalfAWeightAgainstTheRest_IsSpreadOverWhatIsCovered()
    {
        // -.5 * .158678 over .920661 of weight.
        ConfluenceScore score = Score(0.5, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        score.RawScore.Should().BeApproximately(-0.079339, Tolerance);
        score.Score.Should().BeApproximately(-0.079339 / 0.920661, Tolerance);
    }

    [Theory]
    [InlineData(0.78, 0.82, 0.71, 0.65, 0.69, 0.74, 0.445041)]
    [InlineData(0.45, 0.22, 0.31, 0.15, 0.38, 0.52, 0.204496)]
    public void AWholeWeight_LeavesTheOwnersVectorAsItIs(
        double gamma, double volume, double vwap, double sierra, double options, double book, double expected)
    {
        ConfluenceScore score = Score(1, gamma, volume, vwap, sierra, options, book, 0, 0, 0, 0);
        score.RawScore.Should().BeApproximately(expected, Tolerance);
        score.Coverage.Should().Be(1);
    }

    [Theory]
    [InlineData(FeatureStatus.Missing, 0.5)]
    [InlineData(FeatureStatus.Stale, 0.5)]
    [InlineData(FeatureStatus.Ok, double.NaN)]
    public void AWeightThatNobodyCanTell_IsNoVote(FeatureStatus status, double factor)
    {
        ConfluenceScore score = Score(factor, [1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5], status);
        _contributions[0].Should().Be(0);
        score.Coverage.Should().BeApproximately(1 - Gamma, Tolerance);
        score.Score.Should().BeApproximately(0.5, Tolerance);
    }

    [Fact]
    public void AFullFactor_GivesNoVoteToAScoreThatIsMissing()
    {
        Score(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        _row[0] = FeatureValue.Missing;
        Confluence().Score(_row, _contributions, _factors).Coverage.Should().BeApproximately(1 - Gamma, Tolerance);
    }

    private static IConfluence Confluence() => new Plugins.Confluence.WeightedConfluence(OwnersFormula.Options, Names, RunMode.Backtest);

    private ConfluenceScore Score(double factor, params double[] scores) => Score(factor, scores, FeatureStatus.Ok);

    private ConfluenceScore Score(double factor, double[] scores, FeatureStatus status)
    {
        for (int i = 0; i < scores.Length; i++)
        {
            _row[i] = new FeatureValue(scores[i], FeatureStatus.Ok, 1);
        }

        Set("gamma-levels-proximity.weight-factor", factor, status);
        Set("session.factor", 1, FeatureStatus.Ok);
        Set("gamma-cycle.factor", 1, FeatureStatus.Ok);
        Set("volatility-regime.threshold", 0.25, FeatureStatus.Ok);
        return Confluence().Score(_row, _contributions, _factors);
    }

    private void Set(string name, double value, FeatureStatus status) =>
        _row[Names.Find(name, "score")] = new FeatureValue(value, status, 1);
}
