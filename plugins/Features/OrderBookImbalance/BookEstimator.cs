namespace MiaIa.Plugins.Features;

/// <summary>What the score of <see cref="OrderBookImbalance"/> is made of.</summary>
public enum BookEstimator
{
    /// <summary>The smoothed imbalance of the resting sizes.</summary>
    Imbalance,

    /// <summary>The order-flow imbalance at the best prices.</summary>
    Ofi,

    /// <summary>The mean of both.</summary>
    Mean,
}
