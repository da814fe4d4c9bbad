namespace MiaIa.Plugins.Sources;

/// <summary>What kind of instrument a LEAN entry is about.</summary>
internal enum LeanSecurity : byte
{
    /// <summary>A future: one entry per contract month. Stamps are UTC.</summary>
    Future,

    /// <summary>An index. Stamps are Chicago time.</summary>
    Index,

    /// <summary>An option of any kind: one chain per zip. Stamps are New York time, or UTC when it is on a future.</summary>
    Option,

    /// <summary>Anything else, such as an equity: recognised, not read.</summary>
    Other,
}
