namespace MiaIa.Host.Calendar;

/// <summary>A date on which options on SPX expire.</summary>
/// <param name="Root">SPX or SPXW.</param>
/// <param name="Date">The date, a trading day.</param>
/// <param name="Kind">What it is.</param>
/// <param name="SettlementNs">
/// When they settle, nanoseconds UTC: SPX at 09:30 New York, SPXW at 16:00 or at the early close.
/// </param>
/// <param name="LastTradingDay">The last day on which they trade: for SPX the trading day before.</param>
internal readonly record struct OptionExpiration(
    string Root, DateOnly Date, ExpirationKind Kind, long SettlementNs, DateOnly LastTradingDay);
