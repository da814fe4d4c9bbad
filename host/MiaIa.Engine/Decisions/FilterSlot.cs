using MiaIa.Sdk;

namespace MiaIa.Engine.Decisions;

/// <summary>A filter in its place, with what it was asked and allowed.</summary>
/// <param name="name">Name of the instance.</param>
/// <param name="filter">The filter.</param>
public sealed class FilterSlot(string name, IFilter filter)
{
    private readonly bool?[] _answers = new bool?[2];

    /// <summary>Name of the instance.</summary>
    public string Name { get; } = name;

    /// <summary>The filter.</summary>
    public IFilter Filter { get; } = filter;

    /// <summary>Why it is out for the run; null while it works. A faulted filter refuses every candidate.</summary>
    public string? Fault { get; internal set; }

    /// <summary>Candidates it was asked about. A base bar and direction counts once, like everything that is counted.</summary>
    public long Asked { get; private set; }

    /// <summary>Those it let pass, with its last answer in the bar.</summary>
    public long Approved { get; private set; }

    /// <summary>Takes an answer about a candidate on a side.</summary>
    internal void Add(Side side, bool passes) => _answers[side is Side.Buy ? 1 : 0] = passes;

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
}
