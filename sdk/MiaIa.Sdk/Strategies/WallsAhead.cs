namespace MiaIa.Sdk.Strategies;

/// <summary>
/// Whether a wall of the option chain stands in the way of an entry: either wall ahead of the price within reach, and the one that
/// holds against the side (the call wall for a long) also at the price itself. A wall that the run does not compute stands
/// nowhere; one that it computes but does not know stands against both sides.
/// </summary>
/// <param name="callWall">The call wall, in points; may be absent.</param>
/// <param name="putWall">The put wall, in points; may be absent.</param>
/// <param name="instrument">The traded instrument.</param>
/// <param name="reachTicks">How near is too near, in ticks.</param>
public sealed class WallsAhead(FeatureInput callWall, FeatureInput putWall, Instrument instrument, double reachTicks)
{
    private readonly double _pointsPerTick = instrument.PointsPerTick;

    /// <summary>Whether one forbids the entry.</summary>
    /// <param name="side">Buy or Sell.</param>
    /// <param name="priceTicks">Price of the entry, in ticks.</param>
    public bool Stand(Side side, int priceTicks)
    {
        bool isLong = side is Side.Buy;
        return Stands(isLong ? callWall : putWall, side, priceTicks, isAgainst: true)
            || Stands(isLong ? putWall : callWall, side, priceTicks, isAgainst: false);
    }

    private bool Stands(FeatureInput wall, Side side, int priceTicks, bool isAgainst)
    {
        FeatureValue value = wall.Value;
        if (!value.IsUsable)
        {
            return wall.IsPresent;
        }

        double ahead = (int)side * ((value.Value / _pointsPerTick) - priceTicks);
        return ahead <= reachTicks && (isAgainst ? ahead >= 0 : ahead > 0);
    }
}
