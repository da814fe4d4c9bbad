namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A named text.</summary>
/// <param name="Tag">The name.</param>
/// <param name="Value">The text.</param>
public sealed record TagValue(string Tag, string Value);
