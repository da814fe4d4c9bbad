namespace MiaIa.Sdk;

/// <summary>Another contract becomes the front one. Nothing of the old one's prices may be used after it.</summary>
/// <param name="FromContract">The old contract as yyyyMM; 0 at the first one.</param>
/// <param name="ToContract">The new contract as yyyyMM.</param>
public readonly record struct Roll(int FromContract, int ToContract);
