using BenchmarkDotNet.Attributes;
using MiaIa.Plugins.Filters;
using MiaIa.Sdk;
using MiaIa.Sdk.Learning;
using MiaIa.Sdk.Testing;

namespace MiaIa.Benchmarks;

/// <summary>
/// One candidate before the ML filter: its row is filled and three models are asked, trained on 10,000 SIMULATED rows with something to
/// be found; another row each time. The same with a model in the shadow.
/// </summary>
[InProcess]
[MemoryDiagnoser]
public class MlFilterBenchmark
{
    private const int Rows = 10_000;

    private readonly TestInput[] _scores = [.. Enumerable.Range(0, CandidateInputs.ScoreCount).Select(i => new TestInput($"score-{i}"))];
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private LearningRows _rows = new(CandidateRow.Schema);
    private MlEnsemble? _alone;
    private MlEnsemble? _withShadow;
    private int _next;

    /// <summary>Trains and loads.</summary>
    [GlobalSetup]
    public void Train()
    {
        LearningRows drawn = LearningRate.Draw(Rows, CandidateRow.Count);
        _rows = new LearningRows(CandidateRow.Schema);
        for (int i = 0; i < Rows; i++)
        {
            _rows.Add(drawn.Row(i), drawn.Labels[i] != 0, drawn.SessionDates[i], i, i);
        }

        TrainingReport report = new EnsembleTrainer(new EnsembleSettings { EmbargoNs = 0, Threads = 2 }).Train(_rows);
        new ModelFile(new ModelHeader(new DateOnly(2026, 1, 5), _rows.Fingerprint(), IsSimulated: true, report.Figures!), report.Ensemble!).Save(_path);
        _alone = Filter(new MlEnsembleOptions { Model = _path });
        _withShadow = Filter(new MlEnsembleOptions { Model = _path, Shadow = _path });
        File.Delete(_path);
    }

    /// <summary>The models.</summary>
    [Benchmark(Baseline = true)]
    public double Ask() => Ask(_alone!);

    /// <summary>The models and a shadow of the same size.</summary>
    [Benchmark]
    public double AskWithShadow() => Ask(_withShadow!);

    private double Ask(MlEnsemble filter)
    {
        _next = _next + 1 == Rows ? 0 : _next + 1;
        ReadOnlySpan<float> row = _rows.Row(_next);
        for (int i = 0; i < _scores.Length; i++)
        {
            _scores[i].Set(row[i]);
        }

        return filter.Probability(new Candidate(0, Side.Buy, default, 24_000), []);
    }

    private MlEnsemble Filter(MlEnsembleOptions options)
    {
        FeatureInput missing = new TestInput("missing", isPresent: false).Input;
        return new MlEnsemble(
            options, TestInstruments.Es, RunMode.Sim, MarketOrigin.Simulated, [.. _scores.Select(s => s.Input)], missing, missing, missing, missing, missing, []);
    }
}
