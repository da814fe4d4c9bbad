using MiaIa.Sdk;

namespace MiaIa.Host.Alerts;

/// <summary>An alert of a run, as it stands; it does not change, another takes its place.</summary>
internal sealed record Alert
{
    /// <summary>Counts the alerts of the run, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The rule behind it.</summary>
    public required string Rule { get; init; }

    /// <summary>What of the rule's it is about, such as one limit; empty where there is only one.</summary>
    public required string Subject { get; init; }

    /// <summary>Severity; critical once it is escalated.</summary>
    public required NoticeSeverity Severity { get; init; }

    /// <summary>How it stands.</summary>
    public AlertState State { get; init; }

    /// <summary>What happened, in a sentence.</summary>
    public required string Text { get; init; }

    /// <summary>When it began, nanoseconds UTC: event time, or wall time where <see cref="IsWall"/>.</summary>
    public required long FiredNs { get; init; }

    /// <summary>When it was so for the last time that was counted, nanoseconds UTC.</summary>
    public required long LastNs { get; init; }

    /// <summary>When it was over, nanoseconds UTC; null while it is not.</summary>
    public long? ResolvedNs { get; init; }

    /// <summary>How often it occurred, duplicates that were not told included.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Whether it is something that happened, and not something that lasts.</summary>
    public bool IsOccurrence { get; init; }

    /// <summary>Whether its times are those of the wall clock.</summary>
    public bool IsWall { get; init; }

    /// <summary>When it is told again as critical unless it is acknowledged, wall time, nanoseconds UTC; null for never.</summary>
    public long? EscalatesNs { get; init; }

    /// <summary>Who acknowledged it; null as long as nobody did.</summary>
    public string? AcknowledgedBy { get; init; }

    /// <summary>Where it goes; empty for everywhere.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>A channel that it does not go to, since it is about that one; null for none.</summary>
    public string? NotTo { get; init; }

    /// <summary>Whether it still lasts, as far as is known.</summary>
    public bool IsOpen => State is not AlertState.Resolved;
}
