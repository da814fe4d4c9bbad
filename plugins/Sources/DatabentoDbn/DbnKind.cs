namespace MiaIa.Plugins.Sources;

/// <summary>How a file is written.</summary>
internal enum DbnKind : byte
{
    /// <summary>Metadata, then records.</summary>
    Whole,

    /// <summary>Records only.</summary>
    Fragment,

    /// <summary>The older form: metadata in a skippable zstd frame, records of version 1 in the next frame.</summary>
    Legacy,

    /// <summary>A table of text: rows of one schema under their names.</summary>
    Table,
}
