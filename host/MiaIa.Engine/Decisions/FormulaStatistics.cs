namespace MiaIa.Engine.Decisions;

/// <summary>What the formula came to over the bar closes with a score.</summary>
/// <param name="terms">Number of its terms.</param>
internal sealed class FormulaStatistics(int terms)
{
    private double _coverageSum;
    private double _regularSum;
    private long _regularBars;

    /// <summary>Bar closes with a score.</summary>
    public long Bars { get; private set; }

    /// <summary>Mean coverage over them; null when there is none.</summary>
    public double? MeanCoverage => Bars == 0 ? null : _coverageSum / Bars;

    /// <summary>Mean coverage over those in regular hours; null when there is none.</summary>
    public double? RegularCoverage => _regularBars == 0 ? null : _regularSum / _regularBars;

    /// <summary>Per term, its contributions without sign, summed.</summary>
    public double[] ContributionSums { get; } = new double[terms];

    /// <summary>Adds a bar close with a score.</summary>
    public void Add(double coverage, bool isRegularHours, ReadOnlySpan<double> contributions)
    {
        _coverageSum += coverage;
        Bars++;
        if (isRegularHours)
        {
            _regularSum += coverage;
            _regularBars++;
        }

        for (int i = 0; i < contributions.Length; i++)
        {
            ContributionSums[i] += Math.Abs(contributions[i]);
        }
    }
}
