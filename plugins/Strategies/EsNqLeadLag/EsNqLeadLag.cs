using MiaIa.Sdk;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>
/// Follows NQ when ES lags behind it: the two do not go together (es-nq-correlation), NQ is ahead (es-nq-leadership) and went
/// there itself, by its move of five bars; a lead that comes from a move of ES alone makes NQ the laggard, which is not traded. It
/// asks for the exit at the first bar that closes five minutes or more after the trigger. Measure of strength: twice the lead.
/// </summary>
[Plugin("es-nq-lead-lag")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
public sealed class EsNqLeadLag : IStrategy
{
    private const byte TimeExit = 1;

    private readonly EsNqLeadLagOptions _options;
    private readonly FeatureInput _correlation;
    private readonly FeatureInput _move;
    private readonly FeatureInput _leadership;
    private readonly SetupRules _rules;
    private readonly long _mostNs;
    private long _proposedNs;
    private Side _side;

    /// <summary>Takes its settings and the outputs of other features that it reads.</summary>
    /// <exception cref="ArgumentException">The bounds of the stop are not in rising order.</exception>
    public EsNqLeadLag(
        EsNqLeadLagOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("es-nq-correlation.correlation")] FeatureInput correlation,
        [Input("es-nq-correlation.nq-return")] FeatureInput move,
        [Input("es-nq-leadership.leadership")] FeatureInput leadership,
        [Optional] [Input("gamma-levels.call-wall")] FeatureInput callWall,
        [Optional] [Input("gamma-levels.put-wall")] FeatureInput putWall)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _correlation = correlation;
        _move = move;
        _leadership = leadership;
        _mostNs = (long)(options.MostMinutes * 60e9);
        _rules = new SetupRules(options, period, instrument, callWall, putWall, correlation, move, leadership);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Setups { get; } = ["LEAD_LAG", "TIME_EXIT"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e)
    {
        if (_rules.Take(in e))
        {
            _rules.Arm(Trigger());
        }
    }

    /// <inheritdoc />
    public bool Propose(in DecisionPoint point, ReadOnlySpan<FeatureValue> features, out Proposal proposal)
    {
        if (point.PositionQuantity != 0)
        {
            bool isOver = point.IsBarClose && Math.Sign(point.PositionQuantity) == (int)_side && point.TimeNs - _proposedNs >= _mostNs;
            proposal = isOver ? new Proposal(ProposalKind.Exit, Side.None, 0, 0, 0, 1, TimeExit, 0, 0) : default;
            return isOver;
        }

        bool isProposed = _rules.TryPropose(in point, out proposal);
        (_side, _proposedNs) = isProposed ? (proposal.Side, point.TimeNs) : (_side, _proposedNs);
        return isProposed;
    }

    /// <inheritdoc />
    public void Grade(in SetupEvidence evidence, ref Proposal proposal) => _rules.Grade(in evidence, ref proposal);

    /// <inheritdoc />
    public void OnTripEnd(in TripEnd trip)
    {
        _side = Side.None;
        _rules.OnTripEnd(in trip);
    }

    private SetupTrigger Trigger()
    {
        double lead = _leadership.Value.Value;
        int way = Math.Sign(lead);
        bool isApart = _correlation.Value.Value <= _options.MostCorrelation;
        bool isLed = Math.Abs(lead) >= _options.LeastLeadership && Math.Sign(_move.Value.Value) == way;
        return isApart && isLed
            ? new SetupTrigger((Side)way, SetupQuality.Of(Math.Abs(lead) >= _options.StrongLeadership))
            : SetupTrigger.None;
    }
}
