namespace MiaIa.Engine.Risk;

/// <summary>What the account has used of its limits: kept with a run, so that a restart does not give it back.</summary>
/// <param name="Equity">Cash plus open result minus fees, in dollars.</param>
/// <param name="PeakEquity">Highest equity since the account's start or the last resume after a drawdown, in dollars.</param>
/// <param name="DayStartEquity">Equity at the beginning of the session date, in dollars.</param>
/// <param name="DateNumber">The session date, yyyyMMdd, of the last trading day that began; 0 before the first.</param>
/// <param name="RoundTripsToday">Round trips entered in it.</param>
/// <param name="LossStreak">Losses in a row, over all session dates.</param>
/// <param name="IsTargetLatched">Whether the daily target closed everything in it.</param>
public readonly record struct AccountRecord(
    decimal Equity,
    decimal PeakEquity,
    decimal DayStartEquity,
    int DateNumber,
    int RoundTripsToday,
    int LossStreak,
    bool IsTargetLatched = false)
{
    /// <summary>Result of the session date, in dollars.</summary>
    public decimal DayProfit => Equity - DayStartEquity;
}
