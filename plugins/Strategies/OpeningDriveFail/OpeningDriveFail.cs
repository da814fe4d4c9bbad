using MiaIa.Sdk;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>
/// Fades a drive of the first 45 minutes that runs out at a wall: at the bar at which the detector opening-drive begins to
/// tell a side, with the VWAP as target. Measures of strength: a move twice as long, and a stall twice as long. VIX has no
/// mirror: it must have risen for both sides.
/// </summary>
[Plugin("opening-drive-fail")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
public sealed class OpeningDriveFail : IStrategy
{
    private readonly OpeningDriveFailOptions _options;
    private readonly FeatureInput _signal;
    private readonly FeatureInput _move;
    private readonly FeatureInput _range;
    private readonly FeatureInput _stall;
    private readonly FeatureInput _target;
    private readonly SetupRules _rules;

    /// <summary>Takes its settings and the outputs of other features that it reads.</summary>
    /// <exception cref="ArgumentException">The bounds of the stop are not in rising order.</exception>
    public OpeningDriveFail(
        OpeningDriveFailOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("opening-drive.signal")] FeatureInput signal,
        [Input("opening-drive.move-ticks")] FeatureInput move,
        [Input("opening-drive.atr-ticks")] FeatureInput range,
        [Input("opening-drive.stall-bars")] FeatureInput stall,
        [Input("opening-drive.target")] FeatureInput target,
        [Optional] [Input("gamma-levels.call-wall")] FeatureInput callWall,
        [Optional] [Input("gamma-levels.put-wall")] FeatureInput putWall)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _signal = signal;
        _move = move;
        _range = range;
        _stall = stall;
        _target = target;
        _rules = new SetupRules(options, period, instrument, callWall, putWall, signal);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Setups { get; } = ["OPENING_DRIVE"];

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
        // Outside its window the detector says 0 and measures nothing.
        bool isLong = Math.Abs(_move.Value.Value) >= _options.StrongMoveAtr * _range.Value.Value;
        bool isStalled = _stall.Value.Value >= _options.StrongStallBars;
        return new SetupTrigger(SetupTrigger.SideOf(_signal), SetupQuality.Of(isLong, isStalled))
        {
            Target = SetupTarget.At(_target),
        };
    }
}
