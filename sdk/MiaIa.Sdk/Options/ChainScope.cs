namespace MiaIa.Sdk.Options;

/// <summary>What the rows up to the end of a chain are.</summary>
public enum ChainScope
{
    /// <summary>A new snapshot: what stood before no longer counts.</summary>
    Snapshot,

    /// <summary>More rows of the snapshot in force.</summary>
    More,

    /// <summary>The rows of some expiries of the snapshot in force, instead of those they had.</summary>
    Update,
}
