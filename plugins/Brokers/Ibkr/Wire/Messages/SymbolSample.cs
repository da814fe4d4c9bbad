namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>An instrument that fits a pattern.</summary>
/// <param name="Contract">The instrument.</param>
/// <param name="DerivativeSecTypes">Kinds of derivatives that exist on it.</param>
/// <param name="Description">Name.</param>
/// <param name="IssuerId">Issuer of bonds; empty for all else.</param>
public sealed record SymbolSample(Contract Contract, IReadOnlyList<string> DerivativeSecTypes, string Description, string IssuerId);
