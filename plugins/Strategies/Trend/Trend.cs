using MiaIa.Sdk;

namespace MiaIa.Plugins.Strategies;

/// <summary>
/// Goes with a trend: buys a pullback of a rising market that turns, or the break of its high on volume; mirrored for falling
/// ones. A first form: setups are not graded by confidence yet, and levels count VWAP only.
/// </summary>
[Plugin("trend")]
[Reads(EventKinds.Bar | EventKinds.Session | EventKinds.Roll)]
public sealed class Trend : IStrategy
{
    private const int PullbackSetup = 0;
    private const int BreakoutSetup = 1;
    private const int StructureMarginTicks = 2;
    private const double OnGrid = 1e-6;

    private readonly TrendOptions _options;
    private readonly TrendInputs _inputs;
    private readonly BarHistory _bars;
    private readonly int _periodSeconds;

    /// <summary>Takes its settings and the outputs of other features that it reads.</summary>
    /// <exception cref="ArgumentException">The bounds of pullback or stop are not in rising order.</exception>
    public Trend(
        TrendOptions options,
        BarPeriod basePeriod,
        [Input("market-regime.regime")] [Optional] FeatureInput regime,
        [Input("battle-navale@{base}.trend")] [Optional] FeatureInput goldenRule,
        [Input("battle-navale@{base}.method-stop-long")] [Optional] FeatureInput methodStopLong,
        [Input("battle-navale@{base}.method-stop-short")] [Optional] FeatureInput methodStopShort,
        [Input("sierra-patterns.score")] [Optional] FeatureInput patterns)
    {
        if (options.Pullback[0] > options.Pullback[1]
            || options.StopTicks[0] > options.StopTicks[1] || options.StopTicks[1] > options.StopTicks[2])
        {
            throw new ArgumentException("pullback and stop-ticks must be in rising order.", nameof(options));
        }

        _options = options;
        _periodSeconds = basePeriod.Seconds;
        _inputs = new TrendInputs(regime, goldenRule, methodStopLong, methodStopShort, patterns);
        _bars = new BarHistory(Math.Max(BarHistory.LeastBars, Math.Max(options.LookbackBars, options.BreakoutBars + 1)));
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Setups { get; } = ["PULLBACK", "BREAKOUT"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e)
    {
        switch (e.Kind)
        {
            case EventKind.Roll:
                _bars.Clear();
                break;
            case EventKind.Session when e.Session.IsSessionStart:
                _bars.OnSession();
                break;
            case EventKind.Bar when e.Bar.PeriodSeconds == _periodSeconds:
                _bars.Add(in e.Bar, e.VenueNs, e.TimeNs);
                break;
        }
    }

    /// <inheritdoc />
    public bool Propose(in DecisionPoint point, ReadOnlySpan<FeatureValue> features, out Proposal proposal)
    {
        proposal = default;
        if (point.PositionQuantity != 0 || !_bars.IsFull || !_bars.HasAtr)
        {
            return false;
        }

        return TrySide(Side.Buy, out proposal) || TrySide(Side.Sell, out proposal);
    }

    private bool TrySide(Side side, out Proposal proposal)
    {
        proposal = default;
        if ((_options.RequireRegime && !_inputs.IsTrend(side)) || _inputs.IsAgainst(side))
        {
            return false;
        }

        if (TryPullback(side, out int structureTicks))
        {
            double level = Math.Abs(structureTicks - _bars.VwapTicks) <= 2 ? 0.3 : 0;
            double volume = _bars.Last.Volume > 1.1 * _bars.MeanVolumeBefore ? 0.3 : 0;
            proposal = Build(side, structureTicks, PullbackSetup, 0.4 + volume + (0.3 * level));
            return true;
        }

        if (TryBreakout(side, out structureTicks))
        {
            double median = 2 * _bars.MedianVolumeBefore(_options.BreakoutBars);
            double volume = median > 0 ? Math.Min(_bars.Last.Volume / median, 1) : 0;
            double pattern = Math.Max(0, (int)side * _inputs.PatternScore);
            proposal = Build(side, structureTicks, BreakoutSetup, 0.4 + (0.3 * volume) + (0.3 * pattern));
            return true;
        }

        return false;
    }

    private bool TryPullback(Side side, out int structureTicks)
    {
        Swing swing = _bars.FindSwing(side, _options.LookbackBars);
        structureTicks = (int)side * swing.Pullback;
        double move = swing.Extreme - swing.Origin;
        double depth = swing.Extreme - swing.Pullback;
        if (!swing.HasPullback || move <= 0 || depth < _bars.AtrTicks)
        {
            return false;
        }

        double share = depth / move;
        return share >= _options.Pullback[0] && share <= _options.Pullback[1] && _bars.IsTurning(side);
    }

    private bool TryBreakout(Side side, out int structureTicks)
    {
        int extreme = _bars.ExtremeBefore(side, _options.BreakoutBars);
        structureTicks = (int)side * extreme;
        bool isBeyond = (int)side * _bars.Last.CloseTicks > extreme + 1;
        return isBeyond && _bars.Last.Volume >= 2 * _bars.MedianVolumeBefore(_options.BreakoutBars);
    }

    private Proposal Build(Side side, int structureTicks, byte setup, double quality)
    {
        bool isFixed = _options.Bracket is BracketMode.Fixed;
        double distance = ((int)side * (_bars.Last.CloseTicks - structureTicks)) + StructureMarginTicks;
        if (_inputs.MethodStopTicks(side) is { } method)
        {
            distance = Math.Min(distance, method);
        }

        // Up to the next tick: a stop is never tighter than computed.
        int stop = isFixed
            ? _options.StopTicks[1]
            : (int)Math.Ceiling(Math.Clamp(distance, _options.StopTicks[0], _options.StopTicks[2]) - OnGrid);
        int target = (int)Math.Ceiling(stop * _options.RewardRisk);
        return new Proposal(ProposalKind.Enter, side, 0, stop, target, Math.Min(quality, 1), setup, 0, 0);
    }
}
