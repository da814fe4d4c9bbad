namespace MiaIa.Plugins.Sources;

/// <summary>A column of a table, and where its value stands in a record.</summary>
/// <param name="Column">Number of the column, from 0; -1 where the table has none: the value is absent.</param>
/// <param name="Offset">Offset in the record.</param>
/// <param name="Kind">How it is written.</param>
internal readonly record struct DbnTableField(int Column, int Offset, DbnFieldKind Kind);
