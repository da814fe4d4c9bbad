using MiaIa.Sdk;

namespace MiaIa.Engine.Decisions;

/// <summary>A filter in its place, with what it was asked and allowed.</summary>
public sealed class FilterSlot
{
    private readonly bool?[] _answers = new bool?[2];
    private ModelVerdict _verdict;

    /// <summary>A filter of candidates.</summary>
    /// <param name="name">Name of the instance.</param>
    /// <param name="filter">The filter.</param>
    public FilterSlot(string name, IFilter filter) =>
        (Name, Filter, Models, Step) = (name, filter, filter as IModelFilter, filter.Step);

    /// <summary>A filter of setups.</summary>
    /// <param name="name">Name of the instance.</param>
    /// <param name="filter">The filter.</param>
    public FilterSlot(string name, ISetupFilter filter) => (Name, SetupFilter, Step) = (name, filter, filter.Step);

    /// <summary>Name of the instance.</summary>
    public string Name { get; }

    /// <summary>The filter of candidates; null when it is one of setups.</summary>
    public IFilter? Filter { get; }

    /// <summary>The filter of setups; null when it is one of candidates.</summary>
    public ISetupFilter? SetupFilter { get; }

    /// <summary>The same filter of candidates when it asks models, else null.</summary>
    public IModelFilter? Models { get; }

    /// <summary>Which step of the decision it is.</summary>
    public FilterStep Step { get; }

    /// <summary>Why it is out for the run; null while it works. A faulted filter refuses everything.</summary>
    public string? Fault { get; private set; }

    /// <summary>
    /// Candidates or setups it was asked about; models that are not loaded are not asked. A base bar and direction counts once, like
    /// everything that is counted.
    /// </summary>
    public long Asked { get; private set; }

    /// <summary>Those it let pass, with its last answer in the bar.</summary>
    public long Approved { get; private set; }

    /// <summary>What its models said last.</summary>
    internal ModelVerdict Verdict => _verdict;

    /// <summary>Code of its refusals.</summary>
    internal ReasonCode Refusal => Step switch
    {
        FilterStep.GoldenRule => ReasonCode.GoldenRule,
        FilterStep.Models => ReasonCode.MlReject,
        FilterStep.Zone => ReasonCode.Zone,
        FilterStep.Confidence => ReasonCode.Confidence,
        _ => ReasonCode.Filter,
    };

    /// <summary>Asks about a candidate.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="row">The row.</param>
    /// <param name="isCounted">Whether it counts: what could not be traded anyway is judged for the record only.</param>
    /// <param name="journal">Receives a fault.</param>
    internal FilterAnswer Ask(in Candidate candidate, ReadOnlySpan<FeatureValue> row, bool isCounted, IJournal journal)
    {
        if (Fault is not null)
        {
            return new FilterAnswer(true, false, null, 0, 0);
        }

        try
        {
            _verdict = default;
            double probability = Filter!.Probability(in candidate, row);
            _verdict = Models?.LastVerdict ?? default;
            bool passes = probability > Filter.Threshold;
            bool isMeasured = Models is not { LoadedModels: 0 };
            if (isMeasured && isCounted)
            {
                Count(candidate.Side, passes);
            }

            return new FilterAnswer(true, passes, isMeasured ? probability : null, Filter.Threshold, passes ? 1 : 0);
        }
#pragma warning disable CA1031 // A plugin may throw anything: then it refuses.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            return Expel(problem, candidate.Side, candidate.TimeNs, isCounted, journal);
        }
    }

    /// <summary>Asks about a setup.</summary>
    /// <inheritdoc cref="Ask(in Candidate, ReadOnlySpan{FeatureValue}, bool, IJournal)"/>
    /// <param name="setup">The setup.</param>
    internal FilterAnswer Ask(in SignalSetup setup, ReadOnlySpan<FeatureValue> row, bool isCounted, IJournal journal)
    {
        if (Fault is not null)
        {
            return new FilterAnswer(true, false, null, 0, 0);
        }

        try
        {
            SetupJudgement judgement = SetupFilter!.Judge(in setup, row);
            if (isCounted)
            {
                Count(setup.Side, judgement.Passes);
            }

            // A filter can only lower a size; one that is no number is no judgement.
            double factor = judgement.Passes ? Math.Min(judgement.SizeFactor, 1) : 0;
            return new FilterAnswer(true, judgement.Passes, judgement.Measured, judgement.Limit, factor);
        }
#pragma warning disable CA1031 // A plugin may throw anything: then it refuses.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            return Expel(problem, setup.Side, setup.TimeNs, isCounted, journal);
        }
    }

    /// <summary>The last evaluation of a side in this bar did not ask: what was counted before in the bar does not stand.</summary>
    internal void Forget(Side side) => _answers[side is Side.Buy ? 1 : 0] = null;

    /// <summary>A base bar is over.</summary>
    internal void EndBar()
    {
        foreach (ref bool? answer in _answers.AsSpan())
        {
            Asked += answer is null ? 0 : 1;
            Approved += answer is true ? 1 : 0;
            answer = null;
        }
    }

    private void Count(Side side, bool passes) => _answers[side is Side.Buy ? 1 : 0] = passes;

    private FilterAnswer Expel(Exception problem, Side side, long timeNs, bool isCounted, IJournal journal)
    {
        Fault = $"{problem.GetType().Name}: {problem.Message}";
        _verdict = default;
        if (isCounted)
        {
            Count(side, passes: false);
        }

        journal.OnNote(timeNs, NoteKind.Fault, $"filter {Name}: {Fault}");
        return new FilterAnswer(true, false, null, 0, 0);
    }
}
