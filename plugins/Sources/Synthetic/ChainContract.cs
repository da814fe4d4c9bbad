namespace MiaIa.Plugins.Sources;

/// <summary>A contract of the chain.</summary>
/// <param name="Expiry">Place of its expiry.</param>
/// <param name="Strike">Strike, whole points.</param>
/// <param name="IsCall">Whether it is a call.</param>
internal readonly record struct ChainContract(int Expiry, int Strike, bool IsCall);
