namespace MiaIa.Plugins.Sources;

/// <summary>Settings of the Sierra Chart intraday source.</summary>
public sealed record SierraScidOptions
{
    /// <summary>
    /// Whether the pieces of a larger trade, which some exchanges report one by one, are summed to that trade; default true.
    /// </summary>
    public bool BundleTrades { get; init; } = true;

    /// <summary>
    /// What stored prices are multiplied with to be points, by contract (ESH4) or root (ES); positive. For all others 1, or 0.01
    /// when the first and last prices are all multiples of a hundred ticks.
    /// </summary>
    public IReadOnlyDictionary<string, double> PriceMultipliers { get; init; } =
        new Dictionary<string, double>(StringComparer.Ordinal);
}
