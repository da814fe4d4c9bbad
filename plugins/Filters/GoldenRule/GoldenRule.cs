using MiaIa.Sdk;

namespace MiaIa.Plugins.Filters;

/// <summary>
/// The golden rule of the method as a veto: while a violated or warned base of one side stands, there is no entry against it. When
/// Battle Navale cannot say, every candidate is refused.
/// </summary>
[Plugin("golden-rule")]
public sealed class GoldenRule : IFilter
{
    private readonly FeatureInput _vetoLong;
    private readonly FeatureInput _vetoShort;

    /// <summary>Reads the vetoes of Battle Navale on base bars.</summary>
    public GoldenRule(
        [Input("battle-navale@{base}.veto-long")] FeatureInput vetoLong,
        [Input("battle-navale@{base}.veto-short")] FeatureInput vetoShort)
    {
        (_vetoLong, _vetoShort) = (vetoLong, vetoShort);
    }

    /// <inheritdoc />
    public double Threshold => 0.5;

    /// <inheritdoc />
    public FilterStep Step => FilterStep.GoldenRule;

    /// <inheritdoc />
    public double Probability(in Candidate candidate, ReadOnlySpan<FeatureValue> features)
    {
        FeatureValue veto = candidate.Side is Side.Buy ? _vetoLong.Value : _vetoShort.Value;
        return veto.IsUsable && veto.Value == 0 ? 1 : 0;
    }
}
