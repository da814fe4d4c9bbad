namespace MiaIa.Engine;

/// <summary>Where a run stands.</summary>
/// <param name="Equity">Capital plus realised and open result minus fees, in dollars.</param>
/// <param name="PeakEquity">Highest equity since the start or the last resume after a drawdown, in dollars.</param>
/// <param name="MaxDrawdown">Largest fall of equity from its peak, in dollars.</param>
/// <param name="DayProfit">Result of the session date, in dollars.</param>
/// <param name="PositionQuantity">Contracts, signed.</param>
/// <param name="Realised">Realised result before fees, in dollars.</param>
/// <param name="Fees">Fees, in dollars.</param>
/// <param name="OpenProfit">Open result, in dollars.</param>
/// <param name="PriceTicks">The last price, in ticks.</param>
/// <param name="RoundTripsToday">Round trips entered in the session date.</param>
/// <param name="MeanCoverage">Mean coverage over the bar closes with a score; null when there is none.</param>
/// <param name="RegularCoverage">Mean coverage over those in regular hours; null when there is none.</param>
/// <param name="ScoredBars">Bar closes with a score.</param>
/// <param name="ContributionSums">Per term of the formula, its contributions without sign summed over those bar closes.</param>
public readonly record struct EngineState(
    decimal Equity,
    decimal PeakEquity,
    decimal MaxDrawdown,
    decimal DayProfit,
    int PositionQuantity,
    decimal Realised,
    decimal Fees,
    decimal OpenProfit,
    int PriceTicks,
    int RoundTripsToday,
    double? MeanCoverage,
    double? RegularCoverage,
    long ScoredBars,
    IReadOnlyList<double> ContributionSums)
{
    /// <summary>How much of its limits the account has used, [0, 100].</summary>
    public double RiskScore { get; init; }

    /// <summary>Losses in a row.</summary>
    public int LossStreak { get; init; }

    /// <summary>Number of orders that may still be filled.</summary>
    public int WorkingOrders { get; init; }
}
