namespace MiaIa.Sdk;

/// <summary>
/// Turns computed distances into a bracket of whole ticks. It is the price of an order that is put on the grid, on the side of caution
/// (<see cref="Instrument.RoundTicks"/>): a stop is never tighter than computed, a target never farther.
/// </summary>
public sealed class BracketRules
{
    private const double LeastReward = 1.5;

    private readonly int _leastStop;
    private readonly int _mostStop;
    private readonly double _rewardRisk;

    /// <summary>Takes the limits.</summary>
    /// <param name="stopTicks">Least, default and largest distance of the stop, in ticks, in rising order and at least 1.</param>
    /// <param name="rewardRisk">Distance of a target without structure, as a multiple of the stop's, above 0.</param>
    /// <exception cref="ArgumentException">
    /// The distances are not three in rising order from 1 on, or the multiple is not above 0.
    /// </exception>
    public BracketRules(IReadOnlyList<int> stopTicks, double rewardRisk)
    {
        ArgumentNullException.ThrowIfNull(stopTicks);
        if (stopTicks is not [>= 1, _, _] || stopTicks[0] > stopTicks[1] || stopTicks[1] > stopTicks[2])
        {
            throw new ArgumentException(
                "stop-ticks needs three distances in rising order: the least, the default, the largest.", nameof(stopTicks));
        }

        if (!(rewardRisk > 0))
        {
            throw new ArgumentException("reward-risk must lie above 0.", nameof(rewardRisk));
        }

        (_leastStop, DefaultStopTicks, _mostStop) = (stopTicks[0], stopTicks[1], stopTicks[2]);
        _rewardRisk = rewardRisk;
    }

    /// <summary>Distance of the stop where it is a fixed figure, in ticks.</summary>
    public int DefaultStopTicks { get; }

    /// <summary>The stop at a computed distance, between the least and the largest; in ticks from the entry.</summary>
    /// <param name="side">Side of the position: Buy or Sell.</param>
    /// <param name="entryTicks">Price of the entry, in ticks.</param>
    /// <param name="distanceTicks">Computed distance, in ticks; it may be a fraction.</param>
    public int StopTicks(Side side, int entryTicks, double distanceTicks)
    {
        double distance = Math.Clamp(distanceTicks, _leastStop, _mostStop);
        return (int)side * (entryTicks - Instrument.RoundTicks(entryTicks - ((int)side * distance), side));
    }

    /// <summary>The target at the multiple of a stop, in ticks from the entry.</summary>
    /// <param name="side">Side of the position: Buy or Sell.</param>
    /// <param name="entryTicks">Price of the entry, in ticks.</param>
    /// <param name="stopTicks">Distance of the stop, in ticks.</param>
    public int TargetTicks(Side side, int entryTicks, int stopTicks) =>
        TargetAt(side, entryTicks, entryTicks + ((int)side * _rewardRisk * stopTicks));

    /// <summary>The target at a computed price, in ticks from the entry; 0 or less when the price does not lie ahead.</summary>
    /// <param name="side">Side of the position: Buy or Sell.</param>
    /// <param name="entryTicks">Price of the entry, in ticks.</param>
    /// <param name="priceTicks">Computed price, in ticks; it may lie between two.</param>
    public static int TargetAt(Side side, int entryTicks, double priceTicks) =>
        (int)side * (Instrument.RoundTicks(priceTicks, side) - entryTicks);

    /// <summary>Whether a target taken from structure gives at least one and a half times what the stop risks.</summary>
    /// <param name="stopTicks">Distance of the stop, in ticks.</param>
    /// <param name="targetTicks">Distance of the target, in ticks.</param>
    public static bool IsWorth(int stopTicks, int targetTicks) => targetTicks >= LeastReward * stopTicks;
}
