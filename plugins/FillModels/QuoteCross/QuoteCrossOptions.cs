using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.FillModels;

/// <summary>Settings of the fill model on quotes and prints.</summary>
public sealed record QuoteCrossOptions
{
    /// <summary>Adverse slippage of market and stop orders of up to two contracts in regular hours. Ticks; default 1.</summary>
    [Range(0, 100)]
    public int SlippageTicks { get; init; } = 1;

    /// <summary>Time of orders, cancels and changes to the market. Milliseconds; default 20.</summary>
    [Range(0, 10_000)]
    public int LatencyMilliseconds { get; init; } = 20;

    /// <summary>A file of times measured, one number of milliseconds a line, from which each is drawn instead. Default: none.</summary>
    public string? LatencyFile { get; init; }

    /// <summary>Repeats the draws from the latency file. Default 42.</summary>
    [Range(0, int.MaxValue)]
    public int LatencySeed { get; init; } = 42;

    /// <summary>What triggers a stop: the last trade, or the quote. Default last.</summary>
    public StopTrigger StopTrigger { get; init; } = StopTrigger.Last;
}
