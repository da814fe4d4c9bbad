using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.FillModels;

/// <summary>Settings of the pessimistic bar fill model.</summary>
public sealed record BarPessimisticOptions
{
    /// <summary>Adverse slippage of market and stop orders of up to two contracts in regular hours. Ticks; default 1.</summary>
    [Range(0, 100)]
    public int SlippageTicks { get; init; } = 1;

    /// <summary>Time to the market. Milliseconds; default 0, since a bar says nothing finer.</summary>
    [Range(0, 10_000)]
    public int LatencyMilliseconds { get; init; }
}
