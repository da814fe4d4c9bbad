using MiaIa.Sdk;

namespace MiaIa.Engine;

/// <summary>The round trip that is under way.</summary>
/// <param name="Side">Buy for long.</param>
/// <param name="Quantity">Contracts held, at least 1.</param>
/// <param name="EntryNs">Venue time of the first entry fill, nanoseconds UTC.</param>
/// <param name="EntryTicks">Average entry price, in ticks.</param>
/// <param name="PriceTicks">The last price, in ticks.</param>
/// <param name="OpenProfit">Result of what is held at that price, before fees, in dollars.</param>
/// <param name="AdverseTicks">Farthest against us so far (MAE), in ticks, never negative.</param>
/// <param name="FavourableTicks">Farthest for us so far (MFE), in ticks, never negative.</param>
/// <param name="StopTicks">Price of the protective stop, in ticks.</param>
/// <param name="TargetTicks">Price of the target, in ticks; null without one.</param>
public readonly record struct OpenPosition(
    Side Side,
    int Quantity,
    long EntryNs,
    double EntryTicks,
    int PriceTicks,
    decimal OpenProfit,
    int AdverseTicks,
    int FavourableTicks,
    int StopTicks,
    int? TargetTicks);
