using MiaIa.Sdk;

namespace MiaIa.Host.Monitor;

/// <summary>The formula of a run, whose last answer is remembered for the page.</summary>
/// <param name="inner">The formula.</param>
internal sealed class TapScore(IConfluence inner) : IConfluence
{
    private readonly double[] _contributions = new double[inner.Terms.Count];
    private readonly double[] _factors = new double[inner.Factors.Count];
    private ConfluenceScore _score;
    private bool _hasScore;

    /// <inheritdoc />
    public IReadOnlyList<ConfluenceTerm> Terms => inner.Terms;

    /// <inheritdoc />
    public IReadOnlyList<string> Factors => inner.Factors;

    /// <inheritdoc />
    public ConfluenceScore Score(ReadOnlySpan<FeatureValue> features, Span<double> contributions, Span<double> factors)
    {
        ConfluenceScore score = inner.Score(features, contributions, factors);
        contributions.CopyTo(_contributions);
        factors.CopyTo(_factors);
        (_score, _hasScore) = (score, true);
        return score;
    }

    /// <summary>Writes down the last answer.</summary>
    public void Publish(LiveFigures figures)
    {
        _contributions.CopyTo(figures.Contributions.AsSpan());
        _factors.CopyTo(figures.Factors.AsSpan());
        (figures.Score, figures.HasScore) = (_score, _hasScore);
    }
}
