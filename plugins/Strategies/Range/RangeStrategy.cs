using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Strategies;

/// <summary>
/// Fades the edges of a range: a limit at the support when the price comes there and something speaks for a bounce; mirrored at the
/// resistance. A setup is looked for at the close of a base bar and graded by its confidence while it is open.
/// </summary>
/// <remarks>
/// What is missing never makes a yes of a no. Without a regime, its edges or its trend score there is no setup; the volatility and
/// Battle Navale, whose base sets the stop, stand against every entry when the configuration names them and they cannot answer; a
/// pattern or a level that is missing adds nothing.
/// Where the method leaves a choice: a range is another one when an edge has moved by more than 4 ticks, and only closes outside it
/// since then count; without enough levels at the edge the confluence must ask for the side; round trips count as stopped in the
/// range that their setup saw; a close belongs to the nearer edge, one in the middle to neither; a fixed bracket does not ask for the
/// height of the range.
/// </remarks>
[Plugin("range")]
[Reads(EventKinds.Bar | EventKinds.Roll | EventKinds.News)]
public sealed class RangeStrategy : IStrategy
{
    private const long NewsReachNs = 30 * 60 * 1_000_000_000L;
    private const long ValidNs = 30 * 1_000_000_000L;
    private const int TargetMarginTicks = 1;
    private const int MeanBars = 10;
    private const double WeakSize = 0.5;
    private const double OnEdge = 1e-9;

    // The numbers of a trapped buyer and a trapped seller in the pattern of false breaks.
    private const double BullTrap = 1;
    private const double BearTrap = 2;

    private readonly RangeOptions _options;
    private readonly RangeInputs _inputs;
    private readonly MethodExits _exits;
    private readonly BracketRules _bracket;
    private readonly BarWindow _bars = new(MeanBars + 1);
    private readonly AverageTrueRange _atr = new();
    private readonly NewsWindow _news = new(NewsReachNs);
    private readonly FormedRange _formed = new();
    private readonly StoppedRange _stopped = new();
    private readonly int _periodSeconds;
    private RangeCase _setup;
    private RangeEdges _proposedIn;

    /// <summary>Takes its settings and the outputs of other features that it reads.</summary>
    /// <exception cref="ArgumentException">
    /// The bounds of the stop are not in rising order, or explore is on in a run that is no back-test.
    /// </exception>
    public RangeStrategy(
        RangeOptions options,
        BarPeriod basePeriod,
        Instrument instrument,
        RunMode mode,
        [Input("market-regime.regime")] [Optional] FeatureInput regime,
        [Input("market-regime.trend-score")] [Optional] FeatureInput trendScore,
        [Input("market-regime.support")] [Optional] FeatureInput support,
        [Input("market-regime.resistance")] [Optional] FeatureInput resistance,
        [Input("market-regime.range-quality")] [Optional] FeatureInput rangeQuality,
        [Input("battle-navale@{base}.bn")] [Optional] FeatureInput battle,
        [Input("battle-navale@{base}.method-stop-long")] [Optional] FeatureInput methodStopLong,
        [Input("battle-navale@{base}.method-stop-short")] [Optional] FeatureInput methodStopShort,
        [Input("battle-navale@{base}.green-height")] [Optional] FeatureInput greenHeight,
        [Input("battle-navale@{base}.red-height")] [Optional] FeatureInput redHeight,
        [Input("battle-navale@{base}.green-violated")] [Optional] FeatureInput greenViolated,
        [Input("battle-navale@{base}.red-violated")] [Optional] FeatureInput redViolated,
        [Input("battle-navale@{base}.exit-long")] [Optional] FeatureInput exitLong,
        [Input("battle-navale@{base}.exit-short")] [Optional] FeatureInput exitShort,
        [Input("sierra-patterns.ldu")] [Optional] FeatureInput longUp,
        [Input("sierra-patterns.lud")] [Optional] FeatureInput longDown,
        [Input("sierra-patterns.cus")] [Optional] FeatureInput colorUp,
        [Input("sierra-patterns.cds")] [Optional] FeatureInput colorDown,
        [Input("headfake.value")] [Optional] FeatureInput headfake,
        [Input("headfake.pattern")] [Optional] FeatureInput trap,
        [Input("volatility-regime.regime")] [Optional] FeatureInput volatility,
        [Input("gamma-levels.call-wall")] [Optional] FeatureInput callWall,
        [Input("gamma-levels.put-wall")] [Optional] FeatureInput putWall,
        [Input("level-zones.vwap")] [Optional] FeatureInput vwap,
        [Input("level-zones.vah")] [Optional] FeatureInput valueHigh,
        [Input("level-zones.val")] [Optional] FeatureInput valueLow,
        [Input("level-zones.pvah")] [Optional] FeatureInput previousHigh,
        [Input("level-zones.pval")] [Optional] FeatureInput previousLow)
    {
        if (options.Explore && mode is not RunMode.Backtest)
        {
            throw new ArgumentException("explore is for back-tests: set it off, or run a back-test.", nameof(options));
        }

        _options = options;
        _periodSeconds = basePeriod.Seconds;
        _bracket = new BracketRules(options.StopTicks, options.RewardRisk);
        _exits = new MethodExits(greenViolated, redViolated, exitLong, exitShort);
        RangeSide up = new(
            methodStopLong, greenHeight, longUp, colorUp, BearTrap, Price(valueLow), Price(previousLow), Price(putWall));
        RangeSide down = new(
            methodStopShort, redHeight, longDown, colorDown, BullTrap, Price(valueHigh), Price(previousHigh), Price(callWall));
        _inputs = new RangeInputs(
            regime, trendScore, Price(support), Price(resistance), rangeQuality, battle, headfake, trap, volatility, Price(vwap), up, down);

        PriceInput Price(FeatureInput input) => new(input, instrument);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Setups { get; } = ["PREMIUM_BOUNCE", "STRONG_BOUNCE", "WEAK", "EXIT_RULE", "EXIT_SPECIAL"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e)
    {
        switch (e.Kind)
        {
            case EventKind.Roll:
                Clear();
                break;
            case EventKind.News:
                _news.Add(in e.News, e.TimeNs);
                break;
            case EventKind.Bar when e.Bar.PeriodSeconds == _periodSeconds:
                _bars.Add(in e.Bar);
                _atr.Add(in e.Bar, e.VenueNs, e.TimeNs);
                SeeRange(out _);
                break;
        }
    }

    /// <inheritdoc />
    public bool Propose(in DecisionPoint point, ReadOnlySpan<FeatureValue> features, out Proposal proposal)
    {
        _setup = default;
        if (point.PositionQuantity != 0)
        {
            return _exits.TryExit(
                point.PositionQuantity, (byte)RangeSetup.ExitRule, (byte)RangeSetup.ExitSpecial, out proposal);
        }

        proposal = default;
        if (!_bars.IsFull || !_atr.IsReady || !SeeRange(out RangeEdges edges) || _formed.IsBroken
            || _stopped.IsClosed(in edges) || !_inputs.IsBaseKnown || _inputs.IsExtreme || _news.IsNear(point.TimeNs))
        {
            return false;
        }

        _setup = Case(edges.Nearer(_bars[0].CloseTicks), in edges);
        if (!_setup.IsThere)
        {
            return false;
        }

        _proposedIn = edges;
        proposal = Entry(RangeSetup.Weak);
        return true;
    }

    /// <inheritdoc />
    public void Grade(in SetupEvidence evidence, ref Proposal proposal)
    {
        if (_setup.Grade(in evidence) is not { } grade)
        {
            proposal = proposal with { Kind = ProposalKind.None };
            return;
        }

        bool isWeak = grade is RangeSetup.Weak;
        proposal = Entry(grade) with
        {
            Kind = isWeak && !_options.TradeWeak ? ProposalKind.Watch : ProposalKind.Enter,
            SizeFactor = isWeak ? WeakSize : 1,
        };
    }

    /// <inheritdoc />
    public void OnTripEnd(in TripEnd trip) => _stopped.Add(in _proposedIn, trip.IsStopped);

    /// <summary>The range that may be traded, watched for closes outside it; false when there is none.</summary>
    private bool SeeRange(out RangeEdges edges)
    {
        bool hasEdges = _inputs.TryEdges(out edges);
        if (hasEdges && (_inputs.IsRange || _options.Explore))
        {
            _formed.See(in edges, _bars[0].CloseTicks);
            return true;
        }

        // While the regime is not known the range may still be there: a close outside it counts.
        if (_inputs.IsRegimeKnown && hasEdges)
        {
            _formed.Clear();
        }
        else
        {
            _formed.See(_bars[0].CloseTicks);
        }

        return false;
    }

    private Proposal Entry(RangeSetup setup) => new(
        ProposalKind.Enter, _setup.Side, _setup.LimitTicks, _setup.StopTicks, _setup.TargetTicks, _setup.Quality, (byte)setup, 0, ValidNs)
    {
        Gate = _options.ScoreGate is RangeScoreGate.NotOpposed && _setup.HasLevels ? ScoreGate.NotOpposed : ScoreGate.Candidate,
        IsFixedBracket = _options.Bracket is BracketMode.Fixed,
    };

    private RangeCase Case(Side side, in RangeEdges edges)
    {
        if (side is Side.None || !_inputs.IsAllowed(side))
        {
            return default;
        }

        double edge = side is Side.Buy ? edges.SupportTicks : edges.ResistanceTicks;
        double reach = Math.Max(_options.EdgeTicks, _options.EdgeAtr * _atr.Ticks) + OnEdge;
        double pattern = _inputs.Pattern(side);
        if (pattern <= 0 || Math.Abs(_bars[0].CloseTicks - edge) > reach)
        {
            return default;
        }

        int limit = Instrument.RoundTicks(edge + ((int)side * _options.EntryOffsetTicks), side);
        if (!TryBracket(side, in edges, limit, out int stop, out int target))
        {
            return default;
        }

        double level = _inputs.Level(side, edge);
        double volume = _bars[0].Volume > 1.1 * _bars.MeanVolumeBefore(MeanBars) ? 0.1 : 0;
        double quality = Math.Min(1, (0.4 * pattern) + 0.3 + (0.3 * level) + volume);
        return new RangeCase(side, quality, level, _inputs.Quality, limit, stop, target);
    }

    private bool TryBracket(Side side, in RangeEdges edges, int limit, out int stop, out int target)
    {
        if (_options.Bracket is BracketMode.Fixed)
        {
            stop = _bracket.DefaultStopTicks;
            target = _bracket.TargetTicks(side, limit, stop);
            return true;
        }

        (double near, double far) = side is Side.Buy
            ? (edges.SupportTicks, edges.ResistanceTicks)
            : (edges.ResistanceTicks, edges.SupportTicks);
        bool isKnown = _inputs.TryMethodStop(side, out double? method);
        double beyond = ((int)side * (limit - near)) + _options.StopBeyondTicks;
        stop = _bracket.StopTicks(side, limit, method ?? beyond);
        target = BracketRules.TargetAt(side, limit, far - ((int)side * TargetMarginTicks));
        return isKnown && BracketRules.IsWorth(stop, target);
    }

    private void Clear()
    {
        _bars.Clear();
        _atr.Reset();
        _formed.Clear();
        _stopped.Clear();
        _setup = default;
    }
}
