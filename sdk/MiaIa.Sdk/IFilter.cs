namespace MiaIa.Sdk;

/// <summary>A last veto on a candidate. One that throws refuses it.</summary>
public interface IFilter
{
    /// <summary>A candidate passes when its probability exceeds this, [0, 1).</summary>
    double Threshold { get; }

    /// <summary>Which step of the decision it is; filters are asked in the order of the steps, then of the configuration.</summary>
    FilterStep Step => FilterStep.Candidate;

    /// <summary>The probability that the candidate pays, [0, 1]. A filter that cannot judge returns 0, which refuses it.</summary>
    double Probability(in Candidate candidate, ReadOnlySpan<FeatureValue> features);
}
