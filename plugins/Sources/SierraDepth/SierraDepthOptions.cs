namespace MiaIa.Plugins.Sources;

/// <summary>Settings of the Sierra Chart market depth source.</summary>
public sealed record SierraDepthOptions
{
    /// <summary>
    /// What stored prices are multiplied with to be points, by contract (ESH4) or root (ES); positive. For all others 1, or 0.01
    /// when the first prices are all multiples of a hundred ticks.
    /// </summary>
    public IReadOnlyDictionary<string, double> PriceMultipliers { get; init; } =
        new Dictionary<string, double>(StringComparer.Ordinal);
}
