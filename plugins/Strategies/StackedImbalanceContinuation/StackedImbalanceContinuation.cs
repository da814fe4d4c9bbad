using MiaIa.Sdk;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>
/// Goes on with a bar in which one side outweighed the other at prices one above the other: stacked-imbalance tells a stack
/// of one side alone, the bar closes at its last row or beyond, and not too far on the wrong side of the VWAP. The stop
/// stands behind the stack. A stack belongs to its bar, so each is a trigger of its own unless the same rows come again.
/// Measures of strength: twice the rows, and a close on the right side of the VWAP.
/// </summary>
[Plugin("stacked-imbalance-continuation")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
public sealed class StackedImbalanceContinuation : IStrategy
{
    private readonly StackedImbalanceContinuationOptions _options;
    private readonly double _pointsPerTick;
    private readonly FeatureInput _rowsBought;
    private readonly FeatureInput _rowsSold;
    private readonly FeatureInput _boughtLow;
    private readonly FeatureInput _boughtHigh;
    private readonly FeatureInput _soldLow;
    private readonly FeatureInput _soldHigh;
    private readonly FeatureInput _vwap;
    private readonly SetupRules _rules;

    /// <summary>Takes its settings and the outputs of other features that it reads.</summary>
    /// <exception cref="ArgumentException">The bounds of the stop are not in rising order.</exception>
    public StackedImbalanceContinuation(
        StackedImbalanceContinuationOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("stacked-imbalance.rows-bought")] FeatureInput rowsBought,
        [Input("stacked-imbalance.rows-sold")] FeatureInput rowsSold,
        [Input("stacked-imbalance.bought-low")] FeatureInput boughtLow,
        [Input("stacked-imbalance.bought-high")] FeatureInput boughtHigh,
        [Input("stacked-imbalance.sold-low")] FeatureInput soldLow,
        [Input("stacked-imbalance.sold-high")] FeatureInput soldHigh,
        [Input("vwap-trend.vwap")] FeatureInput vwap,
        [Optional] [Input("gamma-levels.call-wall")] FeatureInput callWall,
        [Optional] [Input("gamma-levels.put-wall")] FeatureInput putWall)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        ArgumentNullException.ThrowIfNull(instrument);
        _pointsPerTick = instrument.PointsPerTick;
        _rowsBought = rowsBought;
        _rowsSold = rowsSold;
        _boughtLow = boughtLow;
        _boughtHigh = boughtHigh;
        _soldLow = soldLow;
        _soldHigh = soldHigh;
        _vwap = vwap;
        _rules = new SetupRules(options, period, instrument, callWall, putWall, rowsBought, rowsSold, vwap);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Setups { get; } = ["STACKED_IMBALANCE"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e)
    {
        if (_rules.Take(in e))
        {
            _rules.Arm(Trigger(e.Bar.CloseTicks));
        }
    }

    /// <inheritdoc />
    public bool Propose(in DecisionPoint point, ReadOnlySpan<FeatureValue> features, out Proposal proposal) =>
        _rules.TryPropose(in point, out proposal);

    /// <inheritdoc />
    public void Grade(in SetupEvidence evidence, ref Proposal proposal) => _rules.Grade(in evidence, ref proposal);

    /// <inheritdoc />
    public void OnTripEnd(in TripEnd trip) => _rules.OnTripEnd(in trip);

    private SetupTrigger Trigger(int closeTicks)
    {
        bool isBought = _boughtLow.Value.IsUsable && _boughtHigh.Value.IsUsable;
        bool isSold = _soldLow.Value.IsUsable && _soldHigh.Value.IsUsable;
        if (isBought == isSold || !_rules.HasRange)
        {
            return SetupTrigger.None;
        }

        Side side = isBought ? Side.Buy : Side.Sell;
        double far = (isBought ? _boughtHigh : _soldLow).Value.Value / _pointsPerTick;
        double near = (isBought ? _boughtLow : _soldHigh).Value.Value / _pointsPerTick;
        double wrongTicks = (int)side * ((_vwap.Value.Value / _pointsPerTick) - closeTicks);
        bool isBeyond = (int)side * (closeTicks - far) >= 0;
        if (!isBeyond || wrongTicks >= _options.WrongSideAtr * _rules.RangeTicks)
        {
            return SetupTrigger.None;
        }

        double rows = (isBought ? _rowsBought : _rowsSold).Value.Value;
        return new SetupTrigger(side, SetupQuality.Of(rows >= _options.StrongRows, wrongTicks <= 0))
        {
            StopPoints = (near - ((int)side * _options.StopBehindTicks)) * _pointsPerTick,
            Origin = near,
        };
    }
}
