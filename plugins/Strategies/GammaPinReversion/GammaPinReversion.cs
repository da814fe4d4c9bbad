using MiaIa.Sdk;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>
/// Trades away from a wall that holds while dealers calm the market: at the bar at which the detector wall-reversion begins
/// to tell a side, with the VWAP as target. Measures of strength: twice the absorption, and a close half as far from the
/// wall.
/// </summary>
[Plugin("gamma-pin-reversion")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
public sealed class GammaPinReversion : IStrategy
{
    private readonly GammaPinReversionOptions _options;
    private readonly FeatureInput _signal;
    private readonly FeatureInput _deltaShare;
    private readonly FeatureInput _callTicks;
    private readonly FeatureInput _putTicks;
    private readonly FeatureInput _target;
    private readonly SetupRules _rules;

    /// <summary>Takes its settings and the outputs of other features that it reads.</summary>
    /// <exception cref="ArgumentException">The bounds of the stop are not in rising order.</exception>
    public GammaPinReversion(
        GammaPinReversionOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("wall-reversion.signal")] FeatureInput signal,
        [Input("wall-reversion.delta-share")] FeatureInput deltaShare,
        [Input("wall-reversion.call-wall-ticks")] FeatureInput callTicks,
        [Input("wall-reversion.put-wall-ticks")] FeatureInput putTicks,
        [Input("wall-reversion.target")] FeatureInput target,
        [Optional] [Input("gamma-levels.call-wall")] FeatureInput callWall,
        [Optional] [Input("gamma-levels.put-wall")] FeatureInput putWall)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _signal = signal;
        _deltaShare = deltaShare;
        _callTicks = callTicks;
        _putTicks = putTicks;
        _target = target;
        _rules = new SetupRules(options, period, instrument, callWall, putWall, signal, deltaShare, callTicks, putTicks);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Setups { get; } = ["GAMMA_PIN"];

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
        Side side = SetupTrigger.SideOf(_signal);
        double distance = (side is Side.Buy ? _putTicks : _callTicks).Value.Value;
        bool isAbsorbed = Math.Abs(_deltaShare.Value.Value) >= _options.StrongDeltaShare;
        return new SetupTrigger(side, SetupQuality.Of(isAbsorbed, Math.Abs(distance) <= _options.StrongReachTicks))
        {
            Target = SetupTarget.At(_target),
        };
    }
}
