using System.ComponentModel.DataAnnotations;

namespace MiaIa.Engine.Orders;

/// <summary>What else ends a position than its bracket and the strategies. Everything is off unless it is written.</summary>
public sealed record ExitRules
{
    /// <summary>Profit at which the stop moves to the entry price. Ticks; default off, the method's figure is 8.</summary>
    [Range(1, 1000)]
    public int? BreakevenTicks { get; init; }

    /// <summary>Profit from which the stop follows the best price. Ticks; default off, the method's figure is 12.</summary>
    [Range(1, 1000)]
    public int? TrailingFromTicks { get; init; }

    /// <summary>How far behind the best price the stop follows. Ticks; default 6.</summary>
    [Range(1, 1000)]
    public int TrailingDistanceTicks { get; init; } = 6;

    /// <summary>Base bars after which a position is closed. Default off, the method's figure is 50.</summary>
    [Range(1, 10_000)]
    public int? TimeStopBars { get; init; }

    /// <summary>Whether any of them moves the stop.</summary>
    internal bool MovesStop => BreakevenTicks is not null || TrailingFromTicks is not null;
}
