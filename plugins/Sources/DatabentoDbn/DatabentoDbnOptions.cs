using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>Settings of <c>databento-dbn</c>.</summary>
public sealed record DatabentoDbnOptions
{
    /// <summary>
    /// Symbol of the records of files that name none (fragments, and files asked for by number), such as ESH4; default empty:
    /// the symbol is the instrument's number.
    /// </summary>
    public string Symbol { get; init; } = "";
}
