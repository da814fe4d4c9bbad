using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="SessionFactor"/>.</summary>
public sealed record SessionOptions
{
    /// <summary>
    /// Factors that replace the ones of the table, by window: after-hours, overnight, pre-market, opening, mid-day,
    /// power-hour. Each from 0 to 2; default none. A closed market is always 0.
    /// </summary>
    public IReadOnlyDictionary<string, double> Table { get; init; } =
        new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>Whether factors are learned from results. Not available: only off is accepted. Default off.</summary>
    public bool Learned { get; init; }

    /// <summary>
    /// Whether the threshold is raised by a fifth in the opening and the power hour and halved overnight. Default off.
    /// </summary>
    [SeedLiteral(true)]
    public bool ThresholdSession { get; init; }
}
