namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Greeks of an option (id 21); null for what was not computed.</summary>
/// <param name="RequestId">Number of the subscription.</param>
/// <param name="TickType">10 bid, 11 ask, 12 last, 13 model; 80 to 83 the delayed ones.</param>
/// <param name="Attribute">0 return based, 1 price based.</param>
/// <param name="ImpliedVolatility">Per year, 0.2 = 20 %.</param>
/// <param name="Delta">Delta; exactly -1 is legal.</param>
/// <param name="OptionPrice">In points.</param>
/// <param name="PvDividend">Present value of dividends.</param>
/// <param name="Gamma">Gamma.</param>
/// <param name="Vega">Vega.</param>
/// <param name="Theta">Theta.</param>
/// <param name="UnderlyingPrice">In points.</param>
public readonly record struct TickOptionComputation(
    int RequestId, int TickType, int Attribute, double? ImpliedVolatility, double? Delta, double? OptionPrice, double? PvDividend,
    double? Gamma, double? Vega, double? Theta, double? UnderlyingPrice);
