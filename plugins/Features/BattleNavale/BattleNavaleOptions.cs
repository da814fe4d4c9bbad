using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="BattleNavale"/>.</summary>
public sealed record BattleNavaleOptions
{
    /// <summary>Length of the bars: 1m, 5m, 15m. Absent: the base bar (1m).</summary>
    public BarPeriod? Bar { get; init; }

    /// <summary>Size of the signal from which on it is long or short. From .20 to .40; default .25.</summary>
    [Range(0.20, 0.40)]
    public double Threshold { get; init; } = 0.25;

    /// <summary>Least quality at which a base is protected, or its violation counts. From 0 to 1; default .5.</summary>
    [Range(0, 1)]
    public double MinBaseQuality { get; init; } = 0.5;

    /// <summary>
    /// Largest height of a base, in average true ranges; 4 ticks are always allowed. Default 1.5.
    /// </summary>
    [Range(0.1, 20)]
    public double MaxHeightAtr { get; init; } = 1.5;

    /// <summary>Largest height of a base, whatever the average true range. In ticks; absent (off): no such limit.</summary>
    [Range(1, 1000)]
    public double? MaxHeightTicks { get; init; }

    /// <summary>How far a close must lie beyond an edge to be beyond it. In ticks; default .5.</summary>
    [Range(0, 100)]
    public double ToleranceTicks { get; init; } = 0.5;

    /// <summary>How long a base stays protected after the break that finished it. In bars; default 60.</summary>
    [Range(1, 10_000)]
    public int ProtectedBars { get; init; } = 60;

    /// <summary>How long a violation or a defence is in force, its own bar included. In bars; default 3.</summary>
    [Range(1, 100)]
    public int HoldBars { get; init; } = 3;

    /// <summary>
    /// Whether two red bars, each closing in the lower half of its range, end a long over a green base. Default off.
    /// </summary>
    public bool LongExit { get; init; }
}
