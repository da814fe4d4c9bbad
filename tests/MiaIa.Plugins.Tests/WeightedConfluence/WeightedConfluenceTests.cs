using FsCheck;
using FsCheck.Fluent;
using MiaIa.Plugins.Confluence;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.WeightedConfluence;

public sealed class WeightedConfluenceTests
{
    private const double Tolerance = 1e-6;

    private readonly OwnersFormula _formula = new();

    [Fact]
    public void All_scores_at_one_give_one()
    {
        // SPEC vector 1.
        ConfluenceScore score = _formula.Scores(1, 1, 1, 1, 1, 1, 1, 1, 1, 1).Score();
        score.RawScore.Should().BeApproximately(1.000000, Tolerance);
        score.Coverage.Should().BeApproximately(1, Tolerance);
        _formula.Terms.Sum(t => t.EffectiveWeight).Should().BeApproximately(1, 1e-12);
    }

    [Theory]
    [InlineData(0, 0.158678)] // gamma: .60 * .32 / 1.21
    [InlineData(2, 0.089256)] // vwap: .60 * .18 / 1.21
    [InlineData(3, 0.089256)] // sierra
    [InlineData(9, 0.15)]     // mtf
    [InlineData(8, 0.09)]     // smart money: .25 * .09 / .25
    public void One_score_at_one_gives_its_effective_weight(int feature, double expected)
    {
        double?[] scores = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        scores[feature] = 1;
        _formula.Scores(scores).Score().RawScore.Should().BeApproximately(expected, Tolerance);
    }

    [Theory]
    [InlineData(0.78, 0.82, 0.71, 0.65, 0.69, 0.74, 0.445041, Side.Buy)]
    [InlineData(0.45, 0.22, 0.31, 0.15, 0.38, 0.52, 0.204496, Side.None)]
    [InlineData(-0.78, -0.82, -0.71, -0.65, -0.69, -0.74, -0.445041, Side.Sell)]
    public void Base_scores_of_the_second_vector(
        double gamma, double volume, double vwap, double sierra, double options, double book, double expected, Side side)
    {
        ConfluenceScore score = _formula.Scores(gamma, volume, vwap, sierra, options, book, 0, 0, 0, 0).Score();
        score.RawScore.Should().BeApproximately(expected, Tolerance);
        score.Score.Should().BeApproximately(expected, Tolerance);
        score.Candidate.Should().Be(side);
    }

    [Theory]
    [InlineData(0.25, 0.25, Side.None)] // equality is no signal
    [InlineData(-0.25, 0.25, Side.None)]
    [InlineData(0.2500001, 0.25, Side.Buy)]
    [InlineData(-0.2500001, 0.25, Side.Sell)]
    [InlineData(0.25, 0.20, Side.Buy)]  // low volatility
    [InlineData(0.30, 0.35, Side.None)] // high volatility
    public void The_score_must_be_beyond_the_threshold(double x, double threshold, Side expected)
    {
        OwnersFormula formula = new(o => o with { Groups = One("only", 0) });
        formula.Set("volatility-regime.threshold", threshold).Scores(x).Score().Candidate.Should().Be(expected);
    }

    [Theory]
    [InlineData(0.442562, 1, 2, 3, 9)]                   // tier A: bars only (.443)
    [InlineData(0.522562, 1, 2, 3, 9, 7)]                // A+
    [InlineData(0.692562, 1, 2, 3, 9, 7, 6, 8)]          // B
    [InlineData(0.766942, 1, 2, 3, 9, 7, 6, 8, 5)]       // C
    [InlineData(1, 1, 2, 3, 9, 7, 6, 8, 5, 0, 4)]        // D
    public void What_cannot_vote_lowers_coverage_and_its_weight_goes_to_the_others(double coverage, params int[] usable)
    {
        double?[] scores = new double?[10];
        Array.ForEach(usable, i => scores[i] = 0.4);
        ConfluenceScore score = _formula.Scores(scores).Score();
        score.Coverage.Should().BeApproximately(coverage, Tolerance);
        score.RawScore.Should().BeApproximately(0.4 * coverage, Tolerance);
        score.RedistributedScore.Should().BeApproximately(0.4, Tolerance);

        OwnersFormula plain = new(o => o with { Redistribute = false });
        plain.Scores(scores).Score().Score.Should().BeApproximately(0.4 * coverage, Tolerance);
    }

    [Theory]
    [InlineData(FeatureStatus.Ok, true)]
    [InlineData(FeatureStatus.Estimated, true)]
    [InlineData(FeatureStatus.Partial, true)]
    [InlineData(FeatureStatus.Stale, false)]
    [InlineData(FeatureStatus.Missing, false)]
    public void Only_usable_scores_vote(FeatureStatus status, bool votes)
    {
        _formula.Set("mtf-confluence", 1, status);
        ConfluenceScore score = _formula.Score();
        _formula.Contributions[^1].Should().Be(votes ? 0.15 : 0);
        score.Coverage.Should().Be(votes ? 0.15 : 0);
        score.Score.Should().Be(votes ? 1 : 0);
    }

    [Fact]
    public void A_score_that_is_no_number_does_not_vote()
    {
        _formula.Scores(1, 1, 1, 1, 1, 1, 1, 1, 1, double.NaN);
        ConfluenceScore score = _formula.Score();
        score.Coverage.Should().BeApproximately(0.85, Tolerance);
        score.Score.Should().BeApproximately(1, Tolerance);
    }

    [Fact]
    public void Without_any_score_nothing_is_divided_by_nothing()
    {
        OwnersFormula formula = new(o => o with { MinimumCoverage = new() { Backtest = 0 } });
        formula.Score().Should().Be(new ConfluenceScore(0, 0, 0, 0, 0.25, 0, IsThresholdKnown: true));
    }

    [Theory]
    [InlineData(RunMode.Backtest, 0.40)]
    [InlineData(RunMode.Sim, 0.40)]
    [InlineData(RunMode.Live, 0.75)]
    public void The_least_coverage_depends_on_the_mode(RunMode mode, double expected) =>
        new OwnersFormula(mode: mode).Score().MinimumCoverage.Should().Be(expected);

    [Fact]
    public void Full_coverage_is_full_however_the_weights_round()
    {
        // .2 / .8 + .6 / .8 is 0.9999999999999999 in doubles; asked for is 1.
        OwnersFormula formula = new(o => o with
        {
            Groups = Named("two", OwnersFormula.Group(1, (0, 0.2), (1, 0.6))),
            MinimumCoverage = new() { Backtest = 1 },
        });
        ConfluenceScore score = formula.Scores(1, 1).Score();
        score.Coverage.Should().Be(1);
        score.IsCovered.Should().BeTrue();
        formula.Scores(1, null).Score().IsCovered.Should().BeFalse();
    }

    [Fact]
    public void Factors_multiply_the_score_and_clipping_comes_last()
    {
        // 0.6 * 1.2 * 1.1 = .792 and 0.9 * 1.2 * 1.1 = 1.188 -> 1.
        OwnersFormula formula = new(o => o with { Groups = One("only", 0) });
        formula.Set("session.factor", 1.2).Set("gamma-cycle.factor", 1.1).Scores(0.6);
        formula.Score().Score.Should().BeApproximately(0.792, Tolerance);
        formula.Factors.Should().Equal(1.2, 1.1);
        formula.FactorNames.Should().Equal("session.factor", "gamma-cycle.factor");
        formula.Scores(0.9).Score().Score.Should().Be(1);
        formula.Scores(-0.9).Score().Score.Should().Be(-1);
    }

    [Theory]
    [InlineData("session.factor")]
    [InlineData("gamma-cycle.factor")]
    [InlineData("volatility-regime.threshold")]
    [InlineData("volatility-regime.score-factor")]
    public void A_factor_or_threshold_that_cannot_be_told_stops_trading(string name)
    {
        _formula.Scores(1, 1, 1, 1, 1, 1, 1, 1, 1, 1).Score().Candidate.Should().Be(Side.Buy);
        foreach (FeatureStatus status in (FeatureStatus[])[FeatureStatus.Stale, FeatureStatus.Missing])
        {
            ConfluenceScore score = _formula.Set(name, 1, status).Score();
            score.IsThresholdKnown.Should().BeFalse();
            score.Candidate.Should().Be(Side.None);
        }
    }

    [Fact]
    public void The_thresholds_feature_may_put_its_factor_on_the_score()
    {
        OwnersFormula formula = new(o => o with { Groups = One("only", 0) });
        formula.Set("volatility-regime.score-factor", 1.4).Scores(0.5).Score().Score.Should().BeApproximately(0.7, Tolerance);
    }

    [Fact]
    public void Threshold_factors_multiply_the_threshold_and_must_be_known()
    {
        OwnersFormula formula = new(o => o with { ThresholdFactors = ["session"] });
        formula.Score().IsThresholdKnown.Should().BeFalse();
        ConfluenceScore score = formula.Set("session.threshold-factor", 1.2).Score();
        (score.Threshold, score.IsThresholdKnown).Should().Be((0.30, true));
    }

    [Fact]
    public void Raw_weights_are_summed_as_written_and_clipped_last()
    {
        OwnersFormula formula = new(o => o with { WeightsMode = WeightsMode.SeedRaw, Redistribute = false });
        formula.Scores(1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        ConfluenceScore score = formula.Score();
        score.RawScore.Should().BeApproximately(1.61, Tolerance);
        score.Score.Should().Be(1);

        // 1.61 * .5 = .805: were the sum clipped first, it would be .5.
        formula.Set("session.factor", 0.5).Score().Score.Should().BeApproximately(0.805, Tolerance);
    }

    [Fact]
    public void Shares_are_renormalised_over_the_groups_that_are_there()
    {
        // Base .60 and mtf .15 alone: .8 and .2.
        OwnersFormula formula = new(o => o with
        {
            Groups = o.Groups.Where(g => g.Key != "advanced").ToDictionary(g => g.Key, g => g.Value, StringComparer.Ordinal),
        });
        formula.Terms.Single(t => t.Output == "mtf-confluence.score").EffectiveWeight.Should().BeApproximately(0.2, 1e-12);
        formula.Terms.Single(t => t.Output == "gamma-levels-proximity.score").EffectiveWeight
            .Should().BeApproximately(0.8 * 0.32 / 1.21, 1e-12);
    }

    [Fact]
    public void Wrong_formulas_are_refused_with_their_place()
    {
        Refused(o => o with { Groups = new Dictionary<string, GroupOptions>(StringComparer.Ordinal) }).Should().Contain("group");
        Refused(o => o with { Groups = Named("odd", OwnersFormula.Group(1, (0, -0.1), (1, 1))) }).Should().Contain("groups.odd");
        Refused(o => o with { Groups = Named("nil", OwnersFormula.Group(1, (0, 0), (1, 0))) }).Should().Contain("groups.nil");
        Refused(o => o with { Factors = ["moon"] }).Should().Contain("'moon'");
        Refused(o => o with { Threshold = "moon" }).Should().Contain("'moon'");
    }

    [Fact]
    public void Contributions_add_up_and_every_number_keeps_its_bounds()
    {
        Prop.ForAll(Rows().ToArbitrary(), scores =>
        {
            ConfluenceScore score = _formula.Scores(scores).Score();
            double sum = _formula.Contributions.Sum();
            return Math.Abs(sum - score.RawScore) <= 1e-12
                && Math.Abs(score.RawScore) <= 1 + 1e-12
                && Math.Abs(score.RedistributedScore) <= 1 + 1e-9
                && Math.Abs(score.Score) <= 1
                && score.Coverage is >= 0 and <= 1;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Mirrored_scores_give_the_mirrored_decision()
    {
        Prop.ForAll(Rows().ToArbitrary(), scores =>
        {
            ConfluenceScore score = _formula.Scores(scores).Score();
            ConfluenceScore mirrored = _formula.Scores([.. scores.Select(s => -s)]).Score();
            return mirrored.Score == -score.Score && (int)mirrored.Candidate == -(int)score.Candidate;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Below_the_least_coverage_there_is_never_a_candidate()
    {
        Prop.ForAll(Rows().ToArbitrary(), scores =>
        {
            ConfluenceScore score = _formula.Scores(scores).Score();
            return score.Coverage >= 0.40 || score.Candidate is Side.None;
        }).QuickCheckThrowOnFailure();
    }

    private static string Refused(Func<WeightedConfluenceOptions, WeightedConfluenceOptions> change)
    {
        Action build = () => OwnersFormula.Build(change(OwnersFormula.Options));
        return build.Should().Throw<ArgumentException>().Which.Message;
    }

    private static Dictionary<string, GroupOptions> One(string name, int feature) => Named(name, OwnersFormula.Group(1, (feature, 1)));

    private static Dictionary<string, GroupOptions> Named(string name, GroupOptions group) =>
        new(StringComparer.Ordinal) { [name] = group };

    // Ten scores in [-1, 1], about a quarter of them missing.
    private static Gen<double?[]> Rows() =>
        Gen.Frequency(
            (3, Gen.Choose(-1000, 1000).Select(i => (double?)(i / 1000.0))),
            (1, Gen.Constant<double?>(null)))
        .ArrayOf(10);
}
