namespace MiaIa.Plugins.Features;

/// <summary>What a bar does to a protected base.</summary>
internal enum RuleEvent
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It closed near the edge, against the base.</summary>
    Warning,

    /// <summary>It went through the edge and closed back.</summary>
    Defended,

    /// <summary>It closed beyond the edge.</summary>
    Violated,
}
