namespace MiaIa.Plugins.Sources;

/// <summary>Which symbol a number of an instrument stands for, and on which days.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="From">First day (UTC) as yyyyMMdd.</param>
/// <param name="To">First day no longer, as yyyyMMdd.</param>
/// <param name="Target">What it stands for: as a rule the number of an instrument.</param>
internal readonly record struct DbnMapping(string Symbol, uint From, uint To, string Target);
