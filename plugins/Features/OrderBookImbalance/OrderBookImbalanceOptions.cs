using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="OrderBookImbalance"/>.</summary>
public sealed record OrderBookImbalanceOptions
{
    /// <summary>Levels of each side that count. Default 5.</summary>
    [Range(1, 10)]
    public int Levels { get; init; } = 5;

    /// <summary>Weight of each further level against the one before it. From 0 to 1; default .8.</summary>
    [Range(0.01, 1)]
    public double Decay { get; init; } = 0.8;

    /// <summary>Half-life of the smoothing in event time. In seconds; default 2.</summary>
    [Range(0.001, 3600)]
    public double HalfLifeSeconds { get; init; } = 2;

    /// <summary>Half-life in book events instead of time. In events; absent (off): time.</summary>
    [Range(0.1, 1_000_000)]
    public double? HalfLifeUpdates { get; init; }

    /// <summary>What the score is made of: imbalance, ofi or mean. Default imbalance.</summary>
    public BookEstimator Estimator { get; init; } = BookEstimator.Imbalance;

    /// <summary>Window of the order-flow imbalance. In seconds; default 10.</summary>
    [Range(0.001, 3600)]
    public double OfiSeconds { get; init; } = 10;

    /// <summary>Widest spread at which the book is believed. In ticks; default 2.</summary>
    [Range(1, 1000)]
    public int MaxSpreadTicks { get; init; } = 2;
}
