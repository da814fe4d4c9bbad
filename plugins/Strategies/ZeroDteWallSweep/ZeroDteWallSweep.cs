using MiaIa.Sdk;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>
/// Fades a wall of today's options that was run and taken back: at the bar at which the detector zero-dte-sweep begins to
/// tell a side. Stop and target by the range of the market. Measures of strength: a reach twice as far beyond the wall, and a
/// close half as far from it.
/// </summary>
[Plugin("zero-dte-wall-sweep")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
public sealed class ZeroDteWallSweep : IStrategy
{
    private readonly ZeroDteWallSweepOptions _options;
    private readonly FeatureInput _signal;
    private readonly FeatureInput _callTicks;
    private readonly FeatureInput _putTicks;
    private readonly FeatureInput _callReach;
    private readonly FeatureInput _putReach;
    private readonly SetupRules _rules;

    /// <summary>Takes its settings and the outputs of other features that it reads.</summary>
    /// <exception cref="ArgumentException">The bounds of the stop are not in rising order.</exception>
    public ZeroDteWallSweep(
        ZeroDteWallSweepOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("zero-dte-sweep.signal")] FeatureInput signal,
        [Input("zero-dte-sweep.call-wall-ticks")] FeatureInput callTicks,
        [Input("zero-dte-sweep.put-wall-ticks")] FeatureInput putTicks,
        [Input("zero-dte-sweep.call-wall-reach")] FeatureInput callReach,
        [Input("zero-dte-sweep.put-wall-reach")] FeatureInput putReach,
        [Optional] [Input("gamma-levels.call-wall")] FeatureInput callWall,
        [Optional] [Input("gamma-levels.put-wall")] FeatureInput putWall)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _signal = signal;
        _callTicks = callTicks;
        _putTicks = putTicks;
        _callReach = callReach;
        _putReach = putReach;
        _rules = new SetupRules(options, period, instrument, callWall, putWall, signal, callTicks, putTicks, callReach, putReach);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Setups { get; } = ["ZERO_DTE_SWEEP"];

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
        double reach = (side is Side.Buy ? _putReach : _callReach).Value.Value;
        double back = Math.Abs((side is Side.Buy ? _putTicks : _callTicks).Value.Value);
        return new SetupTrigger(side, SetupQuality.Of(reach >= _options.StrongWickTicks, back <= _options.StrongBackTicks));
    }
}
