namespace MiaIa.Host.Comparison;

/// <summary>Whether a mean difference can be told from 0.</summary>
internal enum DateVerdict
{
    /// <summary>There is no difference on any date.</summary>
    Same,

    /// <summary>Too few dates differ to tell.</summary>
    TooFew,

    /// <summary>It lies within what chance alone gives.</summary>
    WithinChance,

    /// <summary>It lies beyond.</summary>
    BeyondChance,
}
