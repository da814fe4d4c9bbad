using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>A filter of setups with the answer that the test sets.</summary>
internal sealed class FakeSetupFilter(FilterStep step) : ISetupFilter
{
    public SetupJudgement Answer { get; set; } = new(1, 5, 12);

    public bool IsThrowing { get; set; }

    public List<SignalSetup> Asked { get; } = [];

    public FilterStep Step => step;

    public SetupJudgement Judge(in SignalSetup setup, ReadOnlySpan<FeatureValue> features)
    {
        Asked.Add(setup);
        return IsThrowing ? throw new InvalidOperationException("no zones") : Answer;
    }
}
