using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;
using MiaIa.Sdk.Options;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="GammaLevelsFeature"/>.</summary>
public sealed record GammaLevelsOptions
{
    /// <summary>Which side dealers are assumed to hold: nobody observes it. Default dealer-long-calls-short-puts.</summary>
    public SignModel SignModel { get; init; } = SignModel.DealerLongCallsShortPuts;

    /// <summary>How the time to expiry is counted. Default settlement.</summary>
    public TimeModel TimeModel { get; init; } = TimeModel.Settlement;

    /// <summary>Among which strikes a wall is looked for. Default side: calls at or above the spot, puts at or below it.</summary>
    public WallScope WallScope { get; init; } = WallScope.Side;

    /// <summary>Where gammas come from. Default reprice; with file there is no profile, and no flip.</summary>
    public GammaSource GammaSource { get; init; } = GammaSource.Reprice;

    /// <summary>How many of the nearest expiries the flip is computed from; absent (all, the default): all of them.</summary>
    [Range(1, 1000)]
    public int? FlipExpiries { get; init; }

    /// <summary>Fewest valid rows that make a chain. Default 20.</summary>
    [Range(1, 100_000)]
    public int MinRows { get; init; } = 20;

    /// <summary>Interest rate per year, as a fraction. Default 0.</summary>
    [Range(-0.1, 0.5)]
    public double Rate { get; init; }

    /// <summary>Dividend yield per year, as a fraction. Default 0.</summary>
    [Range(-0.1, 0.5)]
    public double DividendYield { get; init; }

    /// <summary>Age at which walls and the other strikes are too old. In minutes; default 480.</summary>
    [Range(1, 100_000)]
    public double MaxAgeWallsMinutes { get; init; } = 480;

    /// <summary>Age at which the flip and the net exposure are too old. In minutes; default 720.</summary>
    [Range(1, 100_000)]
    public double MaxAgeFlipMinutes { get; init; } = 720;

    /// <summary>Share of the open interest that must be seen for a level to be told at all, from 0 to 1. Default .5.</summary>
    [Range(0.0, 1.0)]
    public double MinCoverage { get; init; } = 0.5;

    /// <summary>
    /// Chains of other underlyings that are added, each put on the index at its own spot: SPY, ES, or none. Watch what is named.
    /// Default none.
    /// </summary>
    public IReadOnlyList<string> FurtherChains { get; init; } = [];

    /// <summary>
    /// Outputs with levels that a vendor tells, each named as the level it stands for. Default: those of vendor-levels, when that is named.
    /// </summary>
    [Input("level")]
    [Optional(IsExtra = true)]
    public IReadOnlyList<string> Vendor { get; init; } =
    [
        "vendor-levels.call-wall", "vendor-levels.put-wall", "vendor-levels.hvl", "vendor-levels.one-day-min", "vendor-levels.one-day-max",
        "vendor-levels.zero-dte-call-wall", "vendor-levels.zero-dte-put-wall",
        .. Enumerable.Range(1, GammaLevels.Largest).Select(i => $"vendor-levels.gex-{i}"),
    ];

    /// <summary>The settings of the computation.</summary>
    internal GammaSettings Settings => new()
    {
        SignModel = SignModel,
        TimeModel = TimeModel,
        WallScope = WallScope,
        GammaSource = GammaSource,
        MinRows = MinRows,
        FlipExpiries = FlipExpiries ?? 0,
        Rate = Rate,
        DividendYield = DividendYield,
    };
}
