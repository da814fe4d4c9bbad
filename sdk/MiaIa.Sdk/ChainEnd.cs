namespace MiaIa.Sdk;

/// <summary>
/// The rows of an option chain are complete. Rows of the same quote time belong to one snapshot, however many ends it has: a
/// chain in two files is one chain.
/// </summary>
/// <param name="Underlying">Price of the underlying that the chain tells, in points; NaN when it tells none.</param>
/// <param name="IsUpdate">
/// Whether the rows since the last end replace those of the expiries that they name, in the snapshot in force; else they are
/// a snapshot, or part of one.
/// </param>
public readonly record struct ChainEnd(double Underlying, bool IsUpdate = false);
