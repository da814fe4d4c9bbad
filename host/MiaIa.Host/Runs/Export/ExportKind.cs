namespace MiaIa.Host.Runs;

/// <summary>What an export writes.</summary>
internal enum ExportKind : byte
{
    /// <summary>Bars of a period.</summary>
    Bars,

    /// <summary>Prints.</summary>
    Prints,

    /// <summary>Quotes.</summary>
    Quotes,
}
