namespace MiaIa.Plugins.Features;

/// <summary>What alignment of all timeframes adds to the score.</summary>
public enum AlignmentBonus
{
    /// <summary>The score times one plus the bonus.</summary>
    Multiply,

    /// <summary>The bonus, in the direction of the score.</summary>
    Additive,
}
