namespace MiaIa.Plugins.Filters;

/// <summary>Least quality of a zone that counts.</summary>
public enum ZoneRank
{
    /// <summary>Every zone.</summary>
    Weak,

    /// <summary>Moderate, strong and extreme ones.</summary>
    Moderate,
}
