namespace MiaIa.Sdk;

/// <summary>
/// A closed bar over [start, end): the event's venue time is the start, its time the end. Prices in ticks.
/// </summary>
/// <param name="PeriodSeconds">Length, in seconds.</param>
/// <param name="OpenTicks">First price.</param>
/// <param name="HighTicks">Highest price.</param>
/// <param name="LowTicks">Lowest price.</param>
/// <param name="CloseTicks">Last price.</param>
/// <param name="Volume">Contracts traded.</param>
/// <param name="BuyVolume">Contracts bought by aggressors; 0 when volume by side is not known.</param>
/// <param name="SellVolume">Contracts sold by aggressors; 0 when volume by side is not known.</param>
/// <param name="Delta">Buy volume minus sell volume, in contracts; a fraction when estimated.</param>
/// <param name="DeltaKind">Where the delta comes from.</param>
/// <param name="HasPrints">Whether the bar was built from prints, so that the large volumes are known.</param>
/// <param name="Trades">Number of prints; 0 when it is not known.</param>
/// <param name="LargeBuyVolume">Contracts bought in prints of at least 10; meaningful when built from prints.</param>
/// <param name="LargeSellVolume">Contracts sold in prints of at least 10; meaningful when built from prints.</param>
public readonly record struct Bar(
    int PeriodSeconds,
    int OpenTicks,
    int HighTicks,
    int LowTicks,
    int CloseTicks,
    int Volume,
    int BuyVolume,
    int SellVolume,
    double Delta,
    DeltaKind DeltaKind,
    bool HasPrints = false,
    int Trades = 0,
    int LargeBuyVolume = 0,
    int LargeSellVolume = 0)
{
    /// <summary>+1 when it closed above its open (green), -1 below (red), 0 at it.</summary>
    public int Direction => Math.Sign(CloseTicks - OpenTicks);

    /// <summary>High minus low, in ticks.</summary>
    public int RangeTicks => HighTicks - LowTicks;

    /// <summary>Close minus open without sign, in ticks.</summary>
    public int BodyTicks => Math.Abs(CloseTicks - OpenTicks);

    /// <summary>Whether there is a delta of any kind.</summary>
    public bool HasDelta => DeltaKind is not DeltaKind.None;

    /// <summary>
    /// The status of what is computed from this bar's delta: Ok, Estimated (inferred or classified) or Missing.
    /// </summary>
    public FeatureStatus DeltaStatus => DeltaKind switch
    {
        DeltaKind.Exact => FeatureStatus.Ok,
        DeltaKind.None => FeatureStatus.Missing,
        _ => FeatureStatus.Estimated,
    };

    /// <summary>
    /// Whether the bar is possible: high and low bound open and close, no negative volume, and the delta is not larger
    /// than the volume.
    /// </summary>
    public bool IsValid =>
        HighTicks >= Math.Max(OpenTicks, CloseTicks)
        && LowTicks <= Math.Min(OpenTicks, CloseTicks)
        && Volume >= 0
        && Math.Abs(Delta) <= Volume;
}
