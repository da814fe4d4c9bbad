using MiaIa.Sdk;

namespace MiaIa.Engine.Decisions;

/// <summary>A graded setup on its way to an order: what would be, or was, traded.</summary>
/// <param name="Side">Buy or Sell; None when there was no setup.</param>
/// <param name="Strategy">Place of the strategy.</param>
/// <param name="Setup">Place of its setup.</param>
/// <param name="EntryTicks">Price the distances are planned from, in ticks.</param>
/// <param name="IsLimit">Whether the entry is a limit at that price.</param>
/// <param name="RiskTicks">Distance of the stop, in ticks.</param>
/// <param name="RewardTicks">Distance of the target, in ticks; 0 for none.</param>
/// <param name="Quantity">Contracts after every factor and rule; 0 when the budget or a rule allows none.</param>
/// <param name="Quality">Quality of the setup, [0, 1].</param>
/// <param name="Confidence">Confidence, [0, 1].</param>
/// <param name="ExpiresNs">When a limit entry expires; 0 for never.</param>
public readonly record struct SignalRecord(
    Side Side,
    int Strategy,
    byte Setup,
    int EntryTicks,
    bool IsLimit,
    int RiskTicks,
    int RewardTicks,
    int Quantity,
    double Quality,
    double Confidence,
    long ExpiresNs)
{
    /// <summary>Whether there was a setup.</summary>
    public bool Exists => Side is not Side.None;

    /// <summary>Price of the stop, in ticks.</summary>
    public int StopTicks => EntryTicks - ((int)Side * RiskTicks);

    /// <summary>Price of the target, in ticks; null without one.</summary>
    public int? TargetTicks => RewardTicks == 0 ? null : EntryTicks + ((int)Side * RewardTicks);
}
