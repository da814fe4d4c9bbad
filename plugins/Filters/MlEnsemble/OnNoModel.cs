namespace MiaIa.Plugins.Filters;

/// <summary>What becomes of candidates while there is no model.</summary>
public enum OnNoModel
{
    /// <summary>They pass, visibly; not in live, where they are refused.</summary>
    PassThrough,

    /// <summary>They are refused.</summary>
    Reject,
}
