using MiaIa.Sdk;

namespace MiaIa.Engine;

/// <summary>A round trip of ours: from flat to flat.</summary>
/// <param name="Id">Counts the round trips of the run, from 1.</param>
/// <param name="Side">Buy for long.</param>
/// <param name="Quantity">Most contracts held.</param>
/// <param name="EntryNs">Venue time of the first entry fill, nanoseconds UTC.</param>
/// <param name="EntryTicks">Average entry price, in ticks.</param>
/// <param name="ExitNs">Venue time of the last exit fill, nanoseconds UTC.</param>
/// <param name="ExitTicks">Average exit price, in ticks.</param>
/// <param name="Gross">Result before fees, in dollars.</param>
/// <param name="Fees">All fees, in dollars.</param>
/// <param name="InitialRiskTicks">Distance of the first stop, in ticks.</param>
/// <param name="AdverseTicks">Farthest against us while open (MAE), in ticks, never negative.</param>
/// <param name="FavourableTicks">Farthest for us while open (MFE), in ticks, never negative.</param>
/// <param name="SlippageTicks">Modelled slippage of all fills, in ticks times contracts.</param>
/// <param name="ExitReason">What ended it.</param>
/// <param name="Strategy">Place of the strategy that opened it.</param>
/// <param name="Setup">Place of its setup.</param>
/// <param name="DateNumber">Session date of the entry, yyyyMMdd.</param>
public readonly record struct RoundTrip(
    long Id,
    Side Side,
    int Quantity,
    long EntryNs,
    decimal EntryTicks,
    long ExitNs,
    decimal ExitTicks,
    decimal Gross,
    decimal Fees,
    int InitialRiskTicks,
    int AdverseTicks,
    int FavourableTicks,
    int SlippageTicks,
    ExitReason ExitReason,
    int Strategy,
    int Setup,
    int DateNumber)
{
    /// <summary>Result after fees, in dollars.</summary>
    public decimal Net => Gross - Fees;
}
