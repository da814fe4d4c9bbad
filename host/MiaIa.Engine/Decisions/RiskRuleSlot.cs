using MiaIa.Sdk;

namespace MiaIa.Engine.Decisions;

/// <summary>A risk rule in its place.</summary>
/// <param name="name">Name of the instance.</param>
/// <param name="rule">The rule.</param>
public sealed class RiskRuleSlot(string name, IRiskRule rule)
{
    /// <summary>Name of the instance.</summary>
    public string Name { get; } = name;

    /// <summary>The rule.</summary>
    public IRiskRule Rule { get; } = rule;

    /// <summary>Why it is out for the run; null while it works. A faulted rule allows nothing.</summary>
    public string? Fault { get; internal set; }
}
