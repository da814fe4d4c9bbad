using MiaIa.Sdk;

namespace MiaIa.Engine.Decisions;

/// <summary>
/// How many moments each step of the decision order removed. A base bar and direction counts once, with its last evaluation.
/// </summary>
public sealed class Funnel
{
    private const int Directions = 3;

    private readonly long[] _removed = new long[ReasonCodes.Count];
    private readonly ReasonCode[] _pending = new ReasonCode[Directions];
    private readonly bool[] _isPending = new bool[Directions];
    private readonly bool[] _isCandidate = new bool[Directions];

    /// <summary>All evaluations, bar closes and cycles.</summary>
    public long Evaluations { get; private set; }

    /// <summary>Base bars with at least one evaluation, per direction.</summary>
    public long Counted { get; private set; }

    /// <summary>Those that were candidates: beyond the threshold with enough coverage.</summary>
    public long Candidates { get; private set; }

    /// <summary>Those that became an order.</summary>
    public long Emitted => _removed[(int)ReasonCode.None];

    /// <summary>How many each step removed.</summary>
    public long Removed(ReasonCode step) => _removed[(int)step];

    /// <summary>Takes an evaluation.</summary>
    internal void Add(Side direction, bool isCandidate, ReasonCode reason)
    {
        int at = (int)direction + 1;
        Evaluations++;

        // An order sent within the bar is what the bar counts as, whatever is evaluated after it.
        if (_isPending[at] && _pending[at] is ReasonCode.None)
        {
            return;
        }

        _pending[at] = reason;
        _isPending[at] = true;
        _isCandidate[at] |= isCandidate;
    }

    /// <summary>A base bar is over.</summary>
    internal void EndBar()
    {
        for (int at = 0; at < Directions; at++)
        {
            if (_isPending[at])
            {
                _removed[(int)_pending[at]]++;
                Counted++;
                Candidates += _isCandidate[at] ? 1 : 0;
                _isPending[at] = false;
                _isCandidate[at] = false;
            }
        }
    }
}
