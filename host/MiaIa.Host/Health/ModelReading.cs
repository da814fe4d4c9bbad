namespace MiaIa.Host.Health;

/// <summary>How the models of a filter stand.</summary>
/// <param name="Filter">Name of the filter.</param>
/// <param name="Loaded">Models loaded.</param>
/// <param name="Wanted">Models that there could be.</param>
/// <param name="Status">The filter's own words.</param>
internal sealed record ModelReading(string Filter, int Loaded, int Wanted, string Status);
