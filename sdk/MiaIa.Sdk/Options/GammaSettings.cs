namespace MiaIa.Sdk.Options;

/// <summary>How gamma exposure is computed.</summary>
public sealed record GammaSettings
{
    /// <summary>Which side dealers are assumed to hold.</summary>
    public SignModel SignModel { get; init; } = SignModel.DealerLongCallsShortPuts;

    /// <summary>How the time to expiry is counted.</summary>
    public TimeModel TimeModel { get; init; } = TimeModel.Settlement;

    /// <summary>Among which strikes a wall is looked for.</summary>
    public WallScope WallScope { get; init; } = WallScope.Side;

    /// <summary>Where gammas come from.</summary>
    public GammaSource GammaSource { get; init; } = GammaSource.Reprice;

    /// <summary>Fewest valid rows that make a chain; default 20.</summary>
    public int MinRows { get; init; } = 20;

    /// <summary>How many of the nearest expiries the flip is computed from; 0, the default, for all.</summary>
    public int FlipExpiries { get; init; }

    /// <summary>Interest rate per year, as a fraction; default 0.</summary>
    public double Rate { get; init; }

    /// <summary>Dividend yield per year, as a fraction; default 0.</summary>
    public double DividendYield { get; init; }
}
