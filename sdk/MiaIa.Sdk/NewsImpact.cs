namespace MiaIa.Sdk;

/// <summary>How strongly news is expected to move the market, as its calendar says.</summary>
public enum NewsImpact : byte
{
    /// <summary>Hardly.</summary>
    Low,

    /// <summary>Somewhat.</summary>
    Medium,

    /// <summary>Strongly: what entries stay away from.</summary>
    High,
}
