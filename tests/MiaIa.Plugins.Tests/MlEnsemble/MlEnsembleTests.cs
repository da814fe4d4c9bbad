using MiaIa.Plugins.Filters;
using MiaIa.Sdk;
using MiaIa.Sdk.Learning;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Filters;

/// <summary>Models trained on rows whose label hangs on the first score: 4 of it are the log-odds.</summary>
public sealed class MlEnsembleTests : IDisposable
{
    private static readonly ModelFile Trained = Train(isSimulated: false);

    private readonly TemporaryFolder _folder = new();
    private readonly TestInput[] _scores = [.. Enumerable.Range(0, 10).Select(i => new TestInput($"score-{i}"))];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheProbability_IsThatOfTheModelForTheRow()
    {
        MlEnsemble filter = Filter(new MlEnsembleOptions { Model = Save(Trained) });
        double probability = Ask(filter, 0.8);
        EnsemblePrediction expected = Trained.Ensemble.Predict(RowOf(0.8f));
        probability.Should().Be(expected.Probability).And.BeGreaterThan(filter.Threshold);
        expected.TryGet(ModelKind.Forest, out double forest).Should().BeTrue();
        expected.TryGet(ModelKind.Boosted, out double boosted).Should().BeTrue();
        expected.TryGet(ModelKind.Logistic, out double logistic).Should().BeTrue();
        filter.LastVerdict.Should().Be(new ModelVerdict(probability, expected.Agreement, forest, boosted, logistic, null));
        Ask(filter, -0.8).Should().BeLessThan(filter.Threshold);
        Ask(filter, -0.8, Side.Sell).Should().Be(probability, "a short is the long of the mirror");
        (filter.LoadedModels, filter.Models, filter.Step).Should().Be((3, 3, FilterStep.Models));
        filter.Status.Should().MatchRegex("^ML 3/3 - trained to 2026-01-09, file [0-9a-f]{16}$");
    }

    [Fact]
    public void Weights_ReplaceThoseOfTheFile()
    {
        MlEnsemble filter = Filter(new MlEnsembleOptions { Model = Save(Trained), Weights = [0, 1, 0] });
        double probability = Ask(filter, 0.8);
        Trained.Ensemble.Predict(RowOf(0.8f)).TryGet(ModelKind.Boosted, out double boosted);
        probability.Should().Be(boosted);
        filter.LastVerdict.Should().Be(new ModelVerdict(boosted, 1, null, boosted, null, null));
        filter.Status.Should().StartWith("ML 1/3");
    }

    [Theory]
    [InlineData(RunMode.Backtest, OnNoModel.PassThrough, 1, "ML 0/3 - pass-through")]
    [InlineData(RunMode.Sim, OnNoModel.PassThrough, 1, "ML 0/3 - pass-through")]
    [InlineData(RunMode.Sim, OnNoModel.Reject, 0, "ML 0/3 - reject")]
    [InlineData(RunMode.Live, OnNoModel.PassThrough, 0, "ML 0/3 - reject")]
    public void WithoutAModel_ItDoesAsItWasTold_AndRefusesInLive(RunMode mode, OnNoModel told, double expected, string status)
    {
        MlEnsemble filter = Filter(new MlEnsembleOptions { OnNoModel = told }, mode);
        Ask(filter, 0.8).Should().Be(expected);
        (filter.LoadedModels, filter.Status, filter.LastVerdict).Should().Be((0, status, default(ModelVerdict)));
    }

    [Fact]
    public void AModelThatWasNamed_MustBeThere()
    {
        string path = _folder.At("nowhere");
        FluentActions.Invoking(() => Filter(new MlEnsembleOptions { Model = path })).Should().Throw<SourceException>().WithMessage($"{path}*cannot be read*train one*");
        FluentActions.Invoking(() => Filter(new MlEnsembleOptions { Shadow = path })).Should().Throw<SourceException>().WithMessage($"{path}*");
    }

    [Fact]
    public void ADamagedModel_OrOneForOtherRows_IsRefused()
    {
        string path = Save(Trained);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"forest\"", "\"FOREST\"", StringComparison.Ordinal));
        FluentActions.Invoking(() => Filter(new MlEnsembleOptions { Model = path })).Should().Throw<SourceException>().WithMessage($"{path}*changed*");
        LearningSchema other = new(2, CandidateRow.Schema.Names);
        new ModelFile(Trained.Header, new EnsembleModel(other, Trained.Ensemble.Members)).Save(path);
        FluentActions.Invoking(() => Filter(new MlEnsembleOptions { Model = path })).Should().Throw<SourceException>().WithMessage($"{path}*schema*Train it again*");
    }

    [Fact]
    public void AModelOfOtherInputs_IsRefused()
    {
        MlEnsembleOptions options = new() { Model = Save(Trained) };
        MlEnsembleOptions swapped = options with { Scores = [.. options.Scores.Reverse()] };
        FluentActions.Invoking(() => Filter(swapped)).Should().Throw<SourceException>().WithMessage("*schema*Train it again*");
    }

    [Fact]
    public void AModelOfAMadeUpMarket_VotesInMadeUpMarketsOnly()
    {
        string path = Save(Trained with { Header = Trained.Header with { IsSimulated = true } });
        MlEnsembleOptions options = new() { Model = path };
        FluentActions.Invoking(() => Filter(options, RunMode.Live)).Should().Throw<SourceException>().WithMessage($"{path}*SIMULATED*mia train*");
        MlEnsemble onReal = Filter(options);
        Ask(onReal, -0.8).Should().Be(1);
        onReal.Status.Should().Be("ML 0/3 - SIMULATED model does not vote on real data - pass-through");
        onReal.LastVerdict.Should().Be(default(ModelVerdict));
        MlEnsemble onMadeUp = Filter(options, RunMode.Sim, MarketOrigin.Simulated);
        Ask(onMadeUp, -0.8).Should().BeLessThan(onMadeUp.Threshold);
        onMadeUp.Status.Should().StartWith("ML 3/3 - SIMULATED, trained to 2026-01-09, file ");
    }

    [Fact]
    public void AShadow_IsAskedAndHasNoVote()
    {
        MlEnsemble filter = Filter(new MlEnsembleOptions { Shadow = Save(Trained) });
        Ask(filter, -0.8).Should().Be(1, "without a model of its own it passes");
        filter.LastVerdict.Shadow.Should().Be(Trained.Ensemble.Predict(RowOf(-0.8f)).Probability);
        filter.LastVerdict.Probability.Should().BeNull();
        filter.Status.Should().StartWith("ML 0/3 - pass-through; shadow 3/3 - trained to 2026-01-09, file ");
    }

    [Fact]
    public void ARowThatIsNoNumber_IsRefused()
    {
        MlEnsemble filter = Filter(new MlEnsembleOptions { Model = Save(Trained) });
        Ask(filter, double.NaN).Should().Be(0);
        filter.LastVerdict.Should().Be(default(ModelVerdict));
    }

    [Fact]
    public void Asking_AllocatesNothing()
    {
        MlEnsemble filter = Filter(new MlEnsembleOptions { Model = Save(Trained) });
        Candidate candidate = new(0, Side.Buy, default);
        double sum = 0;
        Allocations.Of(() =>
        {
            sum += filter.Probability(in candidate, []);
            return () =>
            {
                for (int i = 0; i < 100; i++)
                {
                    sum += filter.Probability(in candidate, []);
                }
            };
        }).Should().Be(0);
        sum.Should().BeGreaterThan(0);
    }

    private static float[] RowOf(float score)
    {
        float[] row = new float[CandidateRow.Count];
        row[0] = score;
        row[19] = 100;
        return row;
    }

    private static ModelFile Train(bool isSimulated)
    {
        TestRandom random = new(7);
        LearningRows rows = new(CandidateRow.Schema);
        for (int i = 0; i < 1500; i++)
        {
            float score = (float)((2 * random.NextDouble()) - 1);
            rows.Add(RowOf(score), random.Chance(1 / (1 + Math.Exp(-4 * score))), i / 20, i, i);
        }

        EnsembleSettings settings = new()
        {
            Forest = new ForestSettings { Trees = 20, Depth = 5 },
            Boosted = new BoostedSettings { Trees = 20 },
            CalibrationFolds = 3,
            WalkForwardSteps = 2,
            EmbargoNs = 0,
        };
        TrainingReport report = new EnsembleTrainer(settings).Train(rows);
        report.Status.Should().Be(TrainingStatus.Trained, report.Reason);
        return new ModelFile(new ModelHeader(new DateOnly(2026, 1, 9), rows.Fingerprint(), isSimulated, report.Figures!), report.Ensemble!);
    }

    private string Save(ModelFile file)
    {
        string path = _folder.At("model");
        file.Save(path);
        return path;
    }

    private double Ask(MlEnsemble filter, double score, Side side = Side.Buy)
    {
        _scores[0].Set(score);
        return filter.Probability(new Candidate(0, side, default), []);
    }

    private MlEnsemble Filter(MlEnsembleOptions options, RunMode mode = RunMode.Backtest, MarketOrigin origin = MarketOrigin.Real)
    {
        FeatureInput missing = new TestInput("missing", isPresent: false).Input;
        return new MlEnsemble(
            options, TestInstruments.Es, mode, origin, [.. _scores.Select(s => s.Input)], missing, missing, missing, missing, missing, []);
    }
}
