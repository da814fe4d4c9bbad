namespace MiaIa.Sdk.Learning;

/// <summary>What a histogram of boosted trees sums.</summary>
/// <param name="Slope">Label minus probability, summed: what the log-loss falls by for a little more of log-odds.</param>
/// <param name="Curvature">Probability times its complement, summed.</param>
/// <param name="Rows">Rows.</param>
internal readonly record struct BoostedBin(double Slope, double Curvature, int Rows)
{
    /// <summary>Both together.</summary>
    public static BoostedBin operator +(BoostedBin a, BoostedBin b) => new(a.Slope + b.Slope, a.Curvature + b.Curvature, a.Rows + b.Rows);

    /// <summary>What is left.</summary>
    public static BoostedBin operator -(BoostedBin a, BoostedBin b) => new(a.Slope - b.Slope, a.Curvature - b.Curvature, a.Rows - b.Rows);

    /// <summary>The Newton step from here.</summary>
    public double Step(double penalty) => Slope / (Curvature + penalty);

    /// <summary>Twice what the log-loss falls by with that step, to second order.</summary>
    public double Gain(double penalty) => Slope * Slope / (Curvature + penalty);
}
