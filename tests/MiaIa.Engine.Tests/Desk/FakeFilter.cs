using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>A filter with the answer that the test sets; it refuses until told otherwise.</summary>
internal sealed class FakeFilter : IFilter
{
    public double Answer { get; set; }

    public bool IsThrowing { get; set; }

    public double Threshold => 0.65;

    public FilterStep Step { get; init; } = FilterStep.Candidate;

    public List<Candidate> Asked { get; } = [];

    public double Probability(in Candidate candidate, ReadOnlySpan<FeatureValue> features)
    {
        Asked.Add(candidate);
        return IsThrowing ? throw new InvalidOperationException("no model") : Answer;
    }
}
