using MiaIa.Engine.Orders;
using MiaIa.Sdk;

namespace MiaIa.Engine.Decisions;

/// <summary>
/// The setups that the strategies hold open: looked for at bar closes, kept for 30 seconds or until the price is two ticks away from
/// the entry, and graded at every decision in between.
/// </summary>
internal sealed class SetupBook
{
    private const long SetupLifeNs = 30L * 1_000_000_000;
    private const int SetupReachTicks = 2;
    private const string FirstAmongEquals = "trend";

    private readonly IJournal _journal;
    private readonly Router _router;
    private readonly Funnel _funnel;
    private readonly StrategySlot[] _strategies;
    private readonly int[] _ranked;

    public SetupBook(EngineSetup setup, Router router, Funnel funnel)
    {
        (_journal, _router, _funnel) = (setup.Journal, router, funnel);
        _strategies = [.. setup.Strategies];
        _ranked =
        [
            .. Enumerable.Range(0, _strategies.Length)
                .OrderBy(i => string.Equals(_strategies[i].Name, FirstAmongEquals, StringComparison.Ordinal) ? 0 : 1)
                .ThenBy(i => _strategies[i].Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Place of the setup under which the strategy of the position asked for its exit last.</summary>
    public byte ExitSetup { get; private set; }

    /// <summary>Looks for setups at a bar close, and lets go of those that are over.</summary>
    /// <returns>Whether the strategy that opened the position asks to close it.</returns>
    public bool Update(in DecisionPoint point, ReadOnlySpan<FeatureValue> row)
    {
        bool isExitAsked = false;
        for (int i = 0; i < _strategies.Length; i++)
        {
            StrategySlot slot = _strategies[i];
            if (point.IsBarClose)
            {
                if (Look(slot, in point, row, out byte exitSetup) && i == _router.Strategy)
                {
                    (isExitAsked, ExitSetup) = (true, exitSetup);
                }
            }
            else if (slot.Setup.Kind is not ProposalKind.None && IsOver(slot, in point))
            {
                slot.Drop();
            }
        }

        return isExitAsked;
    }

    /// <summary>The side of the best setup that is a candidate of its own; None without one.</summary>
    public Side OwnSide(in DecisionPoint point)
    {
        Side side = Side.None;
        double best = double.NegativeInfinity;
        foreach (int place in _ranked)
        {
            ref readonly Proposal setup = ref _strategies[place].Setup;
            bool isOwn = setup.Kind is ProposalKind.Enter && (!point.HasConfluence || IsNotOpposed(in setup, in point));
            if (isOwn && setup.Quality > best)
            {
                (side, best) = (setup.Side, setup.Quality);
            }
        }

        return side;
    }

    /// <summary>Grades the setups of a side and chooses the one with the highest confidence; of equals trend, then the first name.</summary>
    /// <param name="point">The moment.</param>
    /// <param name="evidence">What speaks for the side.</param>
    /// <param name="isCounted">Whether the setups count: what could not be traded anyway is graded for the record only.</param>
    public GradedSetup Best(in DecisionPoint point, in SetupEvidence evidence, bool isCounted)
    {
        GradedSetup best = GradedSetup.None;
        foreach (int place in _ranked)
        {
            StrategySlot slot = _strategies[place];
            if (slot.Setup.Kind is not ProposalKind.Enter || slot.Setup.Side != evidence.Side || !IsAllowed(in slot.Setup, in point))
            {
                continue;
            }

            Proposal graded = Grade(slot, in evidence, point.TimeNs);
            if (graded.Kind is ProposalKind.Enter or ProposalKind.Watch)
            {
                double confidence = evidence.Confidence(graded.Quality);
                if (isCounted)
                {
                    _funnel.AddSetup(evidence.Side, place, graded.Setup, confidence);
                }

                if (graded.Kind is ProposalKind.Enter && (best.Strategy < 0 || confidence > best.Confidence))
                {
                    best = new GradedSetup(place, graded, confidence);
                }
            }
        }

        return best;
    }

    /// <summary>Every setup is forgotten: no reversal on the same bar, the next ones come from the next bar's close.</summary>
    public void Drop()
    {
        foreach (StrategySlot slot in _strategies)
        {
            slot.Drop();
        }
    }

    private static bool IsOver(StrategySlot slot, in DecisionPoint point) =>
        point.TimeNs - slot.SetupNs > SetupLifeNs
        || Math.Abs(point.PriceTicks - slot.SetupPriceTicks) >= SetupReachTicks;

    private static bool IsAllowed(in Proposal setup, in DecisionPoint point) =>
        !point.HasConfluence || setup.Side == point.Candidate || IsNotOpposed(in setup, in point);

    private static bool IsNotOpposed(in Proposal setup, in DecisionPoint point) =>
        setup.Gate is ScoreGate.NotOpposed
        && point.Score.IsCovered
        && point.Score.IsThresholdKnown
        && (int)setup.Side * point.Score.Score > -point.Score.Threshold / 2;

    private bool Look(StrategySlot slot, in DecisionPoint point, ReadOnlySpan<FeatureValue> row, out byte exitSetup)
    {
        exitSetup = 0;
        slot.Drop();
        if (slot.Fault is not null)
        {
            return false;
        }

        try
        {
            if (!slot.Strategy.Propose(in point, row, out Proposal proposal))
            {
                return false;
            }

            if (proposal.Kind is ProposalKind.Enter)
            {
                RefuseNonsense(in proposal);
                slot.Setup = proposal;
                slot.SetupNs = point.TimeNs;
                slot.SetupPriceTicks = proposal.LimitTicks == 0 ? point.PriceTicks : proposal.LimitTicks;
            }

            exitSetup = proposal.Setup;
            return proposal.Kind is ProposalKind.Exit;
        }
#pragma warning disable CA1031 // A plugin may throw anything: that strategy is halted, the stop at the broker stays.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            slot.Expel(problem, point.TimeNs, _journal);
            return false;
        }
    }

    private static void RefuseNonsense(in Proposal proposal)
    {
        bool isSound = proposal is { Side: not Side.None, Quality: >= 0 and <= 1, StopTicks: >= 0, TargetTicks: >= 0 };
        if (!isSound)
        {
            throw new InvalidOperationException(
                $"a proposal of side {proposal.Side}, quality {proposal.Quality}, stop {proposal.StopTicks} and target {proposal.TargetTicks} ticks is none");
        }
    }

    private Proposal Grade(StrategySlot slot, in SetupEvidence evidence, long timeNs)
    {
        Proposal graded = slot.Setup;
        try
        {
            slot.Strategy.Grade(in evidence, ref graded);
            if (graded.Kind is ProposalKind.Enter or ProposalKind.Watch)
            {
                RefuseNonsense(in graded);
            }

            return graded;
        }
#pragma warning disable CA1031 // A plugin may throw anything: that strategy is halted, the stop at the broker stays.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            slot.Expel(problem, timeNs, _journal);
            return default;
        }
    }
}
