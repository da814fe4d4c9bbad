namespace MiaIa.Sdk;

/// <summary>
/// One contract of an option chain snapshot. Absent numbers are NaN here, and only here; absent counts of contracts are -1.
/// Absent is not zero: a source that knows quotes alone says nothing about open interest.
/// </summary>
/// <param name="SettlementNs">Instant of settlement, nanoseconds UTC.</param>
/// <param name="Strike">Strike, in index points.</param>
/// <param name="ImpliedVolatility">Per year, as a fraction; NaN when absent.</param>
/// <param name="Gamma">Per index point; NaN when absent.</param>
/// <param name="Delta">Of the option, -1 to 1; NaN when absent.</param>
/// <param name="Bid">Bid, in index points; NaN when absent.</param>
/// <param name="Ask">Ask, in index points; NaN when absent.</param>
/// <param name="OpenInterest">Contracts open, of the previous night; -1 when absent.</param>
/// <param name="Volume">Contracts traded so far on the day; -1 when absent.</param>
/// <param name="IsCall">Whether it is a call; else a put.</param>
public readonly record struct OptionRow(
    long SettlementNs,
    double Strike,
    double ImpliedVolatility,
    double Gamma,
    float Delta,
    float Bid,
    float Ask,
    int OpenInterest,
    int Volume,
    bool IsCall);
