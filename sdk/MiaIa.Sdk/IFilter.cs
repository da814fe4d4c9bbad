namespace MiaIa.Sdk;

/// <summary>A last veto on a candidate. One that throws refuses it.</summary>
public interface IFilter
{
    /// <summary>A candidate passes when its probability exceeds this, [0, 1).</summary>
    double Threshold { get; }

    /// <summary>The probability that the candidate pays, [0, 1]. A filter that cannot judge returns 0, which refuses it.</summary>
    double Probability(in Candidate candidate, ReadOnlySpan<FeatureValue> features);
}
