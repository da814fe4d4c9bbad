using MiaIa.Engine.Orders;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine.Decisions;

/// <summary>
/// The order of a decision: data, window and limits, score against threshold (the candidate), golden rule, models and further
/// filters, setup, zone and confidence, risk, order. The first step that fails names the reason; the others that can be computed are
/// recorded as well.
/// </summary>
internal sealed class DecisionStage
{
    private const byte NoSetup = byte.MaxValue;

    private readonly EngineSetup _setup;
    private readonly Router _router;
    private readonly Position _position;
    private readonly EntryGate _gate;
    private readonly DataGate _data;
    private readonly Execution _execution;
    private readonly EntryPause _pause;
    private readonly HaltBook _halts;
    private readonly EntryInputs _inputs;
    private readonly Fingerprint _fingerprint;
    private readonly SetupBook _setups;
    private readonly FilterBook _filters;
    private readonly EntrySize _size;
    private readonly SignalConfidence _confidence;
    private readonly double[] _contributions;
    private readonly double[] _factors;
    private bool _isConfluenceOut;
    private long _number;

    public DecisionStage(
        EngineSetup setup, Router router, Position position, RiskControl risk, DataGate data, Execution execution, Fingerprint fingerprint)
    {
        (_setup, _router, _position, _gate, _data, _fingerprint) = (setup, router, position, risk.Gate, data, fingerprint);
        (_execution, _pause, _halts, _inputs) = (execution, execution.Pause, risk.Halts, risk.Inputs);
        _contributions = new double[setup.Confluence?.Terms.Count ?? 0];
        _factors = new double[setup.Confluence?.Factors.Count ?? 0];
        Formula = new FormulaStatistics(_contributions.Length);
        Funnel = new Funnel(setup.Strategies);
        _setups = new SetupBook(setup, router, Funnel);
        _filters = new FilterBook(setup);
        _size = new EntrySize(setup, risk, position, router);
        _confidence = setup.Confidence;
    }

    /// <summary>What each step removed.</summary>
    public Funnel Funnel { get; }

    /// <summary>What the formula came to.</summary>
    public FormulaStatistics Formula { get; }

    /// <summary>Decides at a moment.</summary>
    /// <param name="timeNs">Event time.</param>
    /// <param name="priceTicks">The last price.</param>
    /// <param name="isBarClose">Whether a base bar closed at it.</param>
    /// <param name="session">The session.</param>
    public void Decide(long timeNs, int priceTicks, bool isBarClose, in Session session)
    {
        _setup.Features.MarkStale(timeNs, session.OpenNs);
        ReadOnlySpan<FeatureValue> row = _setup.Features.Row;
        bool hasScore = TryScore(row, timeNs, out ConfluenceScore score);
        Side scored = hasScore ? score.Candidate : Side.None;
        DecisionPoint point = new(
            timeNs, priceTicks, scored, score, _setup.Confluence is not null, _position.Quantity, isBarClose);
        bool isExitAsked = _setups.Update(in point, row);
        bool isMethodExit = isBarClose && _setup.MethodExits is { } exits && exits.TryExit(_position.Quantity, NoSetup, NoSetup, out _);
        bool isFlat = _position.Quantity == 0 && !_router.HasWorkingEntry;
        Side side = isFlat && scored is Side.None && (hasScore || !point.HasConfluence) ? _setups.OwnSide(in point) : scored;

        Steps steps = default;
        _filters.Begin();
        CheckMarket(ref steps, timeNs);

        // Between bars what cannot be traded anyway is not judged: the record of the bar's close does that.
        bool isOpen = steps.IsClear;
        CheckScore(ref steps, in point, hasScore, side, isOpen || isBarClose, row);
        bool isCandidate = isOpen && side is not Side.None && (hasScore || !point.HasConfluence);
        long orderId = 0;
        SignalRecord signal = new() { Strategy = -1 };
        if (isFlat && (isOpen || isBarClose))
        {
            orderId = TryEnter(ref steps, in point, side, isOpen, row, session.DateNumber, ref signal);
        }
        else if (!isFlat)
        {
            bool isOpposite = (int)scored * _position.Quantity < 0 && steps.IsClear;
            steps.Fail(ReasonCode.Position);
            if (isExitAsked || isMethodExit || isOpposite)
            {
                orderId = TryExit(ref steps, isExitAsked ? _setups.ExitSetup : NoSetup, timeNs, ref signal);
            }
        }

        // Without a formula the side is the setup's, and nothing was a candidate.
        Side candidate = point.HasConfluence ? side : Side.None;
        _number++;
        DecisionRecord record = new(
            timeNs, _number, isBarClose, priceTicks, hasScore, score, candidate, steps.First, steps.Failed, signal.Strategy, orderId)
        {
            Signal = signal,
            Models = _filters.Verdict,
            RiskScore = _gate.Score,
            Figures = _inputs.At(timeNs),
        };

        // A bar that ends with the close is one of regular hours.
        Record(in record, isCandidate && point.HasConfluence, session.IsRegularHours(timeNs - 1), row);
    }

    /// <summary>A base bar is over: what was counted in it is final.</summary>
    public void EndBar()
    {
        Funnel.EndBar();
        _filters.EndBar();
    }

    private bool TryScore(ReadOnlySpan<FeatureValue> row, long timeNs, out ConfluenceScore score)
    {
        score = default;
        if (_setup.Confluence is null || _isConfluenceOut)
        {
            return false;
        }

        try
        {
            score = _setup.Confluence.Score(row, _contributions, _factors);
            return double.IsFinite(score.Score) ? true : throw new InvalidOperationException("the score is not a number");
        }
#pragma warning disable CA1031 // A plugin may throw anything: then there is no score.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            (_isConfluenceOut, score) = (true, default);
            _setup.Journal.OnNote(timeNs, NoteKind.Fault, $"confluence: {problem.GetType().Name}: {problem.Message}");
            return false;
        }
    }

    // No reversal on the same bar: the next setups come from the next bar's close.
    private long TryExit(ref Steps steps, byte setup, long timeNs, ref SignalRecord signal)
    {
        _setups.Drop();
        long orderId = _router.Exit(ExitReason.Rule, timeNs);
        if (orderId != 0)
        {
            steps.Replace(ReasonCode.Exit);
            signal = new SignalRecord { Strategy = _router.Strategy, Setup = setup };
            Funnel.AddExit(signal.Strategy, signal.Setup);
        }

        return orderId;
    }

    private void CheckMarket(ref Steps steps, long timeNs)
    {
        steps.Check(_data.IsReady(timeNs) ? ReasonCode.None : ReasonCode.Data);
        steps.Check(_gate.Window(timeNs));
        _gate.CheckDay(ref steps);
        _halts.Check(ref steps);
        steps.Check(_execution.IsOpen ? ReasonCode.None : ReasonCode.Limit);
    }

    private void CheckScore(
        ref Steps steps, in DecisionPoint point, bool hasScore, Side side, bool isJudged, ReadOnlySpan<FeatureValue> row)
    {
        if (point.HasConfluence && !hasScore)
        {
            steps.Fail(ReasonCode.Fault);
        }
        else if (point.HasConfluence && !point.Score.IsCovered)
        {
            steps.Fail(ReasonCode.Coverage);
        }
        else if (point.HasConfluence && side is Side.None)
        {
            steps.Fail(ReasonCode.Threshold);
        }
        else if (side is not Side.None && isJudged)
        {
            Candidate candidate = new(point.TimeNs, side, point.Score, point.PriceTicks);
            _filters.Ask(ref steps, in candidate, row);
        }
    }

    private long TryEnter(
        ref Steps steps,
        in DecisionPoint point,
        Side side,
        bool isOpen,
        ReadOnlySpan<FeatureValue> row,
        int dateNumber,
        ref SignalRecord signal)
    {
        steps.Check(_pause.At(point.TimeNs));
        SetupEvidence evidence = _confidence.Evidence(side, point.HasConfluence ? point.Score.Score : null, _filters.Verdict.Probability);
        GradedSetup best = side is Side.None ? GradedSetup.None : _setups.Best(in point, in evidence, isOpen);
        if (best.Strategy < 0)
        {
            steps.Fail(ReasonCode.NoSetup);
            if (side is not Side.None)
            {
                _inputs.CheckMarket(ref steps, point.TimeNs);
            }

            return 0;
        }

        Proposal setup = best.Proposal;
        bool hasOwnStop = setup.StopTicks > 0;
        int stopTicks = hasOwnStop ? setup.StopTicks : _gate.Limits.StopBounds.DefaultTicks;
        int reference = setup.LimitTicks == 0 ? point.PriceTicks : setup.LimitTicks;
        double factor = CheckSetup(ref steps, in point, in best, reference, stopTicks, row);
        _inputs.CheckMarket(ref steps, point.TimeNs);
        _gate.CheckBracket(ref steps, stopTicks, setup.TargetTicks, hasOwnStop && !setup.IsFixedBracket);
        int quantity = _size.Of(ref steps, in point, in setup, stopTicks, factor, row);
        _inputs.CheckOrder(ref steps, reference, point.PriceTicks, quantity, point.TimeNs);
        steps.Check(_setup.Journal.IsWritable ? ReasonCode.None : ReasonCode.Limit);
        long expiresNs = setup.ValidNs == 0 ? 0 : point.TimeNs + setup.ValidNs;
        signal = new SignalRecord(
            side, best.Strategy, setup.Setup, reference, setup.LimitTicks != 0, stopTicks, setup.TargetTicks, quantity, setup.Quality,
            best.Confidence, expiresNs);
        if (!steps.IsClear)
        {
            return 0;
        }

        Entry entry = new(
            side, quantity, reference, setup.LimitTicks, stopTicks, setup.TargetTicks, expiresNs, best.Strategy, setup.Setup);
        long id = _router.Enter(in entry, dateNumber, point.TimeNs);
        _inputs.OnEntry(quantity);
        _setup.Strategies[best.Strategy].Drop();
        return id;
    }

    // Without a formula there is no confidence: a strategy that decides alone answers for itself.
    private double CheckSetup(
        ref Steps steps, in DecisionPoint point, in GradedSetup best, int referenceTicks, int stopTicks, ReadOnlySpan<FeatureValue> row)
    {
        StrategySlot slot = _setup.Strategies[best.Strategy];
        SignalSetup signal = new(
            point.TimeNs, slot.Name, slot.SetupName(best.Proposal.Setup), best.Proposal.Side, referenceTicks, stopTicks,
            best.Proposal.TargetTicks, best.Proposal.Quality, best.Confidence, point.Score);
        double factor = _filters.Ask(ref steps, in signal, row);
        if (!point.HasConfluence)
        {
            return factor;
        }

        SignalQuality quality = SignalQualities.Of(best.Confidence);
        if (quality is SignalQuality.Rejected)
        {
            steps.Fail(ReasonCode.Confidence);
            return factor;
        }

        return factor * SignalQualities.SizeFactor(quality);
    }

    private void Record(in DecisionRecord record, bool isCandidate, bool isRegularHours, ReadOnlySpan<FeatureValue> row)
    {
        ConfluenceScore score = record.Score;
        _fingerprint.Add(record.TimeNs, score.Score, score.Threshold, record.Reason, record.Candidate);
        if (record.Signal.Exists || record.Models.Probability is not null)
        {
            _fingerprint.Add(record.Models.Probability, record.Signal.Confidence);
        }

        bool isSent = record is { Reason: ReasonCode.None, OrderId: not 0 };
        _filters.End(record.Signal.Exists ? record.Signal.Side : record.Candidate is Side.None ? (Side)Math.Sign(score.Score) : record.Candidate, isSent);
        Side direction = record.HasScore ? (Side)Math.Sign(score.Score) : Side.None;
        bool isGammaOptimised = isCandidate && _setup.GammaFactor?.Value is { IsUsable: true, Value: > 1 };
        Funnel.Add(record.Candidate is Side.None ? direction : record.Candidate, isCandidate, record.Reason, isGammaOptimised);

        // Kept are bar closes, candidates and order events.
        if (record.IsBarClose || isCandidate || record.OrderId != 0)
        {
            _setup.Journal.OnDecision(in record, row, _contributions, _factors, _filters.Answers);
        }

        if (record.IsBarClose)
        {
            EndBar();
            if (record.HasScore)
            {
                Formula.Add(score.Coverage, isRegularHours, _contributions);
            }
        }
    }
}
