namespace MiaIa.Sdk;

/// <summary>
/// What a strategy asks for. Stop and target are distances from the fill: the bracket keeps them relative to it. A stop
/// of 0 means that the strategy has no structure, and the engine takes the default stop: no position is without one.
/// </summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Side">Of the entry; None for an exit.</param>
/// <param name="LimitTicks">Limit price of the entry, in ticks; 0 for an entry at the market.</param>
/// <param name="StopTicks">Distance of the protective stop, in ticks, at least 1; 0 for the default stop.</param>
/// <param name="TargetTicks">Distance of the target, in ticks; 0 for none.</param>
/// <param name="Quality">Quality of the setup, [0, 1].</param>
/// <param name="Setup">Place of the setup's name in <see cref="IStrategy.Setups"/>.</param>
/// <param name="MaxQuantity">Most contracts the strategy wants; 0 for no limit of its own.</param>
/// <param name="ValidNs">How long a limit entry may rest, in nanoseconds; 0 for the session.</param>
public readonly record struct Proposal(
    ProposalKind Kind,
    Side Side,
    int LimitTicks,
    int StopTicks,
    int TargetTicks,
    double Quality,
    byte Setup,
    int MaxQuantity,
    long ValidNs)
{
    /// <summary>Factor of the size, (0, 1]; it never raises the size. Default 1.</summary>
    public double SizeFactor { get; init; } = 1;

    /// <summary>What the confluence must say. Default: it asks for the side.</summary>
    public ScoreGate Gate { get; init; }

    /// <summary>Whether the distances are fixed figures rather than taken from the market; the least reward for the risk depends on it.</summary>
    public bool IsFixedBracket { get; init; }
}
