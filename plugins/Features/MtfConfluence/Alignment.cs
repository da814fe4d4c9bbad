namespace MiaIa.Plugins.Features;

/// <summary>Whether the timeframes agree.</summary>
internal enum Alignment
{
    /// <summary>They do not, or one of them is not there.</summary>
    Mixed,

    /// <summary>All of them rise.</summary>
    AlignedUp,

    /// <summary>All of them fall.</summary>
    AlignedDown,
}
