using MiaIa.Sdk;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>
/// Trades back from stops that were run: liquidity-sweep tells a bar that reached beyond the extreme of 20 bars and closed
/// inside, the delta of the bar goes back too, and the aggressors of three bars were absorbed. Without those three deltas
/// nothing can be told. The target stands 4 ticks away, 8 where that is too near: with 1.5 times the risk as the least, one
/// of 8 ticks pays for a stop of at most 5. Measure of strength: twice the reach.
/// </summary>
[Plugin("liquidity-sweep-reversal")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
public sealed class LiquiditySweepReversal : IStrategy
{
    private readonly LiquiditySweepReversalOptions _options;
    private readonly double _pointsPerTick;
    private readonly FeatureInput _swept;
    private readonly FeatureInput _depth;
    private readonly FeatureInput _absorbed;
    private readonly SetupRules _rules;

    /// <summary>Takes its settings and the outputs of other features that it reads.</summary>
    /// <exception cref="ArgumentException">The bounds of the stop are not in rising order.</exception>
    public LiquiditySweepReversal(
        LiquiditySweepReversalOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("liquidity-sweep.side")] FeatureInput swept,
        [Input("liquidity-sweep.depth")] FeatureInput depth,
        [Input("liquidity-sweep.absorption")] FeatureInput absorbed,
        [Optional] [Input("gamma-levels.call-wall")] FeatureInput callWall,
        [Optional] [Input("gamma-levels.put-wall")] FeatureInput putWall)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        ArgumentNullException.ThrowIfNull(instrument);
        _pointsPerTick = instrument.PointsPerTick;
        _swept = swept;
        _depth = depth;
        _absorbed = absorbed;
        _rules = new SetupRules(options, period, instrument, callWall, putWall, swept, depth, absorbed);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Setups { get; } = ["LIQUIDITY_SWEEP"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e)
    {
        if (_rules.Take(in e))
        {
            _rules.Arm(Trigger(in e.Bar));
        }
    }

    /// <inheritdoc />
    public bool Propose(in DecisionPoint point, ReadOnlySpan<FeatureValue> features, out Proposal proposal) =>
        _rules.TryPropose(in point, out proposal);

    /// <inheritdoc />
    public void Grade(in SetupEvidence evidence, ref Proposal proposal) => _rules.Grade(in evidence, ref proposal);

    /// <inheritdoc />
    public void OnTripEnd(in TripEnd trip) => _rules.OnTripEnd(in trip);

    private SetupTrigger Trigger(in Bar bar)
    {
        Side side = SetupTrigger.SideOf(_swept);
        bool isKnown = bar.HasDelta && _absorbed.Value.Status is not FeatureStatus.Partial;
        bool isBack = Math.Sign(bar.Delta) == (int)side && SetupTrigger.SideOf(_absorbed) == side;
        if (!isKnown || !isBack)
        {
            return SetupTrigger.None;
        }

        double close = bar.CloseTicks;
        return new SetupTrigger(side, SetupQuality.Of(_depth.Value.Value >= _options.StrongDepthTicks))
        {
            Target = SetupTarget.At(
                (close + ((int)side * _options.FirstTargetTicks)) * _pointsPerTick,
                (close + ((int)side * _options.SecondTargetTicks)) * _pointsPerTick),
        };
    }
}
