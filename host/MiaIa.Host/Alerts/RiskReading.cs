namespace MiaIa.Host.Alerts;

/// <summary>Where the account stands, taken on the engine's thread.</summary>
/// <param name="Equity">Equity, dollars.</param>
/// <param name="PeakEquity">Its peak, dollars.</param>
/// <param name="DayProfit">Result of the session date, dollars.</param>
/// <param name="RoundTrips">Round trips entered in the session date.</param>
/// <param name="LossStreak">Losses in a row.</param>
/// <param name="Position">Contracts, signed.</param>
/// <param name="Vix">VIX; null when it is missing.</param>
internal readonly record struct RiskReading(
    decimal Equity, decimal PeakEquity, decimal DayProfit, int RoundTrips, int LossStreak, int Position, double? Vix);
