using MiaIa.Sdk;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>
/// Follows the price through a wall that does not hold while dealers drive the market: at the bar at which the detector wall-
/// break begins to tell a side. Stop and target by the range of the market. Measures of strength: a close twice as far
/// beyond, and twice the volume.
/// </summary>
[Plugin("gamma-wall-break")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
public sealed class GammaWallBreak : IStrategy
{
    private readonly GammaWallBreakOptions _options;
    private readonly FeatureInput _signal;
    private readonly FeatureInput _callTicks;
    private readonly FeatureInput _putTicks;
    private readonly FeatureInput _volumeRatio;
    private readonly SetupRules _rules;

    /// <summary>Takes its settings and the outputs of other features that it reads.</summary>
    /// <exception cref="ArgumentException">The bounds of the stop are not in rising order.</exception>
    public GammaWallBreak(
        GammaWallBreakOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("wall-break.signal")] FeatureInput signal,
        [Input("wall-break.call-wall-ticks")] FeatureInput callTicks,
        [Input("wall-break.put-wall-ticks")] FeatureInput putTicks,
        [Input("volume-confirmation.volume-ratio")] FeatureInput volumeRatio,
        [Optional] [Input("gamma-levels.call-wall")] FeatureInput callWall,
        [Optional] [Input("gamma-levels.put-wall")] FeatureInput putWall)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _signal = signal;
        _callTicks = callTicks;
        _putTicks = putTicks;
        _volumeRatio = volumeRatio;
        _rules = new SetupRules(options, period, instrument, callWall, putWall, signal, callTicks, putTicks, volumeRatio);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Setups { get; } = ["WALL_BREAK"];

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
        double beyond = Math.Abs((side is Side.Buy ? _callTicks : _putTicks).Value.Value);
        bool isDriven = _volumeRatio.Value.Value >= _options.StrongVolumeRatio;
        return new SetupTrigger(side, SetupQuality.Of(beyond >= _options.StrongBeyondTicks, isDriven));
    }
}
