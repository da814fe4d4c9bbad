using MiaIa.Engine.Orders;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine.Decisions;

/// <summary>
/// The order of a decision: data, window and limits, score against threshold (the candidate), filters, setup, risk, order. The
/// first step that fails names the reason; the others that can be computed are recorded as well.
/// </summary>
internal sealed class DecisionStage
{
    private const long SetupLifeNs = 30L * 1_000_000_000;
    private const int SetupReachTicks = 2;
    private const string SizeFactorOutput = ".size-factor";

    private readonly EngineSetup _setup;
    private readonly Router _router;
    private readonly Position _position;
    private readonly EntryGate _gate;
    private readonly DataGate _data;
    private readonly Fingerprint _fingerprint;
    private readonly double[] _contributions;
    private readonly double[] _factors;
    private readonly int[] _sizeFactors;
    private readonly StrategySlot[] _strategies;
    private readonly FilterSlot[] _filters;
    private readonly RiskRuleSlot[] _rules;
    private bool _isConfluenceOut;
    private long _number;

    public DecisionStage(
        EngineSetup setup, Router router, Position position, EntryGate gate, DataGate data, Fingerprint fingerprint)
    {
        (_setup, _router, _position, _gate, _data, _fingerprint) = (setup, router, position, gate, data, fingerprint);
        (_strategies, _filters, _rules) = ([.. setup.Strategies], [.. setup.Filters], [.. setup.RiskRules]);
        _contributions = new double[setup.Confluence?.Terms.Count ?? 0];
        _factors = new double[setup.Confluence?.Factors.Count ?? 0];
        Formula = new FormulaStatistics(_contributions.Length);
        _sizeFactors =
        [
            .. Enumerable.Range(0, setup.Names.Names.Count)
                .Where(i => setup.Names.Names[i].EndsWith(SizeFactorOutput, StringComparison.Ordinal)),
        ];
    }

    /// <summary>What each step removed.</summary>
    public Funnel Funnel { get; } = new();

    /// <summary>Halts that came as events.</summary>
    public HaltLatch Halts { get; } = new();

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
        Side candidate = hasScore ? score.Candidate : Side.None;
        DecisionPoint point = new(
            timeNs, priceTicks, candidate, score, _setup.Confluence is not null, _position.Quantity, isBarClose);
        UpdateSetups(in point, row, out bool isExitAsked);

        Steps steps = default;
        CheckMarket(ref steps, in point, hasScore, row);
        long orderId = 0;
        int strategy = -1;
        if (_position.Quantity != 0 || _router.HasWorkingEntry)
        {
            bool isOpposite = candidate is not Side.None && (int)candidate * _position.Quantity < 0 && steps.IsClear;
            steps.Fail(ReasonCode.Position);
            if (isExitAsked || isOpposite)
            {
                orderId = _router.Exit(ExitReason.Rule, timeNs);
                steps.Replace(ReasonCode.Exit);
                DropSetups();
            }
        }
        else
        {
            (orderId, strategy) = TryEnter(ref steps, in point, row, session.DateNumber);
        }

        // A bar that ends with the close is one of regular hours.
        Record(in point, hasScore, steps, strategy, orderId, session.IsRegularHours(timeNs - 1), row);
    }

    /// <summary>A base bar is over: what was counted in it is final.</summary>
    public void EndBar()
    {
        Funnel.EndBar();
        for (int i = 0; i < _setup.Filters.Count; i++)
        {
            _setup.Filters[i].EndBar();
        }
    }

    // No reversal on the same bar: the next setups come from the next bar's close.
    private void DropSetups()
    {
        for (int i = 0; i < _setup.Strategies.Count; i++)
        {
            _setup.Strategies[i].Drop();
        }
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

    private void UpdateSetups(in DecisionPoint point, ReadOnlySpan<FeatureValue> row, out bool isExitAsked)
    {
        isExitAsked = false;
        for (int i = 0; i < _strategies.Length; i++)
        {
            StrategySlot slot = _strategies[i];
            if (point.IsBarClose)
            {
                ref Proposal setup = ref slot.Setup;
                bool hasProposal = TryPropose(slot, in point, row, out setup);
                isExitAsked |= hasProposal && setup.Kind is ProposalKind.Exit && i == _router.Strategy;
                if (!hasProposal || setup.Kind is not ProposalKind.Enter)
                {
                    slot.Drop();
                }

                (slot.SetupNs, slot.SetupPriceTicks) = (point.TimeNs, point.PriceTicks);
            }
            else if (slot.Setup.Kind is not ProposalKind.None && IsOver(slot, in point))
            {
                slot.Drop();
            }
        }
    }

    private static bool IsOver(StrategySlot slot, in DecisionPoint point) =>
        point.TimeNs - slot.SetupNs > SetupLifeNs
        || Math.Abs(point.PriceTicks - slot.SetupPriceTicks) >= SetupReachTicks;

    private bool TryPropose(
        StrategySlot slot, in DecisionPoint point, ReadOnlySpan<FeatureValue> row, out Proposal proposal)
    {
        proposal = default;
        if (slot.Fault is not null)
        {
            return false;
        }

        try
        {
            return slot.Strategy.Propose(in point, row, out proposal);
        }
#pragma warning disable CA1031 // A plugin may throw anything: that strategy is halted, the stop at the broker stays.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            slot.Expel(problem, point.TimeNs, _setup.Journal);
            return false;
        }
    }

    private void CheckMarket(ref Steps steps, in DecisionPoint point, bool hasScore, ReadOnlySpan<FeatureValue> row)
    {
        if (!_data.IsReady(point.TimeNs))
        {
            steps.Fail(ReasonCode.Data);
        }

        steps.Check(_gate.Window(point.TimeNs));
        steps.Check(_gate.Day());
        steps.Check(Halts.IsHalted ? ReasonCode.Limit : ReasonCode.None);
        if (_setup.Confluence is null)
        {
            return;
        }

        if (!hasScore)
        {
            steps.Fail(ReasonCode.Fault);
        }
        else if (!point.Score.IsCovered)
        {
            steps.Fail(ReasonCode.Coverage);
        }
        else if (point.Candidate is Side.None)
        {
            steps.Fail(ReasonCode.Threshold);
        }
        else
        {
            AskFilters(ref steps, in point, row);
        }
    }

    private void AskFilters(ref Steps steps, in DecisionPoint point, ReadOnlySpan<FeatureValue> row)
    {
        Candidate candidate = new(point.TimeNs, point.Candidate, point.Score, point.PriceTicks);
        for (int i = 0; i < _filters.Length; i++)
        {
            FilterSlot slot = _filters[i];
            double probability = Ask(slot, in candidate, row);
            bool passes = slot.Fault is null && probability > slot.Filter.Threshold;
            slot.Add(candidate.Side, passes);
            if (!passes)
            {
                steps.Fail(ReasonCode.Filter);
            }
        }
    }

    private double Ask(FilterSlot slot, in Candidate candidate, ReadOnlySpan<FeatureValue> row)
    {
        try
        {
            return slot.Fault is null ? slot.Filter.Probability(in candidate, row) : 0;
        }
#pragma warning disable CA1031 // A plugin may throw anything: then it refuses.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            slot.Fault = $"{problem.GetType().Name}: {problem.Message}";
            _setup.Journal.OnNote(candidate.TimeNs, NoteKind.Fault, $"filter {slot.Name}: {slot.Fault}");
            return 0;
        }
    }

    private (long OrderId, int Strategy) TryEnter(
        ref Steps steps, in DecisionPoint point, ReadOnlySpan<FeatureValue> row, int dateNumber)
    {
        int best = BestSetup(in point);
        if (best < 0)
        {
            steps.Fail(ReasonCode.NoSetup);
            return (0, -1);
        }

        StrategySlot slot = _strategies[best];
        Proposal setup = slot.Setup;
        bool hasStructure = setup.StopTicks > 0;
        int stopTicks = hasStructure ? setup.StopTicks : _gate.Limits.StopBounds.DefaultTicks;
        steps.Check(_gate.Bracket(stopTicks, setup.TargetTicks, hasStructure));
        int quantity = Quantity(ref steps, in point, in setup, stopTicks, row);
        if (!steps.IsClear || !_setup.Journal.IsWritable)
        {
            steps.Check(_setup.Journal.IsWritable ? ReasonCode.None : ReasonCode.Limit);
            return (0, best);
        }

        Entry entry = new(
            setup.Side, quantity, setup.LimitTicks == 0 ? point.PriceTicks : setup.LimitTicks, setup.LimitTicks,
            stopTicks, setup.TargetTicks, setup.ValidNs == 0 ? 0 : point.TimeNs + setup.ValidNs, best, setup.Setup);
        long id = _router.Enter(in entry, dateNumber, point.TimeNs);
        _gate.OnEntry();
        slot.Drop();
        return (id, best);
    }

    private int BestSetup(in DecisionPoint point)
    {
        int best = -1;
        for (int i = 0; i < _strategies.Length; i++)
        {
            ref readonly Proposal setup = ref _strategies[i].Setup;
            bool isOnSide = setup.Kind is ProposalKind.Enter
                && (!point.HasConfluence || setup.Side == point.Candidate);
            if (isOnSide && (best < 0 || setup.Quality > _strategies[best].Setup.Quality))
            {
                best = i;
            }
        }

        return best;
    }

    private int Quantity(
        ref Steps steps, in DecisionPoint point, in Proposal setup, int stopTicks, ReadOnlySpan<FeatureValue> row)
    {
        double factor = 1;
        foreach (int slot in _sizeFactors)
        {
            // A size factor that cannot be told, or is no number above 0, pays for nothing.
            factor *= row[slot].IsUsable && row[slot].Value > 0 ? Math.Min(1, row[slot].Value) : 0;
        }

        int quantity = _gate.Size(stopTicks, factor, point.PositionQuantity);
        quantity = setup.MaxQuantity > 0 ? Math.Min(quantity, setup.MaxQuantity) : quantity;
        if (quantity <= 0)
        {
            steps.Fail(ReasonCode.SizeZero);
            return 0;
        }

        EntryRequest request = new(
            point.TimeNs, setup.Side, quantity, point.PriceTicks, stopTicks, setup.TargetTicks);
        int allowed = AskRules(in request);
        if (allowed <= 0)
        {
            steps.Fail(ReasonCode.RiskRule);
        }

        return allowed;
    }

    private int AskRules(in EntryRequest request)
    {
        AccountState account = new(
            _gate.Equity, _gate.PeakEquity, _gate.DayProfit, _position.Quantity, _gate.RoundTripsToday);
        int allowed = request.Quantity;
        for (int i = 0; i < _rules.Length; i++)
        {
            RiskRuleSlot slot = _rules[i];
            try
            {
                allowed = slot.Fault is null ? Math.Min(allowed, slot.Rule.Allow(in request, in account)) : 0;
            }
#pragma warning disable CA1031 // A plugin may throw anything: then nothing is allowed.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                slot.Fault = $"{problem.GetType().Name}: {problem.Message}";
                _setup.Journal.OnNote(request.TimeNs, NoteKind.Fault, $"risk rule {slot.Name}: {slot.Fault}");
                allowed = 0;
            }
        }

        return allowed;
    }

    private void Record(
        in DecisionPoint point, bool hasScore, Steps steps, int strategy, long orderId, bool isRegularHours, ReadOnlySpan<FeatureValue> row)
    {
        _number++;
        _fingerprint.Add(point.TimeNs, point.Score.Score, point.Score.Threshold, steps.First, point.Candidate);
        Side direction = hasScore ? (Side)Math.Sign(point.Score.Score) : Side.None;
        Funnel.Add(direction, point.Candidate is not Side.None, steps.First);

        // Kept are bar closes, candidates and order events.
        if (point.IsBarClose || point.Candidate is not Side.None || orderId != 0)
        {
            DecisionRecord record = new(
                point.TimeNs, _number, point.IsBarClose, point.PriceTicks, hasScore, point.Score, point.Candidate,
                steps.First, steps.Failed, strategy, orderId);
            _setup.Journal.OnDecision(in record, row, _contributions, _factors);
        }

        if (point.IsBarClose)
        {
            EndBar();
            if (hasScore)
            {
                Formula.Add(point.Score.Coverage, isRegularHours, _contributions);
            }
        }
    }
}
