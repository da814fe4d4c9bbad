using BenchmarkDotNet.Attributes;
using MiaIa.Sdk.Learning;

namespace MiaIa.Benchmarks;

/// <summary>One judgement of the ML filter: 300 and 100 trees and a logistic regression over 21 features, trained on 10,000 rows.</summary>
[InProcess]
[MemoryDiagnoser]
public class LearningBenchmark
{
    private const int Rows = 10_000;
    private const int Features = 21;

    private LearningRows _rows = LearningRate.Draw(1, Features);
    private EnsembleModel _model = new(LearningRate.Draw(1, Features).Schema, []);
    private int _next;

    /// <summary>Trains.</summary>
    [GlobalSetup]
    public void Train()
    {
        _rows = LearningRate.Draw(Rows, Features);
        _model = LearningRate.Train(new BinnedRows(_rows), threads: 2, (_, _) => { });
    }

    /// <summary>Judges one row, another each time.</summary>
    [Benchmark]
    public double Predict()
    {
        _next = _next + 1 == Rows ? 0 : _next + 1;
        return _model.Predict(_rows.Row(_next)).Probability;
    }
}
