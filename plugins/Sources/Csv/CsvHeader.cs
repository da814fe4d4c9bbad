namespace MiaIa.Plugins.Sources;

/// <summary>Whether the first line of a mapped table names its columns.</summary>
public enum CsvHeader
{
    /// <summary>It does when it cannot be read as a row.</summary>
    Auto,

    /// <summary>It does.</summary>
    Present,

    /// <summary>It is a row.</summary>
    Absent,
}
