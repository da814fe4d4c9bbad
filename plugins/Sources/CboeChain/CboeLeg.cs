namespace MiaIa.Plugins.Sources;

/// <summary>One side of a row. Absent numbers are NaN or -1.</summary>
/// <param name="Bid">Bid, in points.</param>
/// <param name="Ask">Ask, in points.</param>
/// <param name="Volume">Contracts traded on the day.</param>
/// <param name="ImpliedVolatility">Per year, as a fraction; 0 when it could not be computed.</param>
/// <param name="Delta">Of the option.</param>
/// <param name="Gamma">Per point, with four decimals.</param>
/// <param name="OpenInterest">Contracts open, of the night before.</param>
internal readonly record struct CboeLeg(
    double Bid, double Ask, int Volume, double ImpliedVolatility, double Delta, double Gamma, int OpenInterest);
