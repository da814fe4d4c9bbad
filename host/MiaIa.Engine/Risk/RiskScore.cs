namespace MiaIa.Engine.Risk;

/// <summary>How much of its limits the account has used: the fullest of daily loss, drawdown, loss streak and round trips.</summary>
public static class RiskScore
{
    private const double Full = 100;

    /// <summary>The score, [0, 100]. A profit uses nothing.</summary>
    /// <param name="limits">The limits.</param>
    /// <param name="dayProfit">Result of the session date, in dollars.</param>
    /// <param name="equity">Equity, in dollars.</param>
    /// <param name="peakEquity">Its peak, in dollars; 0 while it is not known.</param>
    /// <param name="lossStreak">Losses in a row.</param>
    /// <param name="roundTrips">Round trips entered in the session date.</param>
    public static double Of(
        RiskLimits limits, decimal dayProfit, decimal equity, decimal peakEquity, int lossStreak, int roundTrips)
    {
        double loss = (double)-dayProfit / (double)limits.DailyLoss;
        double fall = peakEquity > 0
            ? (double)(peakEquity - equity) / ((double)peakEquity * (double)limits.Drawdown.HaltPercent / 100)
            : 0;
        double streak = (double)lossStreak / limits.LossStreak.Losses;
        double trips = (double)roundTrips / limits.MaxRoundTrips;
        return Full * Math.Clamp(Math.Max(Math.Max(loss, fall), Math.Max(streak, trips)), 0, 1);
    }

    /// <summary>The score in a word.</summary>
    public static RiskLevel Level(double score) => score switch
    {
        < 25 => RiskLevel.Low,
        < 50 => RiskLevel.Medium,
        < 75 => RiskLevel.High,
        _ => RiskLevel.Extreme,
    };
}
