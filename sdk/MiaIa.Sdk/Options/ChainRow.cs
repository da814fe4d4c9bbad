namespace MiaIa.Sdk.Options;

/// <summary>A valid row of a chain, in terms of the index that the levels are of.</summary>
/// <param name="Option">The row as it came.</param>
/// <param name="Strike">Its strike, in points of that index.</param>
/// <param name="Weight">Signed open interest, in contracts of that index.</param>
/// <param name="FileWeight">Signed open interest times the file's gamma; 0 where the file has none.</param>
/// <param name="QuoteNs">Time of its quote, nanoseconds UTC.</param>
public readonly record struct ChainRow(OptionRow Option, double Strike, double Weight, double FileWeight, long QuoteNs);
