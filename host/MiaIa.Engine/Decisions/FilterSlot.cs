using MiaIa.Sdk;

namespace MiaIa.Engine.Decisions;

/// <summary>A filter in its place, with what it was asked and allowed.</summary>
/// <param name="name">Name of the instance.</param>
/// <param name="filter">The filter.</param>
public sealed class FilterSlot(string name, IFilter filter)
{
    /// <summary>Name of the instance.</summary>
    public string Name { get; } = name;

    /// <summary>The filter.</summary>
    public IFilter Filter { get; } = filter;

    /// <summary>Why it is out for the run; null while it works. A faulted filter refuses every candidate.</summary>
    public string? Fault { get; internal set; }

    /// <summary>Candidates it was asked about.</summary>
    public long Asked { get; internal set; }

    /// <summary>Candidates it let pass.</summary>
    public long Approved { get; internal set; }
}
