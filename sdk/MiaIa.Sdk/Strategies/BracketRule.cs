namespace MiaIa.Sdk.Strategies;

/// <summary>
/// Where stop and target of a setup stand. The stop is the one that the setup names, else a multiple of the average true range; never
/// tighter than computed, then held between its bounds. The target is a multiple of that distance, or the first level of the
/// setup that is far enough; never farther than computed.
/// </summary>
public sealed class BracketRule
{
    private const double OnGrid = 1e-6;

    private readonly SetupRuleOptions _options;
    private readonly Instrument _instrument;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">Bounds and multiples.</param>
    /// <param name="instrument">The traded instrument.</param>
    /// <exception cref="ArgumentException">The least stop is larger than the largest.</exception>
    public BracketRule(SetupRuleOptions options, Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        if (options.LeastStopTicks > options.MostStopTicks)
        {
            throw new ArgumentException("least-stop-ticks must not be larger than most-stop-ticks.", nameof(options));
        }

        _options = options;
        _instrument = instrument;
    }

    /// <summary>Builds the bracket; false when the named stop is on the wrong side, or no named target is far enough.</summary>
    /// <param name="trigger">The setup; its side is Buy or Sell.</param>
    /// <param name="entryTicks">The price that the distances are planned from, in ticks.</param>
    /// <param name="rangeTicks">Average true range, in ticks.</param>
    /// <param name="bracket">The bracket, when the answer is true.</param>
    public bool TryBuild(in SetupTrigger trigger, int entryTicks, double rangeTicks, out SetupBracket bracket)
    {
        bracket = default;
        double planned = trigger.StopPoints is { } stopPoints
            ? -Ahead(trigger.Side, entryTicks, stopPoints)
            : _options.StopAtr * rangeTicks;
        if (trigger.StopPoints is not null && planned <= 0)
        {
            return false;
        }

        int stop = (int)Math.Ceiling(Math.Clamp(planned, _options.LeastStopTicks, _options.MostStopTicks) - OnGrid);
        double target = trigger.Target.IsNamed
            ? FarEnough(in trigger, entryTicks, _options.LeastRewardRisk * stop)
            : Math.Floor((_options.RewardRisk * stop) + OnGrid);
        bracket = new SetupBracket(stop, (int)target);
        return target > 0;
    }

    /// <summary>Distance of the first named level that is far enough; 0 without one.</summary>
    private double FarEnough(in SetupTrigger trigger, int entryTicks, double leastTicks)
    {
        double nearer = Ahead(trigger.Side, entryTicks, trigger.Target.NearerPoints);
        double farther = Ahead(trigger.Side, entryTicks, trigger.Target.FartherPoints);
        return nearer >= leastTicks - OnGrid ? nearer : farther >= leastTicks - OnGrid ? farther : 0;
    }

    /// <summary>How far a level lies ahead of the entry, on the grid; negative behind it, 0 when it is not known.</summary>
    private double Ahead(Side side, int entryTicks, double? points) =>
        points is { } there ? (int)side * ((double)_instrument.RoundToTicks(there, side) - entryTicks) : 0;
}
