namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A chosen value of an account (id 63).</summary>
/// <param name="RequestId">Number of the subscription.</param>
/// <param name="Account">The account.</param>
/// <param name="Tag">Name of the value.</param>
/// <param name="Value">The value as text.</param>
/// <param name="Currency">Currency; may be empty.</param>
public sealed record AccountSummary(int RequestId, string Account, string Tag, string Value, string Currency);
