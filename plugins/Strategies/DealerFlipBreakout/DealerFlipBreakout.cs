using MiaIa.Sdk;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>
/// Follows the price beyond the flip, where dealers turn from calming to driving: at the bar at which the detector flip-break
/// begins to tell a side. The stop is that of the detector, one average true range behind the flip; the target one deviation
/// from the VWAP, two where one is too near. Measures of strength: twice the burst, and a close twice as far beyond.
/// </summary>
[Plugin("dealer-flip-breakout")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
public sealed class DealerFlipBreakout : IStrategy
{
    private readonly DealerFlipBreakoutOptions _options;
    private readonly FeatureInput _signal;
    private readonly FeatureInput _burst;
    private readonly FeatureInput _distance;
    private readonly FeatureInput _stop;
    private readonly FeatureInput _target;
    private readonly FeatureInput _secondTarget;
    private readonly SetupRules _rules;

    /// <summary>Takes its settings and the outputs of other features that it reads.</summary>
    /// <exception cref="ArgumentException">The bounds of the stop are not in rising order.</exception>
    public DealerFlipBreakout(
        DealerFlipBreakoutOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("flip-break.signal")] FeatureInput signal,
        [Input("flip-break.burst-ratio")] FeatureInput burst,
        [Input("flip-break.distance-ticks")] FeatureInput distance,
        [Input("flip-break.stop")] FeatureInput stop,
        [Input("flip-break.target")] FeatureInput target,
        [Input("flip-break.second-target")] FeatureInput secondTarget,
        [Optional] [Input("gamma-levels.call-wall")] FeatureInput callWall,
        [Optional] [Input("gamma-levels.put-wall")] FeatureInput putWall)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _signal = signal;
        _burst = burst;
        _distance = distance;
        _stop = stop;
        _target = target;
        _secondTarget = secondTarget;
        _rules = new SetupRules(options, period, instrument, callWall, putWall, signal, burst, distance);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Setups { get; } = ["FLIP_BREAK"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e)
    {
        if (_rules.Take(in e))
        {
            _rules.Arm(Trigger());
        }
    }

    /// <inheritdoc />
    public bool Propose(in DecisionPoint point, ReadOnlySpan<FeatureValue> features, out Proposal proposal) =>
        _rules.TryPropose(in point, out proposal);

    /// <inheritdoc />
    public void Grade(in SetupEvidence evidence, ref Proposal proposal) => _rules.Grade(in evidence, ref proposal);

    /// <inheritdoc />
    public void OnTripEnd(in TripEnd trip) => _rules.OnTripEnd(in trip);

    private SetupTrigger Trigger()
    {
        bool isBurst = _burst.Value.Value >= _options.StrongBurstRatio;
        bool isFar = Math.Abs(_distance.Value.Value) >= _options.StrongBeyondTicks;
        return _stop.Value is not { IsUsable: true } stop ? SetupTrigger.None
            : new SetupTrigger(SetupTrigger.SideOf(_signal), SetupQuality.Of(isBurst, isFar))
            {
                StopPoints = stop.Value,
                Target = SetupTarget.At(_target, _secondTarget),
            };
    }
}
