namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>An error, warning or notice (id 4); the code tells which.</summary>
/// <param name="Id">Number of the request or order concerned; -1 for none.</param>
/// <param name="Code">Code of the message.</param>
/// <param name="Text">Text, unescaped; its language varies.</param>
/// <param name="AdvancedRejectJson">Reasons of a rejection as JSON, unescaped; empty for none.</param>
/// <param name="TimeMs">Unix milliseconds; null before server version 194.</param>
public sealed record TwsNotice(int Id, int Code, string Text, string AdvancedRejectJson, long? TimeMs);
