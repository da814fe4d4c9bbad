namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A value of the account (id 6).</summary>
/// <param name="Key">Name, such as NetLiquidation; with the currency it is the key.</param>
/// <param name="Value">The value as text.</param>
/// <param name="Currency">Currency, BASE or empty.</param>
/// <param name="Account">The account.</param>
public sealed record AccountValue(string Key, string Value, string Currency, string Account);
