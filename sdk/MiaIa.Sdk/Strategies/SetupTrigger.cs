namespace MiaIa.Sdk.Strategies;

/// <summary>What a strategy sees at a closed base bar.</summary>
/// <param name="Side">Buy or Sell; None when nothing triggers.</param>
/// <param name="Quality">Quality of the setup, [0, 1]; see <see cref="SetupQuality"/>.</param>
public readonly record struct SetupTrigger(Side Side, double Quality)
{
    /// <summary>Nothing triggers.</summary>
    public static SetupTrigger None => default;

    /// <summary>Where the setup is wrong, in points; null for a stop by the average true range.</summary>
    public double? StopPoints { get; init; }

    /// <summary>Where it is to pay; default a multiple of the risk.</summary>
    public SetupTarget Target { get; init; }

    /// <summary>
    /// What triggers, where it can be another one at the next bar: the price of an order, the edge of a region. Default 0.
    /// </summary>
    public double Origin { get; init; }

    /// <summary>The side that a detector tells: +1 buys, -1 sells, 0 is none.</summary>
    /// <param name="signal">The detector's signal, usable.</param>
    public static Side SideOf(FeatureInput signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return (Side)Math.Sign(signal.Value.Value);
    }
}
