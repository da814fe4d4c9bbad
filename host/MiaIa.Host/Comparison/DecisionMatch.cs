namespace MiaIa.Host.Comparison;

/// <summary>
/// Lays the decisions of B beside those of A as they come, by their time. Between two bars only candidates and orders are kept of a
/// run: where the other run has none at that moment, it had no candidate.
/// </summary>
/// <param name="trail">The decisions of A, rewound.</param>
/// <param name="shown">How many differences are kept as they are; all are counted.</param>
internal sealed class DecisionMatch(DecisionTrail trail, int shown) : IDecisionTaker
{
    private readonly Dictionary<string, long> _kinds = new(StringComparer.Ordinal);
    private readonly List<DecisionDifference> _first = [];

    /// <summary>Moments at which at least one run decided.</summary>
    public long Moments { get; private set; }

    /// <summary>Moments at which both decided.</summary>
    public long Both { get; private set; }

    /// <summary>Moments at which they ended differently.</summary>
    public long Different { get; private set; }

    /// <summary>The differences by their kind, the most frequent first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Kinds =>
        [.. _kinds.OrderByDescending(k => k.Value).ThenBy(k => k.Key, StringComparer.Ordinal)];

    /// <summary>The first differences.</summary>
    public IReadOnlyList<DecisionDifference> First => _first;

    /// <inheritdoc />
    public void Take(in DecisionMark mark)
    {
        while (trail.TryPeek(out DecisionMark a) && a.TimeNs < mark.TimeNs)
        {
            trail.Advance();
            TakeAlone(new DecisionDifference(a.TimeNs, a, B: null), a);
        }

        if (!trail.TryPeek(out DecisionMark other) || other.TimeNs != mark.TimeNs)
        {
            TakeAlone(new DecisionDifference(mark.TimeNs, A: null, mark), mark);
            return;
        }

        trail.Advance();
        Moments++;
        Both++;
        if (other.Differs(in mark))
        {
            Add(new DecisionDifference(mark.TimeNs, other, mark));
        }
    }

    /// <summary>B has no more: the rest is A's alone.</summary>
    public void End()
    {
        while (trail.TryPeek(out DecisionMark a))
        {
            trail.Advance();
            TakeAlone(new DecisionDifference(a.TimeNs, a, B: null), a);
        }
    }

    private void TakeAlone(DecisionDifference alone, in DecisionMark mark)
    {
        Moments++;
        if (mark.IsBarClose || !mark.IsBeforeScore)
        {
            Add(alone);
        }
    }

    private void Add(DecisionDifference difference)
    {
        Different++;
        string kind = difference.Kind;
        _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
        if (_first.Count < shown)
        {
            _first.Add(difference);
        }
    }
}
