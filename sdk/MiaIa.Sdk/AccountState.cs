namespace MiaIa.Sdk;

/// <summary>Where the account stands, in dollars.</summary>
/// <param name="Equity">Cash plus open profit.</param>
/// <param name="PeakEquity">Highest equity since the start or the last manual reset.</param>
/// <param name="DayProfit">Realised plus open profit minus fees of the session date.</param>
/// <param name="PositionQuantity">Contracts, signed.</param>
/// <param name="RoundTripsToday">Round trips entered in the session date.</param>
public readonly record struct AccountState(
    decimal Equity, decimal PeakEquity, decimal DayProfit, int PositionQuantity, int RoundTripsToday);
