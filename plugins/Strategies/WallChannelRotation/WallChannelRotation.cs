using MiaIa.Sdk;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>
/// Trades from one wall to the other while the market ranges between them: at the bar at which the detector wall-channel
/// begins to tell a side, with the other wall as target. Measures of strength: walls twice as far apart, and a close half as
/// far from its own.
/// </summary>
[Plugin("wall-channel-rotation")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
public sealed class WallChannelRotation : IStrategy
{
    private readonly WallChannelRotationOptions _options;
    private readonly FeatureInput _signal;
    private readonly FeatureInput _width;
    private readonly FeatureInput _callTicks;
    private readonly FeatureInput _putTicks;
    private readonly FeatureInput _target;
    private readonly SetupRules _rules;

    /// <summary>Takes its settings and the outputs of other features that it reads.</summary>
    /// <exception cref="ArgumentException">The bounds of the stop are not in rising order.</exception>
    public WallChannelRotation(
        WallChannelRotationOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("wall-channel.signal")] FeatureInput signal,
        [Input("wall-channel.width-ticks")] FeatureInput width,
        [Input("wall-channel.call-wall-ticks")] FeatureInput callTicks,
        [Input("wall-channel.put-wall-ticks")] FeatureInput putTicks,
        [Input("wall-channel.target")] FeatureInput target,
        [Optional] [Input("gamma-levels.call-wall")] FeatureInput callWall,
        [Optional] [Input("gamma-levels.put-wall")] FeatureInput putWall)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _signal = signal;
        _width = width;
        _callTicks = callTicks;
        _putTicks = putTicks;
        _target = target;
        _rules = new SetupRules(options, period, instrument, callWall, putWall, signal, width, callTicks, putTicks);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Setups { get; } = ["WALL_CHANNEL"];

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
        double distance = Math.Abs((side is Side.Buy ? _putTicks : _callTicks).Value.Value);
        bool isWide = _width.Value.Value >= _options.StrongWidthTicks;
        return new SetupTrigger(side, SetupQuality.Of(isWide, distance <= _options.StrongReachTicks))
        {
            Target = SetupTarget.At(_target),
        };
    }
}
