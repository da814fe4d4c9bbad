using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>A score that the test sets.</summary>
internal sealed class FakeConfluence : IConfluence
{
    public double Score { get; set; }

    public double Coverage { get; set; } = 1;

    public bool IsThresholdKnown { get; set; } = true;

    public bool IsThrowing { get; set; }

    public IReadOnlyList<ConfluenceTerm> Terms { get; } = [];

    public IReadOnlyList<string> Factors { get; } = [];

    ConfluenceScore IConfluence.Score(ReadOnlySpan<FeatureValue> features, Span<double> contributions, Span<double> factors) =>
        IsThrowing
            ? throw new InvalidOperationException("out of order")
            : new ConfluenceScore(Score, Coverage, Score, Score, 0.25, 0.40, IsThresholdKnown);
}
