using MiaIa.Sdk;

namespace MiaIa.Engine.Decisions;

/// <summary>
/// How many moments each step of the decision order removed, which setups there were and how confident they were. A base bar and
/// direction counts once, with its last evaluation.
/// </summary>
/// <param name="strategies">The strategies, in the order of the configuration.</param>
public sealed class Funnel(IReadOnlyList<StrategySlot> strategies)
{
    private const int Directions = 3;
    private const int ConfidenceBins = 20;

    private readonly long[] _removed = new long[ReasonCodes.Count];
    private readonly long[] _confidences = new long[ConfidenceBins];
    private readonly long[][] _setups = [.. strategies.Select(s => new long[Math.Max(1, s.Strategy.Setups.Count)])];
    private readonly Pending[] _pending = new Pending[Directions];

    /// <summary>All evaluations, bar closes and cycles.</summary>
    public long Evaluations { get; private set; }

    /// <summary>Evaluations that judged a candidate.</summary>
    public long CandidateEvaluations { get; private set; }

    /// <summary>Base bars with at least one evaluation, per direction.</summary>
    public long Counted { get; private set; }

    /// <summary>
    /// Those that were candidates: on sound data, inside window and limits, and beyond the threshold with enough coverage, or a setup that
    /// is a candidate of its own.
    /// </summary>
    public long Candidates { get; private set; }

    /// <summary>Those of the candidates that the gamma cycle favours: its factor is above 1.</summary>
    public long GammaOptimised { get; private set; }

    /// <summary>Those that became an order.</summary>
    public long Emitted => _removed[(int)ReasonCode.None];

    /// <summary>How many graded setups had a confidence in each twentieth of [0, 1], lowest first.</summary>
    public IReadOnlyList<long> Confidences => _confidences;

    /// <summary>How many each step removed.</summary>
    public long Removed(ReasonCode step) => _removed[(int)step];

    /// <summary>How many of a strategy's setups there were by their place, those only watched as well.</summary>
    public IReadOnlyList<long> Setups(int strategy) => _setups[strategy];

    /// <summary>Takes a graded setup.</summary>
    internal void AddSetup(Side side, int strategy, byte setup, double confidence)
    {
        ref Pending pending = ref _pending[(int)side + 1];
        bool isBetter = !pending.HasSetup || pending.SetupNumber != Evaluations || confidence > pending.Confidence;
        if (isBetter && setup < _setups[strategy].Length)
        {
            pending.HasSetup = true;
            (pending.SetupNumber, pending.Strategy, pending.Setup, pending.Confidence) = (Evaluations, strategy, setup, confidence);
        }
    }

    /// <summary>Takes an exit that a strategy asked for and got.</summary>
    internal void AddExit(int strategy, byte setup)
    {
        if (setup < _setups[strategy].Length)
        {
            _setups[strategy][setup]++;
        }
    }

    /// <summary>Takes an evaluation.</summary>
    internal void Add(Side direction, bool isCandidate, ReasonCode reason, bool isGammaOptimised = false)
    {
        ref Pending pending = ref _pending[(int)direction + 1];
        bool hasSetup = pending.HasSetup && pending.SetupNumber == Evaluations;
        Evaluations++;
        CandidateEvaluations += isCandidate ? 1 : 0;

        // An order sent within the bar is what the bar counts as, whatever is evaluated after it.
        if (pending is { IsThere: true, Reason: ReasonCode.None })
        {
            return;
        }

        pending.Reason = reason;
        pending.IsThere = true;
        pending.IsCandidate = isCandidate;
        pending.IsGammaOptimised = isGammaOptimised;
        pending.HasSetup = hasSetup;
    }

    /// <summary>A base bar is over.</summary>
    internal void EndBar()
    {
        foreach (ref Pending pending in _pending.AsSpan())
        {
            if (pending.IsThere)
            {
                _removed[(int)pending.Reason]++;
                Counted++;
                Candidates += pending.IsCandidate ? 1 : 0;
                GammaOptimised += pending is { IsCandidate: true, IsGammaOptimised: true } ? 1 : 0;
            }

            if (pending.HasSetup)
            {
                _setups[pending.Strategy][pending.Setup]++;
                _confidences[Math.Clamp((int)(pending.Confidence * ConfidenceBins), 0, ConfidenceBins - 1)]++;
            }

            pending = default;
        }
    }

    /// <summary>What a bar has come to so far on a side.</summary>
    private struct Pending
    {
        public ReasonCode Reason;
        public bool IsThere;
        public bool IsCandidate;
        public bool IsGammaOptimised;
        public bool HasSetup;
        public long SetupNumber;
        public int Strategy;
        public byte Setup;
        public double Confidence;
    }
}
