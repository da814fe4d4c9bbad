using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Strategies;

/// <summary>
/// Goes with a trend: buys a pullback of a rising market that turns, or the break of its high on volume; mirrored for falling ones.
/// A setup is looked for at the close of a base bar and graded by its confidence while it is open.
/// </summary>
/// <remarks>
/// What is missing never makes a yes of a no. Without a regime there is no setup. The golden rule, the gamma walls and the false
/// breaks stand against an entry when the configuration names them and they cannot answer; a feature that it does not name adds
/// nothing. Where the data of a back-test or a simulation hold no option chain at all, there is no wall to ask for; at the broker that
/// refuses every entry. Without bar patterns, levels or trend score their terms are 0, and the classes that ask for them are not reached.
/// Where the method leaves a choice: a wall at the price itself is ahead; a zone that leaves less than one and a half times the risk
/// does not move the target; both geometries on one bar are graded, each with its own bracket.
/// </remarks>
[Plugin("trend")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
public sealed class Trend : IStrategy
{
    private const double StructureMarginTicks = 2;
    private const double WeakSize = 0.5;
    private const double Rounding = 1e-9;
    private const int MeanBars = 10;

    private readonly TrendOptions _options;
    private readonly TrendInputs _inputs;
    private readonly MethodExits _exits;
    private readonly BracketRules _bracket;
    private readonly BarWindow _bars;
    private readonly AverageTrueRange _atr = new();
    private readonly int _periodSeconds;
    private TrendCase _pullback;
    private TrendCase _breakout;

    /// <summary>Takes its settings and the outputs of other features that it reads.</summary>
    /// <exception cref="ArgumentException">
    /// The bounds of pullback or stop are not in rising order, or explore is on in a run that is no back-test.
    /// </exception>
    public Trend(
        TrendOptions options,
        BarPeriod basePeriod,
        Instrument instrument,
        RunMode mode,
        [Input("market-regime.regime")] [Optional] FeatureInput regime,
        [Input("market-regime.trend-score")] [Optional] FeatureInput trendScore,
        [Input("battle-navale@{base}.trend")] [Optional] FeatureInput goldenRule,
        [Input("battle-navale@{base}.method-stop-long")] [Optional] FeatureInput methodStopLong,
        [Input("battle-navale@{base}.method-stop-short")] [Optional] FeatureInput methodStopShort,
        [Input("battle-navale@{base}.green-violated")] [Optional] FeatureInput greenViolated,
        [Input("battle-navale@{base}.red-violated")] [Optional] FeatureInput redViolated,
        [Input("battle-navale@{base}.exit-long")] [Optional] FeatureInput exitLong,
        [Input("battle-navale@{base}.exit-short")] [Optional] FeatureInput exitShort,
        [Input("sierra-patterns.score")] [Optional] FeatureInput patterns,
        [Input("headfake.value")] [Optional] FeatureInput headfake,
        [Input("gamma-levels.call-wall")] [Optional] FeatureInput callWall,
        [Input("gamma-levels.put-wall")] [Optional] FeatureInput putWall,
        [Input("gamma-levels.reason")] [Optional] FeatureInput wallReason,
        [Input("level-zones.vwap")] [Optional] FeatureInput vwap,
        [Input("level-zones.poc")] [Optional] FeatureInput pointOfControl,
        [Input("level-zones.moderate-above")] [Optional] FeatureInput zoneAbove,
        [Input("level-zones.moderate-below")] [Optional] FeatureInput zoneBelow)
    {
        if (options.Pullback[0] > options.Pullback[1])
        {
            throw new ArgumentException("pullback must be in rising order.", nameof(options));
        }

        if (options.Explore && mode is not RunMode.Backtest)
        {
            throw new ArgumentException("explore is for back-tests: set it off, or run a back-test.", nameof(options));
        }

        _options = options;
        _periodSeconds = basePeriod.Seconds;
        _bracket = new BracketRules(options.StopTicks, options.RewardRisk);
        _exits = new MethodExits(greenViolated, redViolated, exitLong, exitShort);
        _bars = new BarWindow(Math.Max(MeanBars + 1, Math.Max(options.LookbackBars, options.BreakoutBars + 1)));
        PriceInput call = new(callWall, instrument);
        PriceInput put = new(putWall, instrument);
        _inputs = new TrendInputs(
            mode is RunMode.Live,
            regime,
            trendScore,
            goldenRule,
            patterns,
            headfake,
            wallReason,
            new PriceInput(vwap, instrument),
            new PriceInput(pointOfControl, instrument),
            new TrendSide(methodStopLong, call, put, new PriceInput(zoneAbove, instrument)),
            new TrendSide(methodStopShort, put, call, new PriceInput(zoneBelow, instrument)));
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Setups { get; } =
    [
        "PREMIUM_PULLBACK", "STRONG_PULLBACK", "PREMIUM_BREAKOUT", "STRONG_TREND", "WEAK", "EXIT_RULE", "EXIT_SPECIAL",
    ];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e)
    {
        if (e.Kind is EventKind.Roll)
        {
            _bars.Clear();
            _atr.Reset();
            (_pullback, _breakout) = (default, default);
        }
        else if (e.Kind is EventKind.Bar && e.Bar.PeriodSeconds == _periodSeconds)
        {
            _bars.Add(in e.Bar);
            _atr.Add(in e.Bar, e.VenueNs, e.TimeNs);
        }
    }

    /// <inheritdoc />
    public bool Propose(in DecisionPoint point, ReadOnlySpan<FeatureValue> features, out Proposal proposal)
    {
        (_pullback, _breakout) = (default, default);
        if (point.PositionQuantity != 0)
        {
            return _exits.TryExit(
                point.PositionQuantity, (byte)TrendSetup.ExitRule, (byte)TrendSetup.ExitSpecial, out proposal);
        }

        proposal = default;
        return _bars.IsFull && _atr.IsReady && (TrySide(Side.Buy, ref proposal) || TrySide(Side.Sell, ref proposal));
    }

    /// <inheritdoc />
    public void Grade(in SetupEvidence evidence, ref Proposal proposal)
    {
        if (TrendGrade.Of(in _pullback, in _breakout, in evidence) is not { } grade)
        {
            proposal = proposal with { Kind = ProposalKind.None };
            return;
        }

        bool isWeak = grade.Setup is TrendSetup.Weak;
        TrendCase taken = grade.IsPullback ? _pullback : _breakout;
        proposal = Entry(proposal.Side, in taken) with
        {
            Kind = isWeak && !_options.TradeWeak ? ProposalKind.Watch : ProposalKind.Enter,
            Setup = (byte)grade.Setup,
            SizeFactor = isWeak ? WeakSize : 1,
        };
    }

    private bool TrySide(Side side, ref Proposal proposal)
    {
        bool isOpen = (_options.Explore || _inputs.IsTrend(side)) && !_inputs.IsAgainst(side)
            && !_inputs.IsWallAhead(side, _bars[0].CloseTicks);
        if (!isOpen)
        {
            return false;
        }

        _pullback = Pullback(side);
        _breakout = Breakout(side);
        if (!_pullback.IsThere && !_breakout.IsThere)
        {
            return false;
        }

        proposal = Entry(side, in _pullback.IsThere ? ref _pullback : ref _breakout);
        return true;
    }

    // Until it is graded a setup is of the least class.
    private Proposal Entry(Side side, in TrendCase setup) =>
        new(ProposalKind.Enter, side, 0, setup.StopTicks, setup.TargetTicks, setup.Quality, (byte)TrendSetup.Weak, 0, 0)
        {
            IsFixedBracket = _options.Bracket is BracketMode.Fixed,
        };

    private TrendCase Pullback(Side side)
    {
        Swing swing = Swing.Find(_bars, side, _options.LookbackBars);
        if (!swing.HasPullback || swing.MoveTicks <= 0 || swing.DepthTicks < _atr.Ticks - Rounding || !IsTurning(side))
        {
            return default;
        }

        double share = (double)swing.DepthTicks / swing.MoveTicks;
        if (share < _options.Pullback[0] - Rounding || share > _options.Pullback[1] + Rounding)
        {
            return default;
        }

        int end = (int)side * swing.Pullback;
        double level = _inputs.Level(side, end);
        double volume = _bars[0].Volume > 1.1 * _bars.MeanVolumeBefore(MeanBars) ? 0.3 : 0;
        return Case(side, end, 0.4 + volume + (0.3 * level), level);
    }

    /// <summary>Whether the last bar turns to a side: with it, beyond the last close, on its delta where there is one.</summary>
    private bool IsTurning(Side side)
    {
        int sign = (int)side;
        ref readonly Bar last = ref _bars[0];
        return last.Direction == sign
            && sign * (last.CloseTicks - _bars[1].CloseTicks) > 0
            && (!last.HasDelta || sign * last.Delta > 0);
    }

    private TrendCase Breakout(Side side)
    {
        int top = _bars.TopBefore(side, _options.BreakoutBars);
        if ((int)side * _bars[0].CloseTicks <= top + 1 || _inputs.IsHeadfake)
        {
            return default;
        }

        int volume = _bars[0].Volume;
        double loud = 2 * _bars.MedianVolumeBefore(_options.BreakoutBars);
        if (volume < loud)
        {
            return default;
        }

        double share = loud > 0 ? Math.Min(volume / loud, 1) : volume > 0 ? 1 : 0;
        return Case(side, (int)side * top, 0.4 + (0.3 * share) + (0.3 * Math.Max(0, _inputs.Pattern(side))), level: 0);
    }

    private TrendCase Case(Side side, int structureTicks, double quality, double level)
    {
        int stop = _options.Bracket is BracketMode.Fixed ? _bracket.DefaultStopTicks : Stop(side, structureTicks);
        return new TrendCase(
            IsThere: true, Math.Min(quality, 1), level, _inputs.Pattern(side), _inputs.TrendSize, stop, Target(side, stop));
    }

    private int Stop(Side side, int structureTicks)
    {
        int entry = _bars[0].CloseTicks;
        double distance = ((int)side * (entry - structureTicks)) + StructureMarginTicks;
        FeatureValue method = _inputs.Of(side).MethodStop.Value;
        return _bracket.StopTicks(side, entry, method.IsUsable ? Math.Min(distance, method.Value) : distance);
    }

    private int Target(Side side, int stopTicks)
    {
        int entry = _bars[0].CloseTicks;
        int target = _bracket.TargetTicks(side, entry, stopTicks);
        if (_options.Bracket is BracketMode.Fixed || _inputs.Of(side).ZoneAhead.Ticks is not { } zone
            || (int)side * (zone - entry) >= target)
        {
            return target;
        }

        int before = BracketRules.TargetAt(side, entry, zone - (int)side);
        return BracketRules.IsWorth(stopTicks, before) ? before : target;
    }
}
