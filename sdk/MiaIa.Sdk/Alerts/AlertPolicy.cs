namespace MiaIa.Sdk;

/// <summary>What an alert sink wants to get.</summary>
public sealed record AlertPolicy
{
    /// <summary>Least severity. Default warning.</summary>
    public NoticeSeverity MinimumSeverity { get; init; } = NoticeSeverity.Warning;

    /// <summary>Most messages in any 60 s; what is beyond waits. Default 60.</summary>
    public int MostPerMinute { get; init; } = 60;

    /// <summary>When more messages wait than so many, they become one. Default 5.</summary>
    public int FoldAbove { get; init; } = 5;

    /// <summary>Every how many seconds a sign of life is sent while the run is well, for a watcher outside; absent: never.</summary>
    public int? HeartbeatSeconds { get; init; }

    /// <summary>Whether it wants the alerts of a simulated run. Default yes.</summary>
    public bool TakesSimulated { get; init; } = true;

    /// <summary>
    /// Whether what receives the messages drops one whose id it has. Then a message whose fate is unclear is sent again; else only a
    /// critical one is, and may come twice. Default no.
    /// </summary>
    public bool KnowsIds { get; init; }
}
