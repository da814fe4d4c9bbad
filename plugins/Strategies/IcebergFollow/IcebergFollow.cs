using MiaIa.Sdk;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>
/// Trades with a large order that shows only a part of itself: at the first bar at which iceberg believes it (the hint has
/// lasted 30 seconds), with the stop behind its price. An order at another price is another trigger. Measures of strength:
/// twice the refills, and twice as much executed.
/// </summary>
[Plugin("iceberg-follow")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
public sealed class IcebergFollow : IStrategy
{
    private readonly IcebergFollowOptions _options;
    private readonly double _pointsPerTick;
    private readonly FeatureInput _side;
    private readonly FeatureInput _price;
    private readonly FeatureInput _refills;
    private readonly FeatureInput _times;
    private readonly SetupRules _rules;

    /// <summary>Takes its settings and the outputs of other features that it reads.</summary>
    /// <exception cref="ArgumentException">The bounds of the stop are not in rising order.</exception>
    public IcebergFollow(
        IcebergFollowOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("iceberg.score")] FeatureInput side,
        [Input("iceberg.price")] FeatureInput price,
        [Input("iceberg.refills")] FeatureInput refills,
        [Input("iceberg.times-displayed")] FeatureInput times,
        [Optional] [Input("gamma-levels.call-wall")] FeatureInput callWall,
        [Optional] [Input("gamma-levels.put-wall")] FeatureInput putWall)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        ArgumentNullException.ThrowIfNull(instrument);
        _pointsPerTick = instrument.PointsPerTick;
        _side = side;
        _price = price;
        _refills = refills;
        _times = times;
        _rules = new SetupRules(options, period, instrument, callWall, putWall, side, refills, times);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Setups { get; } = ["ICEBERG"];

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
        if (_price.Value is not { IsUsable: true } price)
        {
            return SetupTrigger.None;
        }

        Side side = SetupTrigger.SideOf(_side);
        bool isRefilled = _refills.Value.Value >= _options.StrongRefills;
        bool isLarge = _times.Value.Value >= _options.StrongTimesDisplayed;
        return new SetupTrigger(side, SetupQuality.Of(isRefilled, isLarge))
        {
            StopPoints = price.Value - ((int)side * _options.StopBehindTicks * _pointsPerTick),
            Origin = price.Value,
        };
    }
}
