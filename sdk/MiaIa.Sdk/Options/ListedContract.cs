namespace MiaIa.Sdk.Options;

/// <summary>A contract that is listed and may be asked for quotes.</summary>
/// <param name="SettlementNs">Instant of settlement, nanoseconds UTC.</param>
/// <param name="Strike">Strike, in index points.</param>
/// <param name="IsCall">Whether it is a call; else a put.</param>
/// <param name="OpenInterest">Contracts open; -1 when not known.</param>
public readonly record struct ListedContract(long SettlementNs, double Strike, bool IsCall, int OpenInterest = -1);
