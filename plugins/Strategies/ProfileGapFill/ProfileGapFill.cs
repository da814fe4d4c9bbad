using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>
/// Goes through prices at which little traded in the session before: the first bar that closes inside such a region (rows of at
/// most half the mean volume around a low-volume node, rows smoothed over three) is followed in the direction in which it came in,
/// towards the next high-volume node or point of control, or the one after when that is too near. Measure of strength: a close
/// where half as much traded. The profile comes from prints, or from bars where there are none (then an estimate).
/// </summary>
[Plugin("profile-gap-fill")]
[Reads(EventKinds.Bar | EventKinds.Trade | EventKinds.Session | EventKinds.Roll)]
public sealed class ProfileGapFill : IStrategy
{
    private readonly ProfileGapFillOptions _options;
    private readonly BarPeriod _period;
    private readonly double _pointsPerTick;
    private readonly SetupRules _rules;
    private readonly SessionAnchor _anchor = new();
    private readonly PreviousProfile _profile;
    private int? _previousTicks;

    /// <summary>Takes its settings and the outputs of other features that it reads.</summary>
    /// <exception cref="ArgumentException">The bounds of the stop are not in rising order.</exception>
    public ProfileGapFill(
        ProfileGapFillOptions options,
        BarPeriod period,
        Instrument instrument,
        [Optional] [Input("gamma-levels.call-wall")] FeatureInput callWall,
        [Optional] [Input("gamma-levels.put-wall")] FeatureInput putWall)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        _options = options;
        _period = period;
        _pointsPerTick = instrument.PointsPerTick;
        _profile = new PreviousProfile(options.ThinShare);
        _rules = new SetupRules(options, period, instrument, callWall, putWall);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Setups { get; } = ["GAP_FILL"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e)
    {
        bool isBar = _rules.Take(in e);
        switch (e.Kind)
        {
            case EventKind.Session:
                _anchor.Announce(e.Session.OpenNs);
                break;
            case EventKind.Roll:
                _anchor.Forget();
                _profile.Clear();
                _previousTicks = null;
                break;
            case EventKind.Trade:
                Begin(e.TimeNs);
                if (_anchor.IsKnown)
                {
                    _profile.Add(in e.Trade);
                }

                break;
            case EventKind.Bar when isBar:
                OnBar(in e.Bar, e.VenueNs);
                break;
        }
    }

    /// <inheritdoc />
    public bool Propose(in DecisionPoint point, ReadOnlySpan<FeatureValue> features, out Proposal proposal) =>
        _rules.TryPropose(in point, out proposal);

    /// <inheritdoc />
    public void Grade(in SetupEvidence evidence, ref Proposal proposal) => _rules.Grade(in evidence, ref proposal);

    /// <inheritdoc />
    public void OnTripEnd(in TripEnd trip) => _rules.OnTripEnd(in trip);

    private void OnBar(in Bar bar, long startNs)
    {
        Begin(startNs);
        if (_anchor.IsKnown && !bar.HasPrints)
        {
            _profile.Add(in bar);
        }

        if (_profile.IsKnown)
        {
            _rules.Arm(Trigger(bar.CloseTicks));
        }

        _previousTicks = bar.CloseTicks;
    }

    private void Begin(long timeNs)
    {
        if (_anchor.IsFirst(timeNs))
        {
            _profile.BeginSession();
        }
    }

    private SetupTrigger Trigger(int closeTicks)
    {
        if (_previousTicks is not { } before || _profile.RegionAt(closeTicks) is not { } region || region.Contains(before))
        {
            return SetupTrigger.None;
        }

        int way = closeTicks.CompareTo(before);
        int? next = _profile.HeavyAhead(closeTicks, way);
        int? after = next is { } row ? _profile.HeavyAhead(row, way) : null;
        return new SetupTrigger((Side)way, SetupQuality.Of(region.Share <= _options.StrongThinShare))
        {
            Target = SetupTarget.At(next * _pointsPerTick, after * _pointsPerTick),
            Origin = region.LowTicks,
        };
    }
}
