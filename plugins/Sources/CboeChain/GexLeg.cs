namespace MiaIa.Plugins.Sources;

/// <summary>An option of the exposure profile.</summary>
/// <param name="Strike">Strike, in points.</param>
/// <param name="Years">Time to expiry, in years of 365 days.</param>
/// <param name="Volatility">Implied volatility per year.</param>
/// <param name="SignedOpenInterest">Contracts open: positive for calls, negative for puts.</param>
internal readonly record struct GexLeg(double Strike, double Years, double Volatility, double SignedOpenInterest);
