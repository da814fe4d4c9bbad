namespace MiaIa.Host.Configuration;

/// <summary>A named set of defaults.</summary>
internal enum Profile
{
    /// <summary>The figures as the specification settles them.</summary>
    Corrected,

    /// <summary>The owner's figures read word for word, for comparison.</summary>
    SeedLiteral,
}
