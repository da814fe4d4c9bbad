namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A value of an account and model (id 73).</summary>
/// <param name="RequestId">Number of the subscription.</param>
/// <param name="Account">The account.</param>
/// <param name="ModelCode">Model portfolio; empty for none.</param>
/// <param name="Key">Name of the value.</param>
/// <param name="Value">The value as text.</param>
/// <param name="Currency">Currency, BASE or empty.</param>
public sealed record AccountUpdateMulti(int RequestId, string Account, string ModelCode, string Key, string Value, string Currency);
