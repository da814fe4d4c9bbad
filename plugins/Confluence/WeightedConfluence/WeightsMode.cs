namespace MiaIa.Plugins.Confluence;

/// <summary>How weights are read.</summary>
public enum WeightsMode
{
    /// <summary>Relative inside their group; groups by their shares; all effective weights sum to 1.</summary>
    Normalized,

    /// <summary>As written, summed without groups.</summary>
    SeedRaw,
}
