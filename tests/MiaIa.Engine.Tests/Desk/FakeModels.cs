using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>Models that say what the test sets; none is loaded until it does.</summary>
internal sealed class FakeModels : IModelFilter
{
    public double? Answer { get; set; }

    public double Threshold => 0.65;

    public FilterStep Step => FilterStep.Models;

    public int LoadedModels => Answer is null ? 0 : 3;

    public int Models => 3;

    public string Status => $"ML {LoadedModels}/3";

    public ModelVerdict LastVerdict => new(Answer, Answer is null ? null : 1, Answer, Answer, Answer, null);

    public double Probability(in Candidate candidate, ReadOnlySpan<FeatureValue> features) => Answer ?? 1;
}
