using MiaIa.Sdk;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>
/// Trades against a new extreme that the order flow does not confirm: at the bar at which cvd-divergence begins to tell a
/// side. The target is the VWAP, or the point of control (level-zones, where it is computed) when the VWAP does not lie ahead
/// far enough. There is no measure of strength: the trigger says yes or no.
/// </summary>
[Plugin("cvd-divergence-trap")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
public sealed class CvdDivergenceTrap : IStrategy
{
    private readonly FeatureInput _divergence;
    private readonly FeatureInput _vwap;
    private readonly FeatureInput _control;
    private readonly SetupRules _rules;

    /// <summary>Takes its settings and the outputs of other features that it reads.</summary>
    /// <exception cref="ArgumentException">The bounds of the stop are not in rising order.</exception>
    public CvdDivergenceTrap(
        CvdDivergenceTrapOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("cvd-divergence.score")] FeatureInput divergence,
        [Input("vwap-trend.vwap")] FeatureInput vwap,
        [Optional] [Input("level-zones.poc")] FeatureInput control,
        [Optional] [Input("gamma-levels.call-wall")] FeatureInput callWall,
        [Optional] [Input("gamma-levels.put-wall")] FeatureInput putWall)
    {
        ArgumentNullException.ThrowIfNull(options);
        _divergence = divergence;
        _vwap = vwap;
        _control = control;
        _rules = new SetupRules(options, period, instrument, callWall, putWall, divergence, vwap);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Setups { get; } = ["CVD_TRAP"];

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

    private SetupTrigger Trigger() => new(SetupTrigger.SideOf(_divergence), SetupQuality.Plain)
    {
        Target = SetupTarget.At(_vwap, _control),
    };
}
