namespace MiaIa.Sdk;

/// <summary>
/// A price that another feature tells in points, read in ticks. A price that is not usable is near nothing and ahead of nothing.
/// </summary>
/// <param name="input">The output, in points.</param>
/// <param name="instrument">The instrument whose price it is.</param>
public sealed class PriceInput(FeatureInput input, Instrument instrument)
{
    // What lies exactly at a limit is inside, whatever the last bit of a computed price says.
    private const double OnEdge = 1e-9;

    /// <summary>Whether anything computes it in this run.</summary>
    public bool IsPresent => input.IsPresent;

    /// <summary>The price, in ticks, between two of them where it was computed; null when it is not usable.</summary>
    public double? Ticks => input.Value is { IsUsable: true } value ? value.Value / instrument.PointsPerTick : null;

    /// <summary>Whether it is known and lies within reach of a price, the reach itself included.</summary>
    /// <param name="priceTicks">The price, in ticks.</param>
    /// <param name="reachTicks">The reach, in ticks.</param>
    public bool IsNear(double priceTicks, double reachTicks) =>
        Ticks is { } ticks && Math.Abs(ticks - priceTicks) <= reachTicks + OnEdge;

    /// <summary>Whether it is known and lies ahead of a price and within reach of it, price and reach themselves included.</summary>
    /// <param name="side">Side of the way: Buy looks up, Sell looks down.</param>
    /// <param name="priceTicks">The price, in ticks.</param>
    /// <param name="reachTicks">The reach, in ticks.</param>
    public bool IsAhead(Side side, double priceTicks, double reachTicks) =>
        Ticks is { } ticks && (int)side * (ticks - priceTicks) is var ahead && ahead >= -OnEdge && ahead <= reachTicks + OnEdge;
}
