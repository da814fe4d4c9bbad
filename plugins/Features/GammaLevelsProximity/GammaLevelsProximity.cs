using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// How price stands to the levels of dealers' gamma, [-1, 1]: .65 for the reaction at the walls, .25 for the side of the flip, .10 for
/// the move near it. While dealers dampen (net exposure not negative, or price at or above the flip) the put wall supports and the
/// call wall resists; while they amplify, a move at a wall goes on. The weights are the owner's; no evidence is implied. At
/// closed base bars, and between them once a second at the middle of the quotes. Partial without the flip (the walls alone), and
/// before 15 bars of 15 minutes; Stale with the walls; Missing without levels, for 15 bars, and when the call wall is not above
/// the put wall.
/// </summary>
/// <remarks>
/// <c>weight-factor</c>, from 0 to 1, is what the weight of the score in the confluence is multiplied by: each level counts as far
/// as the open interest behind it is seen (full-coverage); a wall that does not exist takes nothing away. Without the net exposure,
/// as with a vendor's levels alone, the side of the flip decides which case it is. The terms stand beside the score before their
/// weights; distances are of price from the level, in ticks.
/// </remarks>
[Plugin("gamma-levels-proximity")]
[Reads(EventKinds.Bar | EventKinds.Quote | EventKinds.Roll | EventKinds.Decision)]
[Bars("15m")]
public sealed class GammaLevelsProximity : IFeature
{
    private const double WallWeight = 0.65;
    private const double SideWeight = 0.25;
    private const double PullWeight = 0.10;
    private const int MoveBars = 5;

    private readonly GammaLevelsProximityOptions _options;
    private readonly double _pointsPerTick;
    private readonly FeatureInput _callWall;
    private readonly FeatureInput _putWall;
    private readonly FeatureInput _flip;
    private readonly FeatureInput _net;
    private readonly FeatureInput _callCoverage;
    private readonly FeatureInput _putCoverage;
    private readonly FeatureInput _flipCoverage;
    private readonly QuarterHourRange _range;
    private readonly RollingWindow _closes = new(MoveBars + 1);
    private readonly DecisionPrice _price;

    /// <summary>Computes on the base period.</summary>
    public GammaLevelsProximity(
        GammaLevelsProximityOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("gamma-levels.call-wall")] FeatureInput callWall,
        [Input("gamma-levels.put-wall")] FeatureInput putWall,
        [Input("gamma-levels.flip")] FeatureInput flip,
        [Input("gamma-levels.net-gex")] FeatureInput net,
        [Input("gamma-levels.call-wall-coverage")] FeatureInput callCoverage,
        [Input("gamma-levels.put-wall-coverage")] FeatureInput putCoverage,
        [Input("gamma-levels.flip-coverage")] FeatureInput flipCoverage)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        _options = options;
        _pointsPerTick = instrument.PointsPerTick;
        (_callWall, _putWall, _flip, _net) = (callWall, putWall, flip, net);
        (_callCoverage, _putCoverage, _flipCoverage) = (callCoverage, putCoverage, flipCoverage);
        _range = new QuarterHourRange(period);
        _price = new DecisionPrice(period);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } =
    [
        "score", "weight-factor", "wall", "flip-side", "flip-pull", "is-damped", "call-wall-ticks", "put-wall-ticks", "flip-ticks",
        "reach-ticks",
    ];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        switch (e.Kind)
        {
            case EventKind.Quote:
                _price.OnQuote(in e.Quote, e.TimeNs);
                break;
            case EventKind.Bar:
                OnBar(in e);
                break;
            case EventKind.Decision when _price.IsDue(e.TimeNs):
                Write(e.TimeNs, values);
                break;
            case EventKind.Roll:
                Clear();
                values.Clear();
                break;
        }
    }

    private void OnBar(in MarketEvent e)
    {
        _range.Add(in e.Bar, e.VenueNs, e.TimeNs);
        if (_price.OnBar(in e.Bar, e.TimeNs))
        {
            _closes.Add(e.Bar.CloseTicks);
        }
    }

    private void Write(long nowNs, Span<FeatureValue> values)
    {
        values.Clear();
        (FeatureValue call, FeatureValue put, FeatureValue flip) = (_callWall.Value, _putWall.Value, _flip.Value);
        FeatureStatus status = FeatureValue.Worse(_range.Status, FeatureValue.Worse(Held(in call), Held(in put)));
        bool hasBoth = call.Status is not FeatureStatus.Missing && put.Status is not FeatureStatus.Missing;
        if (!_closes.IsFull || status is FeatureStatus.Missing || (hasBoth && call.Value <= put.Value))
        {
            return;
        }

        double price = _price.TicksAt(nowNs);
        double? toCall = Distance(in call, price);
        double? toPut = Distance(in put, price);
        double? toFlip = flip.IsUsable ? Distance(in flip, price) : null;
        FeatureValue net = _net.Value;
        bool isKnown = toFlip is not null || net.IsUsable || _options.WallModel is not WallModel.Auto;
        if (!isKnown || (toCall is null && toPut is null && toFlip is null))
        {
            return;
        }

        WallJudge judge = new(_options, _closes.Back(0) - _closes.Back(MoveBars), _range.Ticks);
        bool isDamped = (net.IsUsable && net.Value >= 0) || toFlip >= 0;
        double wall = _options.WallModel is WallModel.Fade || (_options.WallModel is WallModel.Auto && isDamped)
            ? judge.Fade(toCall, toPut)
            : judge.Follow(toCall, toPut);
        double score = toFlip is { } away
            ? Math.Clamp((WallWeight * wall) + (SideWeight * judge.Side(away)) + (PullWeight * judge.Pull(away)), -1, 1)
            : Math.Clamp(wall, -1, 1);
        status = toFlip is null ? FeatureValue.Worse(status, FeatureStatus.Partial) : FeatureValue.Worse(status, flip.Status);
        Set(values, ProximityOutput.Score, score, status, nowNs);
        Set(values, ProximityOutput.WeightFactor, WeightFactor(toFlip is not null), FeatureStatus.Ok, nowNs);
        Set(values, ProximityOutput.Wall, wall, status, nowNs);
        Set(values, ProximityOutput.FlipSide, toFlip is { } side ? judge.Side(side) : null, status, nowNs);
        Set(values, ProximityOutput.FlipPull, toFlip is { } pull ? judge.Pull(pull) : null, status, nowNs);
        Set(values, ProximityOutput.IsDamped, isDamped ? 1 : 0, status, nowNs);
        Set(values, ProximityOutput.CallWallTicks, toCall, status, nowNs);
        Set(values, ProximityOutput.PutWallTicks, toPut, status, nowNs);
        Set(values, ProximityOutput.FlipTicks, toFlip, status, nowNs);
        Set(values, ProximityOutput.ReachTicks, judge.ReachTicks, status, nowNs);
    }

    /// <summary>A wall that does not exist takes nothing away; one that is too old does.</summary>
    private static FeatureStatus Held(in FeatureValue wall) => wall.Status is FeatureStatus.Missing ? FeatureStatus.Ok : wall.Status;

    private double? Distance(in FeatureValue level, double priceTicks) =>
        level.Status is FeatureStatus.Missing ? null : priceTicks - (level.Value / _pointsPerTick);

    /// <summary>How much of its weight the score deserves: the walls by what is seen of them, the rest by what is seen around the flip.</summary>
    private double WeightFactor(bool hasFlip)
    {
        double walls = (Seen(_callCoverage) + Seen(_putCoverage)) / 2;
        return hasFlip ? (WallWeight * walls) + ((SideWeight + PullWeight) * Seen(_flipCoverage)) : walls;
    }

    /// <summary>Share seen, against the share that is enough; 1 where nobody tells, as with a vendor's levels.</summary>
    private double Seen(FeatureInput coverage) =>
        coverage.Value.IsUsable ? Math.Clamp(coverage.Value.Value / _options.FullCoverage, 0, 1) : 1;

    private static void Set(Span<FeatureValue> values, ProximityOutput output, double? value, FeatureStatus status, long timeNs)
    {
        if (value is { } there)
        {
            values[(int)output] = new FeatureValue(there + 0.0, status, timeNs); // no negative zero
        }
    }

    private void Clear()
    {
        _range.Reset();
        _closes.Clear();
        _price.Clear();
    }
}
