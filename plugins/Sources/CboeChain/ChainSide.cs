namespace MiaIa.Plugins.Sources;

/// <summary>The columns of calls or of puts, from 0; -1 for one that is not there.</summary>
/// <param name="Symbol">The option's symbol.</param>
/// <param name="Bid">Bid.</param>
/// <param name="Ask">Ask.</param>
/// <param name="Volume">Contracts traded on the day.</param>
/// <param name="Volatility">Implied volatility, as a fraction.</param>
/// <param name="Delta">Delta.</param>
/// <param name="Gamma">Gamma.</param>
/// <param name="OpenInterest">Open interest.</param>
internal readonly record struct ChainSide(
    int Symbol, int Bid, int Ask, int Volume, int Volatility, int Delta, int Gamma, int OpenInterest);
