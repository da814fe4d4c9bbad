using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;

namespace MiaIa.Engine.Risk;

/// <summary>The figures of the engine's limits. A figure that is not written has its default; none can be switched off.</summary>
public sealed record RiskLimits
{
    /// <summary>Daily loss (realised and open, minus fees) that flattens and halts until the next session date. Dollars; default 500.</summary>
    [Range(1, 1_000_000)]
    public decimal DailyLoss { get; init; } = 500;

    /// <summary>Daily profit from which there are no new entries. Dollars; default 1000.</summary>
    [Range(1, 10_000_000)]
    public decimal DailyTarget { get; init; } = 1000;

    /// <summary>Most contracts held, without sign. Default 2.</summary>
    [Range(1, 1000)]
    public int MaxPosition { get; init; } = 2;

    /// <summary>Most round trips entered in a session date. Default 20.</summary>
    [Range(1, 10_000)]
    public int MaxRoundTrips { get; init; } = 20;

    /// <summary>When entries are allowed and when everything is closed.</summary>
    public TradingWindow TradingWindow { get; init; } = new();

    /// <summary>Bounds of the protective stop.</summary>
    public StopBounds StopBounds { get; init; } = new();

    /// <summary>What a trade may risk.</summary>
    public PositionSize PositionSize { get; init; } = new();

    /// <summary>Least reward for the risk.</summary>
    public MinReward MinReward { get; init; } = new();

    /// <summary>No new entries on Fridays from this time, New York. Default 15:00.</summary>
    public TimeOnly FridayCutoff { get; init; } = new(15, 0);
}
