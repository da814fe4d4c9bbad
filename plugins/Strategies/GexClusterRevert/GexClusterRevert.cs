using MiaIa.Sdk;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>
/// Trades towards a cluster of strikes of large exposure, which draws the price while dealers calm the market: at the bar at
/// which the detector gex-cluster begins to tell a side, with the mean of its strikes as target. Measure of strength: twice
/// the strikes.
/// </summary>
[Plugin("gex-cluster-revert")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
public sealed class GexClusterRevert : IStrategy
{
    private readonly GexClusterRevertOptions _options;
    private readonly FeatureInput _signal;
    private readonly FeatureInput _strikes;
    private readonly FeatureInput _target;
    private readonly SetupRules _rules;

    /// <summary>Takes its settings and the outputs of other features that it reads.</summary>
    /// <exception cref="ArgumentException">The bounds of the stop are not in rising order.</exception>
    public GexClusterRevert(
        GexClusterRevertOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("gex-cluster.signal")] FeatureInput signal,
        [Input("gex-cluster.strikes")] FeatureInput strikes,
        [Input("gex-cluster.target")] FeatureInput target,
        [Optional] [Input("gamma-levels.call-wall")] FeatureInput callWall,
        [Optional] [Input("gamma-levels.put-wall")] FeatureInput putWall)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _signal = signal;
        _strikes = strikes;
        _target = target;
        _rules = new SetupRules(options, period, instrument, callWall, putWall, signal, strikes);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Setups { get; } = ["GEX_CLUSTER"];

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
        SetupTrigger.SideOf(_signal), SetupQuality.Of(_strikes.Value.Value >= _options.StrongStrikes))
    {
        Target = SetupTarget.At(_target),
    };
}
