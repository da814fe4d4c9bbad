using MiaIa.Sdk.Indicators;

namespace MiaIa.Sdk.Strategies;

/// <summary>
/// The rules that strategies of one trigger share: entry at the market after the bar of the trigger, the bracket, one signal for one
/// trigger, a pause after an entry, no wall ahead, a least confidence. A strategy gives it every event, arms it with what it
/// sees at a bar, and passes the engine's questions on. It proposes only while every input it was given is usable.
/// </summary>
public sealed class SetupRules
{
    private readonly SetupRuleOptions _options;
    private readonly int _periodSeconds;
    private readonly long _cooldownNs;
    private readonly FeatureInput[] _required;
    private readonly BracketRule _bracket;
    private readonly WallsAhead _walls;
    private readonly AverageTrueRange _range = new();
    private readonly TriggerEdge _edge = new();
    private SetupTrigger _armed;
    private int _closeTicks;
    private long _readyNs = long.MinValue;

    /// <summary>Composes the rules.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="period">Length of the base bars.</param>
    /// <param name="instrument">The traded instrument.</param>
    /// <param name="callWall">The call wall, in points; may be absent.</param>
    /// <param name="putWall">The put wall, in points; may be absent.</param>
    /// <param name="required">Inputs without which the trigger cannot be told.</param>
    /// <exception cref="ArgumentException">The least stop is larger than the largest.</exception>
    public SetupRules(
        SetupRuleOptions options,
        BarPeriod period,
        Instrument instrument,
        FeatureInput callWall,
        FeatureInput putWall,
        params FeatureInput[] required)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _periodSeconds = period.Seconds;
        _cooldownNs = (long)(options.CooldownSeconds * 1e9);
        _required = required;
        _bracket = new BracketRule(options, instrument);
        _walls = new WallsAhead(callWall, putWall, instrument, options.WallTicks);
    }

    /// <summary>Whether the average true range of the base bars is known.</summary>
    public bool HasRange => _range.IsReady;

    /// <summary>Average true range of the base bars (14), in ticks; 0 until it is known.</summary>
    public double RangeTicks => _range.Ticks;

    /// <summary>Takes the next event; bars and rolls matter.</summary>
    /// <returns>Whether a base bar closed at which the trigger can be told; then <see cref="Arm"/> may follow.</returns>
    public bool Take(in MarketEvent e)
    {
        if (e.Kind is EventKind.Roll)
        {
            _armed = default;
            _range.Reset();
            _edge.Clear();
        }

        if (e.Kind is not EventKind.Bar || e.Bar.PeriodSeconds != _periodSeconds)
        {
            return false;
        }

        _armed = default;
        _closeTicks = e.Bar.CloseTicks;
        _range.Add(in e.Bar, e.VenueNs, e.TimeNs);
        return AreInputsUsable();
    }

    /// <summary>Says what triggers at the bar that was taken; what triggered before already gives no second signal.</summary>
    public void Arm(in SetupTrigger trigger) => _armed = _edge.IsNew(in trigger) ? trigger : default;

    /// <summary>Proposes the entry that was armed at this bar, or says no.</summary>
    /// <param name="point">The moment.</param>
    /// <param name="proposal">The entry, when the answer is true.</param>
    public bool TryPropose(in DecisionPoint point, out Proposal proposal)
    {
        proposal = default;
        bool isAsked = point.IsBarClose && point.PositionQuantity == 0 && _armed.Side is not Side.None && point.TimeNs >= _readyNs;
        if (!isAsked || !HasRange || !AreInputsUsable() || _walls.Stand(_armed.Side, _closeTicks)
            || !_bracket.TryBuild(in _armed, _closeTicks, _range.Ticks, out SetupBracket bracket))
        {
            return false;
        }

        proposal = new Proposal(
            ProposalKind.Enter, _armed.Side, 0, bracket.StopTicks, bracket.TargetTicks, _armed.Quality, 0, 0, 0)
        {
            Gate = _options.ScoreGate,
        };
        return true;
    }

    /// <summary>Takes an entry back whose confidence is below the least one; others stand as they are.</summary>
    /// <param name="evidence">What speaks for its side now.</param>
    /// <param name="proposal">The entry.</param>
    public void Grade(in SetupEvidence evidence, ref Proposal proposal)
    {
        bool isWeak = evidence.Confidence(proposal.Quality) < _options.LeastConfidence;
        if (proposal.Kind is ProposalKind.Enter && (isWeak || evidence.Side != proposal.Side))
        {
            proposal = default;
        }
    }

    /// <summary>Begins the pause at the entry of a round trip that is over.</summary>
    public void OnTripEnd(in TripEnd trip) => _readyNs = trip.EntryNs + _cooldownNs;

    private bool AreInputsUsable()
    {
        foreach (FeatureInput input in _required)
        {
            if (!input.Value.IsUsable)
            {
                return false;
            }
        }

        return true;
    }
}
