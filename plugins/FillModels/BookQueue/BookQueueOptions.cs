using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.FillModels;

/// <summary>Settings of the fill model on the book. It has no slippage setting: market orders pay what the levels cost.</summary>
public sealed record BookQueueOptions
{
    /// <summary>Time of orders, cancels and changes to the market. Milliseconds; default 20.</summary>
    [Range(0, 10_000)]
    public int LatencyMilliseconds { get; init; } = 20;

    /// <summary>A file of times measured, one number of milliseconds a line, from which each is drawn instead. Default: none.</summary>
    public string? LatencyFile { get; init; }

    /// <summary>Repeats the draws from the latency file. Default 42.</summary>
    [Range(0, int.MaxValue)]
    public int LatencySeed { get; init; } = 42;
}
