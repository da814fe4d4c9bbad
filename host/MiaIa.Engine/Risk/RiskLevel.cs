namespace MiaIa.Engine.Risk;

/// <summary>The risk score in a word.</summary>
public enum RiskLevel : byte
{
    /// <summary>Below 25.</summary>
    Low,

    /// <summary>Below 50.</summary>
    Medium,

    /// <summary>Below 75.</summary>
    High,

    /// <summary>75 and more.</summary>
    Extreme,
}
