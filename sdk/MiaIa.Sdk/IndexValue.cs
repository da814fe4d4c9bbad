namespace MiaIa.Sdk;

/// <summary>The value of an index, such as VIX or SPX.</summary>
/// <param name="Value">In index points.</param>
/// <param name="IsDaily">Whether it is a daily value, which serves a whole session date as an estimate.</param>
public readonly record struct IndexValue(double Value, bool IsDaily);
