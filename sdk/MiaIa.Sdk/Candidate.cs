namespace MiaIa.Sdk;

/// <summary>A side that the confluence asks for, as a filter judges it.</summary>
/// <param name="TimeNs">Event time, nanoseconds UTC.</param>
/// <param name="Side">Buy or Sell.</param>
/// <param name="Score">The confluence at that moment.</param>
/// <param name="PriceTicks">The last price, in ticks.</param>
public readonly record struct Candidate(long TimeNs, Side Side, ConfluenceScore Score, int PriceTicks = 0);
