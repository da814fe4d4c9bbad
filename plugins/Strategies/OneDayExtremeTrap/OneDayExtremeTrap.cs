using MiaIa.Sdk;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>
/// Trades back into the day that options price in, from its edge: at the bar at which the detector one-day-trap begins to
/// tell a side. Stop and target by the range of the market. Measures of strength: a close twice as far inside, and twice the
/// absorption.
/// </summary>
[Plugin("one-day-extreme-trap")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
public sealed class OneDayExtremeTrap : IStrategy
{
    private readonly OneDayExtremeTrapOptions _options;
    private readonly FeatureInput _signal;
    private readonly FeatureInput _minTicks;
    private readonly FeatureInput _maxTicks;
    private readonly FeatureInput _deltaShare;
    private readonly SetupRules _rules;

    /// <summary>Takes its settings and the outputs of other features that it reads.</summary>
    /// <exception cref="ArgumentException">The bounds of the stop are not in rising order.</exception>
    public OneDayExtremeTrap(
        OneDayExtremeTrapOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("one-day-trap.signal")] FeatureInput signal,
        [Input("one-day-trap.min-ticks")] FeatureInput minTicks,
        [Input("one-day-trap.max-ticks")] FeatureInput maxTicks,
        [Input("one-day-trap.delta-share")] FeatureInput deltaShare,
        [Optional] [Input("gamma-levels.call-wall")] FeatureInput callWall,
        [Optional] [Input("gamma-levels.put-wall")] FeatureInput putWall)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _signal = signal;
        _minTicks = minTicks;
        _maxTicks = maxTicks;
        _deltaShare = deltaShare;
        _rules = new SetupRules(options, period, instrument, callWall, putWall, signal, minTicks, maxTicks, deltaShare);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Setups { get; } = ["ONE_DAY_TRAP"];

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
        double inside = Math.Abs((side is Side.Buy ? _minTicks : _maxTicks).Value.Value);
        bool isAbsorbed = Math.Abs(_deltaShare.Value.Value) >= _options.StrongDeltaShare;
        return new SetupTrigger(side, SetupQuality.Of(inside >= _options.StrongInsideTicks, isAbsorbed));
    }
}
