using MiaIa.Sdk;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>
/// Trades towards the high-volatility level, which draws the price while dealers calm the market: at the bar at which the
/// detector hvl-magnet begins to tell a side, with the level as target. Measure of strength: a quiet market, half of what is
/// no burst yet.
/// </summary>
[Plugin("hvl-magnet-fade")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
public sealed class HvlMagnetFade : IStrategy
{
    private readonly HvlMagnetFadeOptions _options;
    private readonly FeatureInput _signal;
    private readonly FeatureInput _burst;
    private readonly FeatureInput _target;
    private readonly SetupRules _rules;

    /// <summary>Takes its settings and the outputs of other features that it reads.</summary>
    /// <exception cref="ArgumentException">The bounds of the stop are not in rising order.</exception>
    public HvlMagnetFade(
        HvlMagnetFadeOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("hvl-magnet.signal")] FeatureInput signal,
        [Input("hvl-magnet.burst-ratio")] FeatureInput burst,
        [Input("hvl-magnet.target")] FeatureInput target,
        [Optional] [Input("gamma-levels.call-wall")] FeatureInput callWall,
        [Optional] [Input("gamma-levels.put-wall")] FeatureInput putWall)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _signal = signal;
        _burst = burst;
        _target = target;
        _rules = new SetupRules(options, period, instrument, callWall, putWall, signal, burst);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Setups { get; } = ["HVL_MAGNET"];

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

    private SetupTrigger Trigger() => new(
        SetupTrigger.SideOf(_signal), SetupQuality.Of(_burst.Value.Value <= _options.QuietBurstRatio))
    {
        Target = SetupTarget.At(_target),
    };
}
