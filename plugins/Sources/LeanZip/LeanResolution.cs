namespace MiaIa.Plugins.Sources;

/// <summary>The resolution of a LEAN file. Below an hour a file is one day; from the hour on it is one instrument.</summary>
internal enum LeanResolution : byte
{
    /// <summary>Single prints.</summary>
    Tick,

    /// <summary>Bars of a second.</summary>
    Second,

    /// <summary>Bars of a minute.</summary>
    Minute,

    /// <summary>Bars of an hour.</summary>
    Hour,

    /// <summary>Bars of a day.</summary>
    Daily,
}
