using MiaIa.Host.Health;

namespace MiaIa.Host.Alerts;

/// <summary>What the alerts look at besides events. What is null is not looked at.</summary>
internal sealed record AlertSeams
{
    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What the machine is like.</summary>
    public Func<ProcessFigures>? Machine { get; init; }

    /// <summary>Why the journal cannot be written; it gives null while it can.</summary>
    public Func<string?>? JournalFault { get; init; }

    /// <summary>The file that a watcher outside looks at.</summary>
    public HeartbeatFile? Heartbeat { get; init; }

    /// <summary>Whether the alerts are those of a simulated run.</summary>
    public bool IsSimulated { get; init; }
}
