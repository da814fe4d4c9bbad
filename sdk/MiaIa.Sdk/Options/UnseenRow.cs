namespace MiaIa.Sdk.Options;

/// <summary>Open interest of a row that cannot be used, for lack of a volatility or of a sound quote.</summary>
/// <param name="Strike">Its strike, in points of the index that the levels are of.</param>
/// <param name="Interest">Contracts of that index.</param>
/// <param name="IsCall">Whether it is a call.</param>
public readonly record struct UnseenRow(double Strike, double Interest, bool IsCall);
