using MiaIa.Sdk;

namespace MiaIa.Engine.Decisions;

/// <summary>The filters in the order of the steps, and what they said at the decision that is being taken.</summary>
internal sealed class FilterBook
{
    private readonly IJournal _journal;
    private readonly FilterSlot[] _all;
    private readonly int[] _candidates;
    private readonly int[] _setups;
    private readonly FilterAnswer[] _answers;
    private readonly bool[] _isSent = new bool[3];
    private bool _isDirty;
    private bool _isCounted;

    public FilterBook(EngineSetup setup)
    {
        _journal = setup.Journal;
        _all = [.. setup.Filters];
        _answers = new FilterAnswer[_all.Length];
        int[] places = [.. Enumerable.Range(0, _all.Length).OrderBy(i => _all[i].Step)];
        _candidates = [.. places.Where(i => _all[i].Filter is not null)];
        _setups = [.. places.Where(i => _all[i].SetupFilter is not null)];
    }

    /// <summary>What each filter said, in the order of the configuration.</summary>
    public ReadOnlySpan<FilterAnswer> Answers => _answers;

    /// <summary>What the models said; default when they were not asked or none is loaded.</summary>
    public ModelVerdict Verdict { get; private set; }

    /// <summary>A decision begins.</summary>
    public void Begin()
    {
        Verdict = default;
        _isCounted = false;
        if (_isDirty)
        {
            Array.Clear(_answers);
            _isDirty = false;
        }
    }

    /// <summary>Asks the filters of candidates.</summary>
    public void Ask(ref Steps steps, in Candidate candidate, ReadOnlySpan<FeatureValue> row)
    {
        _isDirty = true;
        _isCounted = steps.IsClear && !_isSent[(int)candidate.Side + 1];
        foreach (int place in _candidates)
        {
            FilterSlot slot = _all[place];
            _answers[place] = slot.Ask(in candidate, row, _isCounted, _journal);
            steps.Check(_answers[place].Passes ? ReasonCode.None : slot.Refusal);
            if (slot.Models is not null)
            {
                Verdict = slot.Verdict;
            }
        }
    }

    /// <summary>Asks the filters of setups.</summary>
    /// <returns>The factor of the size by those that let it pass, (0, 1].</returns>
    public double Ask(ref Steps steps, in SignalSetup setup, ReadOnlySpan<FeatureValue> row)
    {
        _isDirty = true;
        double factor = 1;
        foreach (int place in _setups)
        {
            _answers[place] = _all[place].Ask(in setup, row, _isCounted, _journal);
            factor *= _answers[place].Passes ? _answers[place].SizeFactor : 1;
            steps.Check(_answers[place].Passes ? ReasonCode.None : _all[place].Refusal);
        }

        return factor;
    }

    /// <summary>
    /// The decision is taken. What is counted of a bar and side is its last evaluation: filters that it did not ask, or for the record
    /// only, are forgotten, unless an order was sent in the bar.
    /// </summary>
    public void End(Side side, bool isSent)
    {
        int at = (int)side + 1;
        if (_isSent[at] || side is Side.None)
        {
            return;
        }

        _isSent[at] = isSent;
        for (int i = 0; i < _all.Length; i++)
        {
            if (!_answers[i].IsAsked || !_isCounted)
            {
                _all[i].Forget(side);
            }
        }
    }

    /// <summary>A base bar is over.</summary>
    public void EndBar()
    {
        Array.Clear(_isSent);
        foreach (FilterSlot slot in _all)
        {
            slot.EndBar();
        }
    }
}
