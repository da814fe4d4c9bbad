namespace MiaIa.Plugins.Sources;

/// <summary>A row: a call and a put of the same strike and day.</summary>
/// <param name="Symbol">The call's symbol.</param>
/// <param name="Call">The call.</param>
/// <param name="Put">The put.</param>
internal readonly record struct CboeRow(CboeSymbol Symbol, CboeLeg Call, CboeLeg Put);
