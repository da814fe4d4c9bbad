namespace MiaIa.Host.Configuration;

/// <summary>How a value is written.</summary>
internal enum ValueKind
{
    /// <summary>A single value.</summary>
    Scalar,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map with names of the trader's choice.</summary>
    Map,

    /// <summary>A map with the names of a record's properties.</summary>
    Record,
}
