namespace MiaIa.Plugins.Sources;

/// <summary>Which end of a bar its time tells.</summary>
public enum CsvStamp
{
    /// <summary>What the preset says; the start for a mapping.</summary>
    Auto,

    /// <summary>The start.</summary>
    Start,

    /// <summary>The end.</summary>
    End,
}
